package org.postern.relay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.school.CsvTable;
import org.postern.school.KnownHashes;
import org.postern.school.source.RollStore;

/** Every roster that was in force, a numbered folder each; the last ten are kept. */
final class PeopleVersions {
    static final int KEPT = 10;
    private static final String ABOUT = "about.csv";

    private final Path folder;

    /**
     * What is told of a version.
     *
     * @param source what it was made from
     */
    record Version(int number, Instant at, String by, String source, int people) {}

    PeopleVersions(Path folder) {
        this.folder = folder;
    }

    Path folder(int number) {
        return folder.resolve(Integer.toString(number));
    }

    /** The oldest first. */
    List<Version> list() throws IOException {
        List<Version> all = new ArrayList<>();
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path one : folders.filter(f -> f.getFileName().toString().matches("\\d{1,9}"))
                    .toList()) {
                about(one).ifPresent(all::add);
            }
        }
        all.sort(Comparator.comparingInt(Version::number));
        return all;
    }

    /** A folder without this file was not finished. */
    private static Optional<Version> about(Path one) {
        return CsvTable.read(one.resolve(ABOUT), List.of(), new ArrayList<>()).rows().stream()
                .findFirst()
                .map(row -> new Version(
                        Integer.parseInt(one.getFileName().toString()),
                        Instant.parse(row.get("at")),
                        row.get("by"),
                        row.get("source"),
                        Integer.parseInt(row.get("people"))));
    }

    int next() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.map(f -> f.getFileName().toString())
                            .filter(name -> name.matches("\\d{1,9}"))
                            .mapToInt(Integer::parseInt)
                            .max()
                            .orElse(0)
                    + 1;
        }
    }

    /** The version whose roster a directory has; none if the directory was changed by hand. */
    Optional<Version> of(Path directory) throws IOException {
        String wanted = digest(directory);
        return list().reversed().stream()
                .filter(version -> digest(folder(version.number())).equals(wanted))
                .findFirst();
    }

    /** Copies the roster of a directory; the oldest versions make room. */
    Version save(Path directory, String by, String source, int people, Instant now) throws IOException {
        Version version = new Version(next(), now, by, source, people);
        Path into = Files.createDirectory(folder(version.number()));
        for (Path file : roster(directory)) {
            Files.copy(file, into.resolve(file.getFileName().toString()));
        }
        Files.writeString(
                into.resolve(ABOUT),
                "at,by,source,people\n" + now + "," + quoted(by) + "," + quoted(source) + "," + people + "\n");
        List<Version> all = list();
        for (Version old : all.subList(0, Math.max(0, all.size() - KEPT))) {
            DirectorySwap.delete(folder(old.number()));
        }
        return version;
    }

    private static String quoted(String cell) {
        return "\"" + cell.replace("\"", "\"\"").replaceAll("[\\r\\n]", " ") + "\"";
    }

    private static List<Path> roster(Path directory) {
        return Stream.concat(RollStore.FILES.stream().sorted(), Stream.of(KnownHashes.FILE))
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .toList();
    }

    /** Of the roster alone: the school's own tables belong to no version. */
    static String digest(Path directory) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : roster(directory)) {
                digest.update((file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
