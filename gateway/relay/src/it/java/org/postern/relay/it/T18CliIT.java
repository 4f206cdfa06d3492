package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.mailets.JavaxMailHandlers;
import org.postern.message.MailHandlers;
import org.postern.relay.cli.Main;

/** The commands of {@code postern} as an administrator types them: what they answer and how they end. */
class T18CliIT {
    private static final Path CASES = Path.of("src/it/resources/cases");
    private static final String MAYA = "maya.okafor@pupils.larkfield.sch.example";
    private static final String JAKE = "jake.tilley@pupils.larkfield.sch.example";
    private static final String OSCAR = "oscar.finch@pupils.larkfield.sch.example";

    @TempDir
    static Path folder;

    private static final World WORLD = new World();
    private static Optional<School> schools = Optional.empty();

    @BeforeAll
    static void unpack() throws Exception {
        MailHandlers.pin();
        JavaxMailHandlers.pin();
        schools = Optional.of(School.in(folder, WORLD));
    }

    @AfterAll
    static void endWorld() {
        WORLD.close();
    }

    /** In this JVM, which is quicker; what asks for a password runs in its own, as the launcher starts it. */
    private static Postern.Answer cli(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        School school = schools.orElseThrow();
        all.addAll(List.of("--home", school.home.toString(), "--conf", school.conf.toString()));
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        return new Postern.Answer(code, out.toString(), err.toString());
    }

