package org.postern.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs that are not ours, to see whether they accept what we made. */
public record Program(Path folder, Map<String, String> environment) {
    /**
     * How it ended.
     *
     * @param output both streams
     */
    public record Run(int code, String output) {
        public Run succeeds() {
            assertThat(code).as(output).isZero();
            return this;
        }

        public Run fails() {
            assertThat(code).as(output).isNotZero();
            return this;
        }
    }

    public Program(Path folder) {
        this(folder, Map.of());
    }

    /** Skips the test where the program is missing, except on the build server. */
    public static void needs(String name, String packageName) {
        boolean present = List.of("/usr/bin/", "/usr/local/bin/", "/bin/").stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder + name)));
        if (System.getenv("CI") == null) {
            assumeTrue(present, name + " is not installed (Debian: " + packageName + "); the build server has it");
        }
        assertThat(present).as(name + " is installed").isTrue();
    }

    public Run run(String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "run", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as(String.join(" ", command))
                .isTrue();
        return new Run(process.exitValue(), new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1));
    }
}
