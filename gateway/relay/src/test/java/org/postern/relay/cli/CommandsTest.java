package org.postern.relay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    private static final Path SHIPPED = Path.of("../../conf");

    @TempDir
    Path dir;

    private Shell shell = new Shell(SHIPPED, Path.of("missing"));

    @BeforeEach
    void makeHome() throws IOException {
        Path home = Files.createDirectory(dir.resolve("home"));
        shell = new Shell(SHIPPED, home);
    }

    @Test
    void addsAnAccountWithAPasswordFromStandardInput() {
        Shell.Run added = shell.typing("three wet umbrellas\n", "user", "add", "j.okafor@larkfield.sch.example");
        assertThat(added.code()).isZero();
        assertThat(added.out()).isEqualTo("j.okafor@larkfield.sch.example may now sign in.\n");
        assertThat(shell.run("user", "list", "--json").out())
                .contains("\"login\":\"j.okafor@larkfield.sch.example\"")
                .doesNotContain("umbrellas");
    }

    @Test
    void saysWhatIsWrongWithAHome() throws IOException {
        Path file = Files.createFile(dir.resolve("file"));
        Shell.Run run = new Shell(SHIPPED, file).run("cert", "list");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("file is there and is no folder");
        Shell.Run absent = shell.run("check", "--envelope", "/absent.csv", file.toString());
        assertThat(absent.err()).contains("there is no /absent.csv");
    }

    @Test
    void givesNoAccountToSomebodyOutside() {
        Shell.Run login = shell.typing("three wet umbrellas\n", "user", "add", "zed@elsewhere.example");
        assertThat(login.code()).isEqualTo(2);
        assertThat(login.err()).contains("zed@elsewhere.example is not in a domain of the school");
        Shell.Run lent = shell.typing(
                "three wet umbrellas\n",
                "user",
                "add",
                "j.okafor@larkfield.sch.example",
                "--send-as",
                "foo@bar.example");
        assertThat(lent.code()).isEqualTo(2);
    }

    @Test
    void refusesAShortPassword() {
        Shell.Run run = shell.typing("secret\n", "user", "add", "j.okafor@larkfield.sch.example");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("use 12 characters or more").doesNotContain("secret");
    }

    @Test
    void saysHowToGoOnWithoutAnAccount() {
        Shell.Run run = shell.typing("three wet umbrellas\n", "user", "passwd", "nobody@larkfield.sch.example");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("postern user add");
    }

    @Test
    void provesTheAuditRecord() {
        shell.typing("three wet umbrellas\n", "user", "add", "j.okafor@larkfield.sch.example");
        Shell.Run run = shell.run("audit", "verify");
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("The audit record is intact: 1 rows");
        Matcher noted = Pattern.compile("Note (1:[0-9a-f]{64})").matcher(run.out());
        assertThat(noted.find()).isTrue();
        assertThat(shell.run("audit", "verify", "--noted", noted.group(1)).code())
                .isZero();
        assertThat(shell.run("audit", "verify", "--noted", "2" + noted.group(1).substring(1))
                        .code())
                .as("a row that is gone")
                .isEqualTo(1);
        assertThat(shell.run("audit", "verify", "--noted", "last").code()).isEqualTo(2);
    }

    @Test
    void saysThatNothingIsHeld() {
        assertThat(shell.run("held", "list").out()).isEqualTo("Nothing waits.\n");
        Shell.Run run = shell.run("held", "show", "h-7kq2m");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("there is no held item H-7KQ2M");
        assertThat(shell.run("held", "release", "7KQ2M").code()).isEqualTo(1);
    }

    @Test
    void reportsWhatIsWrongInAllFilesAtOnce() throws IOException {
        Path conf = copyOfConf();
        edit(conf.resolve("postern.yaml"), "submission:", "submision:");
        edit(conf.resolve("policy.yaml"), "rules:", "ruels:");
        edit(conf.resolve("james/mailetcontainer.xml"), "${limits.received}", "${limits.recieved}");
        edit(conf.resolve("james/dnsservice.xml"), "</dnsservice>", "");
        Shell bad = new Shell(conf, dir.resolve("home"));
        for (String command : List.of("start", "doctor")) {
            Shell.Run run = bad.run(command);
            assertThat(run.code()).isEqualTo(command.equals("start") ? 2 : 1);
            assertThat((run.out() + run.err()).lines())
                    .anyMatch(line -> line.matches(".*postern\\.yaml:\\d+:1: no such key: submision; .* submission\\?"))
                    .anyMatch(line -> line.matches(".*policy\\.yaml:\\d+:1: no such key: ruels; did you mean rules\\?"))
                    .anyMatch(line -> line.matches(".*mailetcontainer\\.xml:19:33: no such value: limits\\.recieved; "
                            + "did you mean limits\\.received\\?"))
                    .anyMatch(line -> line.matches(".*dnsservice\\.xml:\\d+:\\d+: this is not XML: .*"));
        }
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    @Test
    void rejectsUnknownCommandsAndOptions() {
        assertThat(shell.run("hold", "list").code()).isEqualTo(2);
        assertThat(shell.run("held", "list", "--everything").code()).isEqualTo(2);
    }

    @Test
    void explainsEveryCommandWhereItIsAskedTo() {
        assertThat(shell.run("held", "release", "--help"))
                .satisfies(run -> assertThat(run.code()).isZero())
                .satisfies(run -> assertThat(run.out()).contains("Usage: postern held release"));
    }

    @Test
    void findsNothingWrongWithTheShippedPolicy() {
        Shell.Run run = shell.run("policy", "check");
        assertThat(run.out()).startsWith("No problems: ");
        assertThat(run.code()).isZero();
    }

    @Test
    void examinesANewHome() {
        Shell.Run run = shell.run("doctor");
        assertThat(run.out())
                .contains("green   configuration")
                .contains("yellow  tls")
                .contains("yellow  malware scan")
                .contains("green   store");
        assertThat(run.out()).contains("yellow  known values").contains("no identifiers or telephones of pupils");
        assertThat(run.out()).contains("malware scan").contains("off; name a clamd as malware.clamd");
        assertThat(run.err()).contains("store.url = sqlite:postern.db");
        Shell.Run bad = new Shell(SHIPPED.resolve("bad/c-53-empty"), dir).run("doctor", "--json");
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.lines()).anyMatch(line -> line.contains("\"light\":\"red\"") && line.contains("school.name"));
    }

    @Test
    void listsNoCertificatesInAnEmptyBook() {
        Shell.Run run = shell.run("cert", "list");
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(shell.run("cert", "import", "missing.pem").code()).isEqualTo(2);
    }

    private Path copyOfConf() throws IOException {
        Path conf = dir.resolve("conf");
        copy(SHIPPED, conf);
        return conf;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