    private static String mail(String name) {
        return CASES.resolve("eml").resolve(name + ".eml").toString();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static Path written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text.replace("\n", "\r\n"));
    }

    @Test
    void checkPrintsOneObjectAMailInTheDocumentedShape() throws Exception {
        Path mail =
                written("phone.eml", "From: " + MAYA + "\nTo: " + JAKE + "\nSubject: hi\n\nring me on 07700 900142\n");
        Postern.Answer answer = cli("check", mail.toString());
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out().lines()).hasSize(1);
        JsonNode found = json(answer.out());
        assertThat(found.get("file").asText()).isEqualTo(mail.toString());
        assertThat(found.get("complete").asBoolean()).isTrue();
        assertThat(found.get("unread").isEmpty()).isTrue();
        assertThat(found.get("findings"))
                .anySatisfy(finding -> assertThat(finding.toString())
                        .startsWith("{\"category\":\"phone\",\"confidence\":\"CERTAIN\",\"part\":\"1\",\"start\":11,"
                                + "\"end\":23,\"page\":null,\"box\":null"));
        JsonNode decision = found.get("decisions").get(0);
        assertThat(decision.get("recipient").asText()).isEqualTo(JAKE);
        assertThat(decision.get("verdict").asText()).isEqualTo("reject");
        assertThat(decision.get("rules").toString()).isEqualTo("[\"PII-01\"]");
        assertThat(decision.get("tell").isArray()).isTrue();
        assertThat(decision.get("notice").asText()).isEqualTo("phone-number");
        assertThat(found.get("policy").asText()).isNotBlank();
        assertThat(found.get("millis").get("read").isNumber()).isTrue();
        assertThat(found.get("millis").get("scan").isNumber()).isTrue();
        assertThat(found.get("millis").get("decide").isNumber()).isTrue();
    }

    @Test
    void checkTakesTheEnvelopeFromTheCommandLineAndJudgesForEachRecipient() throws Exception {
        Postern.Answer answer = cli("check", "--from", MAYA, "--to", JAKE, "--to", OSCAR, mail("D-001"));
        JsonNode decisions = json(answer.out()).get("decisions");
        assertThat(decisions.findValuesAsText("recipient")).containsExactly(JAKE, OSCAR);
        assertThat(decisions.findValuesAsText("verdict")).containsExactly("deliver", "reject");
    }

    /** The first hundred and one that is locked; T12 sends all of them through the relay. */
    @Test
    void checkJudgesManyMailsByTheirEnvelopesOnTheirDay() throws Exception {
        Path some = Files.createDirectory(folder.resolve("some"));
        try (Stream<Path> mails = Files.list(CASES.resolve("eml"))) {
            for (Path each : mails.toList()) {
                String name = String.valueOf(each.getFileName());
                if (name.startsWith("D-0") || name.equals("D-145.eml")) {
                    Files.copy(each, some.resolve(name));
                }
            }
        }
        Postern.Answer answer = cli(
                "check",
                "--envelope",
                CASES.resolve("envelope.csv").toString(),
                "--now",
                "2026-11-24T12:00:00Z",
                some.toString());
        assertThat(answer.code()).as("one is locked").isEqualTo(1);
        assertThat(answer.out().lines()).hasSize(80);
        assertThat(answer.err()).contains("could not be read whole and would be held");
    }

    @Test
    void checkKnowsThatAnApprovalEnds() throws Exception {
        String camille = "hannah.price@pupils.larkfield.sch.example";
        Path mail = written("pen.eml", "From: " + camille + "\nTo: camille@ecole.example\nSubject: salut\n\nbonjour\n");
        assertThat(cli("check", "--now", "2026-11-24T12:00:00Z", mail.toString())
                        .out())
                .contains("\"verdict\":\"deliver\"");
        assertThat(cli("check", "--now", "2026-12-20T12:00:00Z", mail.toString())
                        .out())
                .contains("\"verdict\":\"reject\"");
    }

    @Test
    void checkReadsAnMboxAndAnotherPolicy() throws Exception {
        Path mbox = written(
                "two.mbox",
                "From - Tue Nov 24 12:00:00 2026\nFrom: " + MAYA + "\nTo: " + OSCAR + "\nSubject: one\n\nhello\n\n"
                        + "From - Tue Nov 24 12:01:00 2026\nFrom: " + MAYA + "\nTo: " + JAKE
                        + "\nSubject: two\n\nhello\n");
        String policy = Files.readString(schools.orElseThrow().conf.resolve("policy.yaml"))
                .replace("circle: class_or_community", "circle: school");
        Path open = Files.writeString(folder.resolve("open.yaml"), policy);
        assertThat(cli("check", mbox.toString()).out().lines())
                .hasSize(2)
                .first()
                .asString()
                .contains("CIR-01");
        assertThat(cli("check", "--policy", open.toString(), mbox.toString()).out())
                .doesNotContain("CIR-01");
    }

    @Test
    void checkEndsWithOneForWhatCannotBeReadAndWithTwoForWrongArguments() throws Exception {
        Path broken = written(
                "broken.eml",
                "From: " + MAYA + "\nTo: " + JAKE + "\nMIME-Version: 1.0\nContent-Type: application/zip\n"
                        + "Content-Transfer-Encoding: base64\n\n!!!!\n");
        Postern.Answer held = cli("check", broken.toString());
        assertThat(held.code()).isEqualTo(1);
        assertThat(json(held.out()).get("complete").asBoolean()).isFalse();
        assertThat(json(held.out()).get("unread").get(0).get("reason").asText()).isNotBlank();
        assertThat(cli("check", "/nowhere.eml").code()).isEqualTo(2);
        assertThat(cli("check", "--now", "yesterday", mail("D-001")).code()).isEqualTo(2);
        assertThat(cli("check", "--to", "nobody", mail("D-001")).code()).isEqualTo(2);
        assertThat(cli("check", "--colour", mail("D-001")).code()).isEqualTo(2);
        assertThat(cli("check").code()).isEqualTo(2);
    }

    @Test
    void peopleCanNamesRuleReasonAndClause() throws Exception {
        Postern.Answer no = cli("people", "can", MAYA, OSCAR);
        assertThat(no.code()).isEqualTo(1);
        assertThat(no.out())
                .contains("no, reject", "CIR-01: Pupils write to pupils of their own class or community. [PP-03]");
        assertThat(cli("people", "can", MAYA, JAKE).out()).contains("yes", "Both belong to the class 4MAP.");
        JsonNode json = json(cli("people", "can", MAYA, OSCAR, "--json").out());
        assertThat(json.get("allowed").asBoolean()).isFalse();
        assertThat(json.get("because").get(0).asText()).contains("CIR-01", "PP-03");
        assertThat(cli("people", "can", MAYA, "not an address").code()).isEqualTo(2);
    }

    @Test
    void peopleShowAndImportKeepTheDirectory() throws Exception {
        assertThat(cli("people", "show", MAYA).out()).contains("Maya Okafor", "4MAP", "pupil");
        assertThat(json(cli("people", "show", MAYA, "--json").out())
                        .get("classes")
                        .get(0)
                        .asText())
                .isEqualTo("4MAP");
        assertThat(cli("people", "show", "x@larkfield.sch.example").code()).isEqualTo(1);
        Path export = copyOfDirectory("export");
        Postern.Answer same = cli("people", "import", export.toString(), "--json");
        assertThat(same.code()).as(same.err()).isZero();
        assertThat(json(same.out()).get("leaving").asInt()).isZero();
        Path users = export.resolve("users.csv");
        Files.writeString(
                users, Files.readString(users).replaceAll("(?m)^g-.*\n", "").replace("\"g-n.okafor,g-c.okafor\"", ""));
        Postern.Answer refused = cli("people", "import", export.toString());
        assertThat(refused.code()).isNotZero();
        assertThat(cli("people", "show", "n.okafor@freemail.example").code()).isZero();
    }

    private static Path copyOfDirectory(String name) throws IOException {
        Path copy = Files.createDirectories(folder.resolve(name));
        try (var files = Files.list(School.SHIPPED.resolve("directory"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName().toString()));
            }
        }
        return copy;
    }

    @Test
    void policyCheckNamesFileLineAndColumnOfEveryProblem() throws Exception {
        assertThat(cli("policy", "check").out()).contains("No problems:");
        String policy = Files.readString(schools.orElseThrow().conf.resolve("policy.yaml"));
        Path bad = Files.writeString(
                folder.resolve("bad.yaml"),
                policy.replaceFirst("sender.pupil && recipient.pupil", "sender.pupli && recipient.pupil"));
        Postern.Answer answer = cli("policy", "check", "--policy", bad.toString());
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).contains("bad.yaml:").contains("pupli", "pupil");
        JsonNode problem = json(cli("policy", "check", "--policy", bad.toString(), "--json")
                .out()
                .lines()
                .findFirst()
                .orElseThrow());
        assertThat(problem.get("line").asInt()).isPositive();
    }

    @Test
    void accountsAreAddedListedAndGivenNewPasswords() throws Exception {
        School school = schools.orElseThrow();
        Files.createDirectories(school.home);
        String login = "k.whitlock@larkfield.sch.example";
        assertThat(Postern.typed(school, "short\n", "user", "add", login).code())
                .isEqualTo(2);
        assertThat(Postern.typed(
                                school,
                                "three plain words\n",
                                "user",
                                "add",
                                login,
                                "--send-as",
                                "office@larkfield.sch.example")
                        .code())
                .isZero();
        assertThat(Postern.typed(school, "three plain words\n", "user", "add", login)
                        .code())
                .isEqualTo(1);
        assertThat(Postern.typed(school, "four other plain words\n", "user", "passwd", login)
                        .code())
                .isZero();
        assertThat(Postern.typed(school, "four other plain words\n", "user", "passwd", MAYA)
                        .code())
                .isEqualTo(1);
        assertThat(cli("user", "list").out()).contains(login + ", may send as office@larkfield.sch.example");
        assertThat(json(cli("user", "list", "--json").out()).get("enabled").asBoolean())
                .isTrue();
        assertThat(cli("audit", "verify").code()).isZero();
    }

    @Test
    void doctorSaysWhatIsWellAndWhatIsNot() throws Exception {
        Postern.Answer answer = cli("doctor");
        assertThat(answer.out()).contains("policy", "disk", "relay", "readers", "image classifier");
        assertThat(answer.code()).as(answer.out()).isLessThan(2);
        for (String line : cli("doctor", "--json").out().lines().toList()) {
            assertThat(json(line).get("light").asText()).isIn("green", "yellow", "red");
        }
    }

    @Test
    void anUnknownCommandOrItemIsRefusedWithAHint() throws Exception {
        assertThat(Postern.command(schools.orElseThrow(), "hedl").code()).isEqualTo(2);
        assertThat(cli("hedl").err()).contains("held");
        assertThat(cli("held", "show", "H-NONE9").code()).isEqualTo(1);
    }

    @Test
    void theLauncherRunsTheDemoOnceAndShowsEveryVerdict() throws Exception {
        Launcher.builtNow();
        Path out = folder.resolve("once.out");
        Process process = demo(out, folder.resolve("once"), "--once");
        assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(out);
        assertThat(process.exitValue()).as(text).isZero();
        assertThat(text)
                .contains("delivered", "encrypted", "held", "returned", "refused", "Hi Jake.", "PP-03")
                .doesNotContain("Ctrl-C");
    }

    @Test
    void theDemoSaysWhatHappensToAMailOfOnesOwn() throws Exception {
        boolean swaks =
                new ProcessBuilder("sh", "-c", "command -v swaks").start().waitFor() == 0;
        assumeTrue(swaks || System.getenv("CI") != null, "swaks is not installed; the build server has it");
        Launcher.builtNow();
        Path out = folder.resolve("demo.out");
        Process process = demo(out, folder.resolve("demo"));
        try {
            Wait.until(
                    "the demo is over", Duration.ofMinutes(2), () -> said(out).contains("Ctrl-C ends the demo."));
            Matcher line = Pattern.compile("swaks [^\\\\]+\\\\\\R.*").matcher(said(out));
            assertThat(line.find()).as(said(out)).isTrue();
            Process sent = new ProcessBuilder("sh", "-c", line.group())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("swaks.out").toFile())
                    .start();
            assertThat(sent.waitFor())
                    .as(Files.readString(folder.resolve("swaks.out")))
                    .isZero();
            Wait.until(
                    "it says so",
                    () -> said(out)
                            .matches("(?s).*Your mail, from Maya Okafor [^\n"
                                    + "]*\n"
                                    + " *to Jake Tilley [^\n"
                                    + "]* returned +PII-01: .*"));
        } finally {
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static String said(Path out) throws IOException {
        return Files.readString(out);
    }

    private static Process demo(Path out, Path home, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(Launcher.PROGRAM.toString(), "demo", "--home", home.toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
    }
}
