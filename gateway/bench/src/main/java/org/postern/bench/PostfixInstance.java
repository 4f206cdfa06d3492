package org.postern.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Debian's Postfix with its default durability, in folders of its own; the system's instance is never touched. */
final class PostfixInstance {
    private static final Path MASTER = Path.of("/usr/lib/postfix/sbin/master");
    private static final Path RSPAMD = Path.of("/usr/bin/rspamd");
    private static final Duration BOOT = Duration.ofSeconds(30);

    private PostfixInstance() {}

    /** Postfix starts as root and works as its own user. */
    static boolean isThere() {
        return Files.isExecutable(MASTER) && "root".equals(System.getProperty("user.name"));
    }

    static boolean isRspamdThere() {
        return isThere() && Files.isExecutable(RSPAMD);
    }

    static Contender plain(Path folder, int sinkPort) throws IOException, InterruptedException {
        int port = Ports.free();
        return new Contender("postfix", port, List.of(start(folder, port, sinkPort, "")));
    }

    static Contender withRspamd(Path folder, int sinkPort) throws IOException, InterruptedException {
        int port = Ports.free();
        Path socket = folder.resolve("rspamd/RUNDIR/milter.sock"); // over TCP each mail would wait 40 ms for an ACK
        Process rspamd = rspamd(folder, socket);
        String milter = RelayProcess.resource("milter.cf").replace("@socket@", socket.toString());
        Process postfix = start(folder, port, sinkPort, milter);
        return new Contender("postfix+rspamd", port, List.of(rspamd, postfix));
    }

    private static Process start(Path folder, int port, int sinkPort, String more)
            throws IOException, InterruptedException {
        Path conf = Files.createDirectories(folder.resolve("etc"));
        owned(folder.resolve("data"), "postfix");
        Files.createDirectories(folder.resolve("spool"));
        Files.writeString(
                conf.resolve("main.cf"),
                RelayProcess.resource("main.cf")
                                .replace("@folder@", folder.toString())
                                .replace("@sink@", Integer.toString(sinkPort))
                        + more);
        Files.writeString(
                conf.resolve("master.cf"),
                RelayProcess.resource("master.cf").replace("@port@", Integer.toString(port)));
        run(folder, List.of("postfix", "-c", conf.toString(), "check"));
        Process master = new ProcessBuilder(MASTER.toString(), "-c", conf.toString(), "-d")
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(folder.resolve("log").toFile()))
                .start();
        Ports.await(port, master, BOOT);
        return master;
    }

    private static Process rspamd(Path folder, Path socket) throws IOException, InterruptedException {
        Path local = Files.createDirectories(folder.resolve("rspamd/local.d"));
        for (String file : List.of("options.inc", "worker-normal.inc", "worker-controller.inc", "regexp.conf")) {
            Files.writeString(local.resolve(file), RelayProcess.resource("rspamd/" + file));
        }
        for (String module : RelayProcess.resource("rspamd/without").lines().toList()) {
            Files.writeString(local.resolve(module + ".conf"), "enabled = false;\n");
        }
        String proxy = RelayProcess.resource("rspamd/worker-proxy.inc").replace("@socket@", socket.toString());
        Files.writeString(local.resolve("worker-proxy.inc"), proxy);
        List<String> command = new ArrayList<>(List.of(RSPAMD.toString(), "-f", "-u", "_rspamd", "-g", "_rspamd"));
        command.addAll(List.of("-c", "/etc/rspamd/rspamd.conf"));
        for (String name : List.of("DBDIR", "RUNDIR", "LOGDIR")) {
            Path own = folder.resolve("rspamd").resolve(name);
            owned(own, "_rspamd");
            command.addAll(List.of("--var", name + "=" + own));
        }
        command.addAll(List.of("--var", "LOCAL_CONFDIR=" + local.getParent()));
        Process rspamd = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(folder.resolve("rspamd.log").toFile()))
                .start();
        Ports.await(socket, rspamd, BOOT);
        return rspamd;
    }

    private static void owned(Path folder, String user) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x--x")));
        Files.setOwner(
                folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + Files.readString(folder.resolve("log")));
        }
    }
}
