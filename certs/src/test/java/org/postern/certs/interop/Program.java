package org.postern.certs.interop;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Somebody else's S/MIME on the command line, with keys of its own set up in a folder. */
abstract class Program {
    /** One combination of algorithms, and the key it is for. */
    enum Keys {
        RSA,
        P256,
        P384
    }

    final Path home;
    private final Map<String, String> environment;

    private final File input;

    Program(Path home, Map<String, String> environment) {
        this(home, environment, new File("/dev/null"));
    }

    Program(Path home, Map<String, String> environment, File input) {
        this.home = home;
        this.input = input;
        this.environment = Map.copyOf(environment);
    }

    abstract String name();

    /** What this program makes of an encrypted mail; nothing if it cannot. */
    abstract Optional<byte[]> decrypted(Path mail, Keys keys) throws IOException, InterruptedException;

    /** Whether this program finds the signature of a multipart/signed good. */
    abstract boolean verifies(Path mail) throws IOException, InterruptedException;

    static boolean isThere(String command, String argument) throws InterruptedException {
        try {
            return new ProcessBuilder(command, argument)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    >= 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /** Runs a command that must succeed. */
    final void must(String... command) throws IOException, InterruptedException {
        if (!run(command)) {
            throw new IOException(String.join(" ", command) + "\n" + Files.readString(home.resolve("log")));
        }
    }

    final boolean run(String... command) throws IOException, InterruptedException {
        Files.createDirectories(home);
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectInput(input)
                .redirectOutput(home.resolve("log").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }

    final String log() throws IOException {
        return Files.readString(home.resolve("log"), StandardCharsets.ISO_8859_1);
    }
}
