package org.postern.relay.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program in a JVM of its own, started as the launcher starts it, so that it can be killed. */
final class Postern implements AutoCloseable {
    private final School school;
    private final Process process;
    private final Path log;

    private Postern(School school, Process process, Path log) {
        this.school = school;
        this.process = process;
        this.log = log;
    }

    static Postern start(School school, String... jvmOptions) throws Exception {
        return launch(school, "org.postern.relay.cli.Main", List.of(jvmOptions)).ready();
    }

    /** Another main class, such as one that brings its own fault along; it must take the same arguments. */
    static Postern start(School school, Class<?> main, String... jvmOptions) throws Exception {
        return launch(school, main.getName(), List.of(jvmOptions)).ready();
    }

    static Postern launch(School school, String main, List<String> jvmOptions) throws IOException {
        Path log = Files.createTempFile(school.conf.getParent(), "postern", ".log");
        List<String> command = new ArrayList<>(java(jvmOptions));
        command.add(main);
        return run(school, log, command);
    }

    /** As a supervisor starts it, through the shell script. */
    static Postern launcher(School school) throws Exception {
        Launcher.builtNow();
        Path log = Files.createTempFile(school.conf.getParent(), "launcher", ".log");
        return run(school, log, List.of(Launcher.PROGRAM.toString())).ready();
    }

    /** With files that cannot grow beyond so many bytes, as on a disk that is full. */
    static Postern limited(School school, long bytes) throws Exception {
        Path log = Files.createTempFile(school.conf.getParent(), "limited", ".log");
        String limit = "ulimit -f " + bytes / 512 + "; exec \"$@\"";
        List<String> command = new ArrayList<>(List.of("sh", "-c", limit, "sh"));
        command.addAll(java(List.of()));
        command.add("org.postern.relay.cli.Main");
        return run(school, log, command).ready();
    }

    private static Postern run(School school, Path log, List<String> program) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("start", "--home", school.home.toString(), "--conf", school.conf.toString()));
        FirstStart.into(school.home);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("POSTERN_JAVA", System.getProperty("java.home"));
        return new Postern(
                school, builder.redirectOutput(Redirect.to(log.toFile())).start(), log);
    }

    private static List<String> java(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx512m"));
        command.add("-XX:TieredStopAtLevel=1"); // it lives for seconds: compiling it well costs more than it gains
        command.add("-Dpostern.reader=" + System.getProperty("postern.reader"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return command;
    }

    Postern ready() throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(120));
        while (Instant.now().isBefore(end)) {
            if (Files.readString(log).contains("Postern takes mail")) {
                return this;
            }
            if (!process.isAlive()) {
                throw new AssertionError("postern ended:\n" + Files.readString(log));
            }
            Thread.sleep(50);
        }
        close();
        throw new AssertionError("postern did not get ready:\n" + Files.readString(log));
    }

    /** One command of the CLI against the same home and conf, in a JVM of its own. */
    static Answer command(School school, String... arguments) throws Exception {
        return typed(school, "", arguments);
    }

    /** The same for a command that asks something. */
    static Answer typed(School school, String input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(java(List.of()));
        command.add("org.postern.relay.cli.Main");
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", school.home.toString(), "--conf", school.conf.toString()));
        Path errors = Files.createTempFile(school.conf.getParent(), "command", ".err");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String out;
        try (InputStream in = process.getInputStream()) {
            out = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("no answer to " + String.join(" ", arguments));
        }
        return new Answer(process.exitValue(), out, Files.readString(errors));
    }

    record Answer(int code, String out, String err) {}

    SmtpDialog fromSchool() throws IOException {
        return SmtpDialog.from(SmtpDialog.TRUSTED, school.relayPort);
    }

    SmtpDialog fromOutside() throws IOException {
        return SmtpDialog.from(SmtpDialog.OUTSIDE, school.relayPort);
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** The program that this process has become. */
    String program() {
        return process.info().command().orElse("");
    }

    /** SIGKILL: no shutdown hook, no flush. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, as a supervisor sends it; answers how long the program took to end. */
    Duration stop() throws InterruptedException {
        Instant begin = Instant.now();
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return Duration.between(begin, Instant.now());
    }

    @Override
    public void close() {
        try {
            stop();
            FirstStart.from(school.home);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
