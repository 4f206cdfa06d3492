package org.postern.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.postern.relay.BareRelay;

/**
 * Postern in a JVM of its own, with the flags of the launcher.
 *
 * @param target a gateway/relay/target folder, of this build or another
 * @param bare without our mailets: from the first processor straight to delivery
 */
record RelayProcess(String name, Path target, boolean bare) {
    private static final Duration BOOT = Duration.ofSeconds(60);

    /** Starts it in a folder of its own and waits until it takes mail. */
    Contender start(Path folder, int sinkPort, List<String> jvmOptions) throws IOException, InterruptedException {
        int port = Ports.free();
        Path conf = folder.resolve("conf");
        copy(Core.conf(), conf);
        liftLimits(conf.resolve("policy.yaml"));
        Files.writeString(conf.resolve("postern.yaml"), settings(port, sinkPort));
        Files.writeString(folder.resolve("bare.xml"), resource("bare-mailetcontainer.xml"));
        Process process = new ProcessBuilder(command(folder, conf, jvmOptions))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(folder.resolve("log").toFile()))
                .start();
        Ports.await(port, process, BOOT);
        return new Contender(name, port, List.of(process));
    }

    private List<String> command(Path folder, Path conf, List<String> jvmOptions) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx512m"));
        if (Runtime.version().feature() >= 23) {
            command.add("--sun-misc-unsafe-memory-access=allow"); // as the launcher does
        }
        command.addAll(jvmOptions);
        String relay = jar() + ":" + target.resolve("lib") + "/*";
        String home = folder.resolve("home").toString();
        if (bare) {
            command.addAll(List.of("-cp", relay + ":" + ownJar(), BareRelay.class.getName()));
            command.addAll(
                    List.of(home, conf.toString(), folder.resolve("bare.xml").toString()));
        } else {
            command.addAll(List.of("-cp", relay, "org.postern.relay.cli.Main"));
            command.addAll(List.of("start", "--home", home, "--conf", conf.toString()));
        }
        return command;
    }

    private static Path ownJar() {
        return Path.of(RelayProcess.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    }

    private Path jar() throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches("relay-[0-9.]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no relay jar in " + target));
        }
    }

    private static String settings(int port, int sinkPort) throws IOException {
        return resource("postern.yaml")
                .replace("@relay@", Integer.toString(port))
                .replace("@submission@", Integer.toString(Ports.free()))
                .replace("@http@", Integer.toString(Ports.free()))
                .replace("@sink@", Integer.toString(sinkPort));
    }

    static String resource(String name) throws IOException {
        try (InputStream in = RelayProcess.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("there is no resource " + name);
            }
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** One sender sends all of them. */
    private static void liftLimits(Path policy) throws IOException {
        String text = Files.readString(policy);
        Files.writeString(policy, text.replaceAll("(?m)^(  (?:social_)?mails_per_\\w+): \\d+", "$1: 1000000"));
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
