package org.postern.reader.guard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shuts a reader in, before it opens its first file: no network, no other programs, no files but its own. On Linux the
 * kernel sees to it (seccomp and Landlock); elsewhere, only Java does.
 *
 * @param measures what holds it, such as {@code java}, {@code seccomp}, {@code landlock}
 */
public record Confinement(List<String> measures) {
    /** The system property that names a reader's folder; without it this JVM is no reader. */
    public static final String HOME = "postern.reader.home";

    public Confinement {
        measures = List.copyOf(measures);
    }

    /** Confines this JVM if it is a reader. There is no way back. Call it on the thread that opens the files. */
    public static Optional<Confinement> install() {
        return Optional.ofNullable(System.getProperty(HOME)).map(home -> install(Path.of(home)));
    }

    private static Confinement install(Path home) {
        List<String> measures = new ArrayList<>();
        Watch.start();
        NoNetwork.install();
        measures.add("java");
        Linux.here().ifPresent(linux -> {
            if (Seccomp.install(linux)) {
                measures.add("seccomp");
            }
            if (Landlock.install(linux, OwnFiles.of(home))) {
                measures.add("landlock");
            }
        });
        return new Confinement(measures);
    }

    @Override
    public String toString() {
        return String.join(", ", measures);
    }
}
