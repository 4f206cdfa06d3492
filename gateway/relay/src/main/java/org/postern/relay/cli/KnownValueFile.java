package org.postern.relay.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.postern.relay.Home;
import org.postern.relay.PrivateFiles;
import org.postern.scan.identity.KnownValues;
import org.postern.school.CsvTable;
import org.postern.school.KnownHashes;
import org.postern.school.source.Roll;

/**
 * Writes the hashes of the identifiers and telephones of an export, so that mail can be searched for them although the
 * disk holds none. The secret lies with the other keys in HOME, the hashes beside the roster: neither tells anything
 * alone.
 */
final class KnownValueFile {
    private static final int BYTES = 32;
    private static final int PSEUDONYM = 16;

    private final byte[] secret;

    private KnownValueFile(byte[] secret) {
        this.secret = secret;
    }

    static KnownValueFile in(Home home) throws IOException {
        Path file = home.knownValuesSecret();
        if (Files.notExists(file)) {
            PrivateFiles.write(file, HexFormat.of().formatHex(random()) + "\n");
        }
        return new KnownValueFile(HexFormat.of().parseHex(Files.readString(file).strip()));
    }

    private static byte[] random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** Stands for an id that must not be readable, always the same for the same id. */
    String pseudonym(String id) {
        String text = HexFormat.of().formatHex(id.getBytes(StandardCharsets.UTF_8));
        return "u-" + HexFormat.of().formatHex(KnownHashes.key(secret, text)).substring(0, PSEUDONYM);
    }

    /** What the export does not cover stays as it was. */
    void write(Roll export, Path directory, Path into) throws IOException {
        Lines kept = kept(directory, export);
        String salt = kept.salt.isEmpty() ? HexFormat.of().formatHex(random()) : kept.salt;
        byte[] key = KnownHashes.key(secret, salt);
        KnownValues fresh = KnownValues.of(key, values(export));
        KnownValues all = kept.rows.isEmpty() ? fresh : fresh.and(KnownValues.ofHashes(key, kept.sieve, kept::hand));
        Set<String> rows = new TreeSet<>();
        all.forEach((field, high, low) -> rows.add(field + "," + hex(high) + hex(low)));
        try (BufferedWriter out = Files.newBufferedWriter(into.resolve(KnownHashes.FILE), StandardCharsets.UTF_8)) {
            out.write("field,hash\n" + KnownHashes.SALT + "," + salt + "\n");
            out.write(KnownHashes.SIEVE + "," + all.sieve() + "\n");
            for (String row : rows) {
                out.write(row + "\n");
            }
        }
    }

    private static String hex(long half) {
        return HexFormat.of().toHexDigits(half);
    }

    private static Map<String, Set<String>> values(Roll export) {
        Map<String, Set<String>> values = new HashMap<>();
        for (Roll.Someone one : export.people()) {
            if (one.active()) {
                one.known()
                        .forEach(known -> values.computeIfAbsent(known.field(), f -> new HashSet<>())
                                .add(known.value()));
            }
        }
        return values;
    }

    /** Of the file before. */
    private static final class Lines {
        private final List<Kept> rows = new ArrayList<>();
        private String salt = "";
        private String sieve = "";

        private record Kept(String field, String hash) {}

        void hand(KnownValues.Sink sink) {
            rows.forEach(row -> sink.take(
                    row.field(),
                    Long.parseUnsignedLong(row.hash(), 0, 16, 16),
                    Long.parseUnsignedLong(row.hash(), 16, 32, 16)));
        }
    }

    /** A row that is no hash is not worth keeping. */
    private static Lines kept(Path directory, Roll export) {
        Lines lines = new Lines();
        Path file = directory.resolve(KnownHashes.FILE);
        if (Files.notExists(file)) {
            return lines;
        }
        for (CsvTable.Row row :
                CsvTable.read(file, List.of(), new ArrayList<>()).rows()) {
            String field = row.get("field");
            String value = row.get("hash");
            switch (field) {
                case KnownHashes.SALT -> lines.salt = value;
                case KnownHashes.SIEVE -> lines.sieve = value;
                default -> {
                    String owner = field.substring(0, Math.max(0, field.indexOf('.')));
                    if (!export.covers(owner) && value.matches("[0-9a-f]{32}")) {
                        lines.rows.add(new Lines.Kept(field, value));
                    }
                }
            }
        }
        return lines;
    }
}
