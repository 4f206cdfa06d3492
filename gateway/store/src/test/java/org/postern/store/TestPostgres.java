package org.postern.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server for tests: the one POSTERN_TEST_PG names (a JDBC address with user and password, who may create
 * databases), else a private one on a free port. Where there is neither, tests are skipped, but never under CI.
 */
public final class TestPostgres {
    private static @Nullable TestPostgres shared;

    private final String url;
    private final Optional<Cluster> cluster;

    private TestPostgres(String url, Optional<Cluster> cluster) {
        this.url = url;
        this.cluster = cluster;
    }

    /** One server for all tests of this JVM; it ends with the JVM. */
    public static synchronized TestPostgres shared() throws Exception {
        if (shared == null) {
            shared = started();
        }
        return shared;
    }

    /** One of the caller's own, which it may stop and start again. */
    public static TestPostgres own() throws Exception {
        Optional<Path> programs = programs();
        skipUnless(programs.isPresent(), "no PostgreSQL programs (initdb, pg_ctl) on this machine");
        return of(Cluster.create(programs.orElseThrow()));
    }

    private static TestPostgres started() throws Exception {
        String given = System.getenv("POSTERN_TEST_PG");
        return given == null || given.isBlank() ? own() : new TestPostgres(given, Optional.empty());
    }

    private static TestPostgres of(Cluster cluster) {
        return new TestPostgres(
                "jdbc:postgresql://127.0.0.1:" + cluster.port + "/postgres?user=postern", Optional.of(cluster));
    }

    private static void skipUnless(boolean present, String reason) {
        if (!present && System.getenv("CI") != null) {
            throw new AssertionError(reason + ", and CI must not skip");
        }
        assumeTrue(present, reason);
    }

    /** A JDBC address of a new, empty database. */
    public String newDatabase() throws SQLException {
        String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return url.replaceFirst("^(jdbc:postgresql://[^/]*/)[^?]*", "$1" + name);
    }

    /** A new database with our tables; the caller closes it. */
    public Database open() throws SQLException, StoreException {
        return Database.postgresql(newDatabase(), Optional.empty(), Optional.empty());
    }

    /** Stops the server at once, as a crash would. */
    public void crash() throws IOException {
        cluster.orElseThrow().stop();
    }

    public void start() throws IOException {
        cluster.orElseThrow().start();
    }

    private static Optional<Path> programs() throws IOException {
        List<Path> folders = new ArrayList<>(List.of(Path.of("/usr/local/bin"), Path.of("/usr/bin")));
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.sorted(Comparator.reverseOrder()).forEach(version -> folders.addFirst(version.resolve("bin")));
            }
        }
        return folders.stream()
                .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                .findFirst();
    }

    /** A data folder of our own and the server on it. */
    private record Cluster(Path programs, Path folder, int port) {
        static Cluster create(Path programs) throws IOException {
            Path folder = Files.createTempDirectory("postern-pg");
            if (isRoot()) {
                run(
                        List.of("chown", "postgres", folder.toString()),
                        folder.resolveSibling(folder.getFileName() + ".log"));
            }
            Cluster cluster = new Cluster(programs, folder, freePort());
            cluster.command(
                    "initdb",
                    "-D",
                    cluster.data(),
                    "-U",
                    "postern",
                    "-A",
                    "trust",
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--no-sync");
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::remove));
            cluster.start();
            return cluster;
        }

        void start() throws IOException {
            String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
                    + " -c shared_buffers=32MB";
            command("pg_ctl", "-D", data(), "-w", "-l", folder + "/server.log", "-o", options, "start");
        }

        void stop() throws IOException {
            command("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
        }

        private String data() {
            return folder + "/data";
        }

        private void command(String program, String... arguments) throws IOException {
            List<String> line = new ArrayList<>();
            if (isRoot()) { // the server refuses to run as root
                line.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
            }
            line.add(programs.resolve(program).toString());
            line.addAll(List.of(arguments));
            run(line, folder.resolveSibling(folder.getFileName() + ".log"));
        }

        private void remove() {
            try {
                stop();
                try (Stream<Path> all = Files.walk(folder)) {
                    for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(each);
                    }
                }
                Files.deleteIfExists(folder.resolveSibling(folder.getFileName() + ".log"));
            } catch (IOException e) {
                System.err.println("left behind: " + folder + " (" + e.getMessage() + ")");
            }
        }

        private static boolean isRoot() {
            return "root".equals(System.getProperty("user.name"));
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }

        private static void run(List<String> line, Path log) throws IOException {
            try {
                Process process = new ProcessBuilder(line)
                        .directory(new File("/"))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
                if (process.waitFor() != 0) {
                    throw new IOException(String.join(" ", line) + " failed: " + Files.readString(log));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }
}
