package org.postern.read.fork;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The readers' native libraries, unpacked once for all of them, into a folder whose name tells their version. A program
 * of its own fills it and the list of sizes is put in last, when all else is on disk; so a folder with a list that is
 * right is whole, whoever else starts at the same time or broke off before.
 */
final class SharedNatives {
    private static final Logger LOG = LoggerFactory.getLogger(ReaderPool.class);
    private static final String PREFIX = "natives-";
    private static final String SIZES = "sizes";
    private static final long PATIENCE_SECONDS = 120;

    private final ReaderSettings settings;
    private final Path work;
    private final Path own;

    private Optional<Path> ready = Optional.empty();
    private boolean tried;

    /** {@code own} is the private folder of the pool. */
    SharedNatives(ReaderSettings settings, Path own) {
        this.settings = settings;
        this.work = settings.work().toAbsolutePath();
        this.own = own;
    }

    /** The folder, filled if need be; empty if that does not work, or the settings want every reader to do it. */
    synchronized Optional<Path> folder() throws InterruptedException {
        if (!tried && settings.sharesNatives()) {
            tried = true;
            try {
                ready = Optional.of(find());
            } catch (IOException e) {
                LOG.warn("Every reader unpacks its libraries by itself", e);
            }
        }
        return ready;
    }

    private Path find() throws IOException, InterruptedException {
        String name = PREFIX + version() + "-";
        Optional<Path> found =
                folders(name).stream().filter(SharedNatives::isWhole).findFirst();
        Path folder = found.isPresent() ? found.get() : filled(name);
        if (folders(PrivateFolder.PREFIX).size() <= 1) { // else another relay is at work here and may have one in use
            folders(PREFIX).stream().filter(other -> !other.equals(folder)).forEach(PrivateFolder::remove);
        }
        return folder;
    }

    private List<Path> folders(String prefix) throws IOException {
        try (Stream<Path> all = Files.list(work)) {
            return all.filter(each -> String.valueOf(each.getFileName()).startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    private Path filled(String name) throws IOException, InterruptedException {
        Path folder = PrivateFolder.unused(work, name);
        boolean whole = false;
        try {
            unpack(folder);
            flush(folder);
            Path sizes = Files.writeString(PrivateFolder.file(own), sizes(folder));
            flush(sizes);
            Files.move(sizes, folder.resolve(SIZES), StandardCopyOption.ATOMIC_MOVE);
            whole = true;
            return folder;
        } finally {
            if (!whole) {
                PrivateFolder.remove(folder);
            }
        }
    }

    /** Of all libraries, and of the JDK. */
    private String version() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path jar : jars()) {
                digest.update((jar.getFileName() + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar) + "\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    private List<Path> jars() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String entry : settings.classPath().split(":", -1)) {
            if (entry.endsWith("/*")) {
                try (Stream<Path> all = Files.list(Path.of(entry.substring(0, entry.length() - 2)))) {
                    all.forEach(jars::add);
                }
            } else {
                jars.add(Path.of(entry));
            }
        }
        return jars.stream()
                .filter(jar -> jar.toString().endsWith(".jar") && Files.exists(jar))
                .sorted()
                .toList();
    }

    private void unpack(Path folder) throws IOException, InterruptedException {
        Path noise = PrivateFolder.file(own);
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + own,
                "-Dpostern.reader.natives=" + folder,
                "-cp",
                settings.classPath(),
                "org.postern.reader.Unpack");
        command.environment().clear();
        command.environment().put("LC_ALL", "C.UTF-8");
        Process process =
                command.redirectErrorStream(true).redirectOutput(noise.toFile()).start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("the libraries could not be unpacked: "
                        + Files.readString(noise).strip());
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean isWhole(Path folder) {
        try {
            return Files.readString(folder.resolve(SIZES)).equals(sizes(folder));
        } catch (IOException missing) {
            return false;
        }
    }

    /** A line for each file. */
    private static String sizes(Path folder) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Path file : files(folder)) {
            Path name = folder.relativize(file);
            if (!name.toString().equals(SIZES)) {
                lines.append(Files.size(file)).append(' ').append(name).append('\n');
            }
        }
        return lines.toString();
    }

    /** Also links, which name libraries without their versions. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> !Files.isDirectory(file)).sorted().toList();
        }
    }

    /** After a loss of power, only what was flushed is surely there. */
    private static void flush(Path top) throws IOException {
        for (Path file : files(top)) {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }
}
