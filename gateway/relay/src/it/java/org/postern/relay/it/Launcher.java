package org.postern.relay.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** The launcher of the folder that this build has just packaged. */
final class Launcher {
    static final Path PROGRAM = Path.of("../bin/postern");
    private static final Path JAR = Path.of("target/relay-1.0.0-SNAPSHOT.jar");

    private Launcher() {}

    /** The launcher need not build what this build has just built. */
    static void builtNow() throws IOException {
        assumeTrue(Files.exists(JAR) || System.getenv("CI") != null, "package the relay first");
        Path stamp = JAR.resolveSibling("built");
        FileTime built = Files.getLastModifiedTime(JAR);
        if (Files.notExists(stamp)) {
            Files.createFile(stamp);
        }
        if (Files.getLastModifiedTime(stamp).compareTo(built) < 0) {
            Files.setLastModifiedTime(stamp, built);
        }
    }
}
