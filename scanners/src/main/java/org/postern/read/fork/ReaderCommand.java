package org.postern.read.fork;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.tika.pipes.PipesConfigBase;

/** How one reader is started, written into its folder. */
final class ReaderCommand {
    /** The folder into which the relay puts the file to be opened. */
    static final String DROP = "drop";

    /** Where the reader says what a program says on standard error. */
    static final String NOISE = "noise";

    /** Where the JVM says what it says on standard output, which belongs to the answers. */
    static final String MACHINE = "machine";

    /** Where the reader may write. */
    private static final String SCRATCH = "tmp";

    private static final List<String> ALWAYS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+SuppressFatalErrorMessage", // a report of a crash would hold mail
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-DisplayVMOutput",
            "-XX:+LogVMOutput",
            "-Xlog:disable",
            "-XX:+DisableAttachMechanism",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true",
            "-Dslf4j.internal.verbosity=ERROR", // there is no log in a reader: what parsers log holds mail
            "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
            "-Dorg.apache.logging.log4j.simplelog.level=OFF",
            "-Djava.nio.channels.spi.SelectorProvider=org.postern.reader.guard.NoChannels",
            "-Djdk.net.hosts.file=/dev/null", // so no name is looked up anywhere
            "-Djavax.xml.accessExternalDTD=",
            "-Djavax.xml.accessExternalSchema=",
            "-Djavax.xml.accessExternalStylesheet=");

    static final String FETCHER = "drop";
    private static final long START_MILLIS = 60_000;

    private final ReaderSettings settings;
    private final List<String> extra;
    private final Path home;

    /** {@code extra} are options of the JVM for this reader. */
    ReaderCommand(ReaderSettings settings, List<String> extra, Path home) {
        this.settings = settings;
        this.extra = extra;
        this.home = home;
    }

    /** Writes what the reader needs and tells Tika's client. */
    PipesConfigBase write() throws IOException {
        PrivateFolder.folder(home, DROP);
        PrivateFolder.folder(home, SCRATCH);
        PipesConfigBase config = new OneStart();
        config.setTikaConfig(file("tika.xml", tikaConfig()));
        config.setJavaPath(launcher().toString());
        config.setForkedJvmArgs(List.of("-cp", settings.classPath(), "@" + options()));
        config.setMaxFilesProcessedPerProcess(-1); // the pool replaces readers, with nobody waiting
        config.setMaxForEmitBatchBytes(-1); // every answer comes back to the relay
        config.setShutdownClientAfterMillis(0); // a reader may be idle for ever
        config.setStartupTimeoutMillis(START_MILLIS);
        config.setSleepOnStartupTimeoutMillis(1);
        config.setTimeoutMillis(START_MILLIS);
        return config;
    }

    private String tikaConfig() {
        return """
            <properties>
              <service-loader initializableProblemHandler="ignore"/>
              <detectors><detector class="org.postern.reader.OneType"/></detectors>
              <parsers><parser class="org.postern.reader.ReaderParser"/></parsers>
              <encodingDetectors>
                <encodingDetector class="org.apache.tika.detect.NonDetectingEncodingDetector"/>
              </encodingDetectors>
              <autoDetectParserConfig><params>
                <throwOnZeroBytes>false</throwOnZeroBytes>
              </params></autoDetectParserConfig>
              <fetchers><fetcher class="org.apache.tika.pipes.fetcher.fs.FileSystemFetcher"><params>
                <name>%s</name><basePath>%s</basePath>
              </params></fetcher></fetchers>
            </properties>
            """.formatted(FETCHER, xml(home.resolve(DROP).toString()));
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /**
     * The shell script that becomes the JVM: without the relay's environment, which may hold passwords, without core
     * dumps, which would hold mail, without files of more than a few gigabytes, and as what the kernel ends first when
     * memory runs out.
     */
    private Path launcher() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path script = home.resolve("start");
        Files.createFile(script, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(script, """
            #!/bin/sh
            umask 077
            ulimit -c 0
            { echo 1000 >/proc/self/oom_score_adj; } 2>/dev/null
            exec env -i LC_ALL=C.UTF-8 %s "$@" 2>%s
            """.formatted(quoted(java), quoted(home.resolve(NOISE))));
        return Files.isExecutable(script) ? script : java; // not where programs may not stand
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }

    /** In a file (java's {@code @argfiles}), as Tika's client warns of some of them in the log at every start. */
    private Path options() throws IOException {
        List<String> options = new ArrayList<>(ALWAYS);
        options.add("-Xmx" + settings.heapMegabytes() + "m");
        options.add("-XX:LogFile=" + home.resolve(MACHINE));
        options.add("-Djava.io.tmpdir=" + home.resolve(SCRATCH));
        options.add("-Duser.home=" + home.resolve(SCRATCH));
        options.add("-Dpostern.reader.home=" + home); // from here on it is confined
        options.addAll(compiling());
        if (Runtime.version().feature() >= 23) {
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        options.addAll(extra);
        return file("options", options.stream().map(ReaderCommand::option).collect(Collectors.joining("\n")));
    }

    /** As the relay was told: a command that opens one file has no time to compile it well. */
    private static List<String> compiling() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:TieredStopAtLevel="))
                .toList();
    }

    private static String option(String option) {
        return '"' + option.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(PrivateFolder.file(home, name), text);
    }
}
