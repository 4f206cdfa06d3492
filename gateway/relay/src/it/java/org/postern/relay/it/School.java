package org.postern.relay.it;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A copy of the shipped configuration in a folder of its own, with free ports and the mailbox and smart hosts of a
 * {@link World}: what an administrator has after unpacking and editing postern.yaml.
 */
final class School {
    static final Path SHIPPED = Path.of("../../conf");
    final Path conf;
    final Path home;
    final int relayPort;
    final int submissionPort;
    final int httpPort;

    private School(Path folder, int schoolHost, int smartHost, String retries) throws IOException {
        this.conf = folder.resolve("conf");
        this.home = folder.resolve("home");
        this.relayPort = freePort();
        this.submissionPort = freePort();
        this.httpPort = freePort();
        copy(SHIPPED, conf);
        Files.writeString(conf.resolve("postern.yaml"), yaml(schoolHost, smartHost, retries));
    }

    static School in(Path folder, World world) throws IOException {
        return in(folder, world, "1s, 2s, 3s");
    }

    static School in(Path folder, World world, String retries) throws IOException {
        return in(folder, world.schoolPort(), world.outsidePort(), retries);
    }

    /** With next hops of the test's own. */
    static School in(Path folder, int schoolHost, int smartHost, String retries) throws IOException {
        return new School(folder, schoolHost, smartHost, retries);
    }

    private School(School other, Path home) {
        this.conf = other.conf;
        this.home = home;
        this.relayPort = other.relayPort;
        this.submissionPort = other.submissionPort;
        this.httpPort = other.httpPort;
    }

    /** The same configuration with another home, such as a copy of the first. */
    School withHome(Path other) {
        return new School(this, other);
    }

    private String yaml(int schoolHost, int smartHost, String retries) {
        return """
            school:
              name: Larkfield School
              domains: [larkfield.sch.example, pupils.larkfield.sch.example]
              postmaster: postmaster@larkfield.sch.example
            relay:
              listen: 127.0.0.1:%d
              trusted-networks: [127.0.0.2/32]
            submission:
              listen: 127.0.0.1:%d
            limits:
              minimum-free-disk: 1 MB
            reading:
              readers: 1
            routing:
              school-hosts:
                larkfield.sch.example: { name: 127.0.0.1, port: %d, start-tls: none }
                pupils.larkfield.sch.example: { name: 127.0.0.1, port: %d, start-tls: none }
              smart-hosts:
                - { name: 127.0.0.1, port: %d, start-tls: none }
              retries: [%s]
              authentication-results: [mx.upstream.example]
            store:
              url: sqlite:postern.db
            http:
              listen: 127.0.0.1:%d
            """.formatted(relayPort, submissionPort, schoolHost, schoolHost, smartHost, retries, httpPort);
    }

    /** Changes postern.yaml as an administrator would, by replacing text that must be there. */
    School edit(String from, String to) throws IOException {
        Path file = conf.resolve("postern.yaml");
        String text = Files.readString(file);
        if (!text.contains(from)) {
            throw new IllegalArgumentException("postern.yaml does not say " + from);
        }
        Files.writeString(file, text.replace(from, to));
        return this;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file :
                    files.filter(f -> !f.startsWith(from.resolve("bad"))).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
