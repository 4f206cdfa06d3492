package org.postern.relay.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The doctor's look at the machine: Java, disk, ports. */
final class Machine {
    private static final int OLDEST_JAVA = 21;
    private static final long MB = 1L << 20;

    private Machine() {}

    static Symptom java() {
        String version = "Java " + Runtime.version() + " in " + System.getProperty("java.home");
        return Runtime.version().feature() >= OLDEST_JAVA
                ? Symptom.green("java", version)
                : Symptom.red("java", version + "; install a JDK 21 or later");
    }

    static Symptom disk(Path home, long minimum) {
        Path existing = home.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            String sentence = free / MB + " MB free at " + existing;
            return free >= minimum
                    ? Symptom.green("disk", sentence)
                    : Symptom.red("disk", sentence + "; new mail is refused below " + minimum / MB + " MB, make room");
        } catch (IOException e) {
            return Symptom.red("disk", "the free space of " + existing + " cannot be read: " + e.getMessage());
        }
    }

    static Symptom port(String listener, InetSocketAddress address) {
        String where = address.getAddress().getHostAddress() + ":" + address.getPort();
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
            return Symptom.green(listener, where + " is free");
        } catch (IOException e) {
            return Symptom.yellow(
                    listener, where + " is taken (" + e.getMessage() + "); fine if that is the running relay");
        }
    }
}
