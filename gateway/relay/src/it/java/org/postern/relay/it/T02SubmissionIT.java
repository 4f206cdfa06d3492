package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The submission port: nothing without TLS and a login, nothing in another's name. */
final class T02SubmissionIT {
    private static final String CLERK = "p.stubbs@larkfield.sch.example";
    private static final String OFFICE = "office@larkfield.sch.example";
    private static final String TEACHER = "k.whitlock@larkfield.sch.example";
    private static final String LIBRARIAN = "library.desk@larkfield.sch.example";
    private static final String MUSEUM = "visits@museum.example";
    private static final String PASSWORD = "three plain words";
    private static final String REFUSED = "550 5.7.1 .*";
    private static NextHop school;
    private static NextHop world;
    private static School config;
    private static Postern postern;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        school = new NextHop();
        world = new NextHop();
        config = School.in(folder, school.port, world.port, "1s");
        postern = Postern.start(config);
        add(CLERK);
        add(TEACHER);
        add("c.lowe@larkfield.sch.example");
        add(LIBRARIAN, "--send-as", "library@larkfield.sch.example");
    }

    private static void add(String... loginAndOptions) throws Exception {
        String[] command = Stream.concat(Stream.of("user", "add"), Stream.of(loginAndOptions))
                .toArray(String[]::new);
        Postern.Answer answer = Postern.typed(config, PASSWORD + "\n", command);
        assertThat(answer.code()).as(answer.err()).isZero();
    }

    @AfterAll
    static void stop() throws Exception {
        postern.close();
        school.close();
        world.close();
    }

    private static SmtpDialog plain() throws Exception {
        SmtpDialog dialog = SmtpDialog.from(SmtpDialog.OUTSIDE, config.submissionPort);
        dialog.say("EHLO laptop.example");
        return dialog;
    }

    private static SmtpDialog secured() throws Exception {
        SmtpDialog dialog = plain();
        assertThat(dialog.startTls()).startsWith("220 2.0.0");
        assertThat(dialog.say("EHLO laptop.example"))
                .contains("AUTH LOGIN PLAIN")
                .doesNotContain("STARTTLS");
        return dialog;
    }

    private static SmtpDialog signedIn(String login) throws Exception {
        SmtpDialog dialog = secured();
        assertThat(dialog.say(plainLogin(login, PASSWORD))).startsWith("235 2.7.0");
        return dialog;
    }

    private static String plainLogin(String login, String password) {
        return "AUTH PLAIN " + base64("\0" + login + "\0" + password);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] letter(String fromFields, String subject) {
        return (fromFields + "\r\nTo: <" + MUSEUM + ">\r\nSubject: " + subject
                        + "\r\n\r\nThank you for the lovely day.\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void doesNothingBeforeTls() throws Exception {
        try (SmtpDialog dialog = SmtpDialog.from(SmtpDialog.TRUSTED, config.submissionPort)) {
            assertThat(dialog.say("EHLO laptop.example")).contains("STARTTLS").doesNotContain("AUTH");
            assertThat(dialog.say(plainLogin(CLERK, PASSWORD))).startsWith("530 5.7.0");
            assertThat(dialog.say("AUTH LOGIN")).startsWith("530 5.7.0");
            assertThat(dialog.say("MAIL FROM:<" + CLERK + ">")).startsWith("530 5.7.0");
            assertThat(dialog.say("MAIL FROM:<" + CLERK + "> AUTH=<>")).startsWith("530 5.7.0");
        }
    }

    @Test
    void takesNoMailBeforeALogin() throws Exception {
        try (SmtpDialog dialog = secured()) {
            assertThat(dialog.say("MAIL FROM:<" + CLERK + ">")).startsWith("530 5.7.0");
            assertThat(dialog.say("MAIL FROM:<>")).startsWith("530 5.7.0");
            assertThat(dialog.say("RCPT TO:<" + TEACHER + ">")).startsWith("503 5.");
        }
    }

    @Test
    void sendsForWhoSignsInWithPlainOrLogin() throws Exception {
        try (SmtpDialog dialog = signedIn(CLERK)) {
            assertThat(dialog.mail(CLERK, MUSEUM, letter("From: P Stubbs <" + CLERK + ">", "By plain")))
                    .startsWith("250 2.");
        }
        try (SmtpDialog dialog = secured()) {
            assertThat(dialog.say("AUTH LOGIN")).startsWith("334 ");
            assertThat(dialog.say(base64(CLERK))).startsWith("334 ");
            assertThat(dialog.say(base64(PASSWORD))).startsWith("235 2.7.0");
            assertThat(dialog.mail(CLERK, MUSEUM, letter("From: <" + CLERK + ">", "By login")))
                    .startsWith("250 2.");
        }
        try (SmtpDialog dialog = secured()) {
            assertThat(dialog.say("AUTH PLAIN")).startsWith("334");
            assertThat(dialog.say(base64("\0" + CLERK + "\0" + PASSWORD))).startsWith("235 2.7.0");
        }
        assertThat(world.awaitSubject("By plain").text()).contains("with ESMTPSA id");
        world.awaitSubject("By login");
    }

    @Test
    void refusesWhatIsNoLogin() throws Exception {
        try (SmtpDialog dialog = secured()) {
            assertThat(dialog.say(plainLogin(TEACHER, "wrong words here"))).startsWith("535 5.7.8");
            assertThat(dialog.say(plainLogin("nobody@larkfield.sch.example", PASSWORD)))
                    .startsWith("535 5.7.8");
            assertThat(dialog.say("AUTH PLAIN " + base64(TEACHER))).startsWith("535 5.7.8");
            assertThat(dialog.say("AUTH CRAM-MD5")).startsWith("504 5.5.4");
            assertThat(dialog.say("AUTH PLAIN ???")).startsWith("501 5.5.");
            assertThat(dialog.say("AUTH LOGIN")).startsWith("334");
            assertThat(dialog.say("*")).startsWith("501 5.");
            assertThat(dialog.say("AUTH LOGIN " + base64("a@b@c"))).matches("(334|[45]\\d\\d [45]\\.).*");
        }
        assertThat(postern.log()).doesNotContain(TEACHER, "nobody@", PASSWORD);
    }

    @Test
    void locksAnAccountAfterManyWrongPasswords() throws Exception {
        String login = "c.lowe@larkfield.sch.example";
        for (int i = 0; i < 10; i++) {
            try (SmtpDialog dialog = secured()) {
                assertThat(dialog.say(plainLogin(login, "wrong words " + i))).startsWith("535 5.7.8");
            }
        }
        try (SmtpDialog dialog = secured()) {
            assertThat(dialog.say(plainLogin(login, PASSWORD))).startsWith("535 5.7.8");
        }
    }

    @Test
    void refusesAnEnvelopeSenderThatIsNotTheLogin() throws Exception {
        try (SmtpDialog dialog = signedIn(CLERK)) {
            for (String other : List.of(TEACHER, "head@larkfield.sch.example", MUSEUM, "")) {
                assertThat(dialog.say("MAIL FROM:<" + other + ">")).matches(REFUSED);
            }
            assertThat(dialog.say("MAIL FROM:<P.STUBBS@Larkfield.Sch.Example>")).startsWith("250");
        }
    }

    @Test
    void letsDelegatesSendForTheirMailbox() throws Exception {
        try (SmtpDialog dialog = signedIn(CLERK)) {
            assertThat(dialog.mail(OFFICE, MUSEUM, letter("From: School Office <" + OFFICE + ">", "For the office")))
                    .startsWith("250 2.");
            assertThat(dialog.mail(CLERK, MUSEUM, letter("From: <" + OFFICE + ">", "Mixed")))
                    .startsWith("250 2.");
        }
        try (SmtpDialog dialog = signedIn(LIBRARIAN)) {
            String library = "library@larkfield.sch.example";
            assertThat(dialog.say("MAIL FROM:<" + library + ">")).startsWith("250");
            dialog.say("RSET");
            assertThat(dialog.say("MAIL FROM:<" + OFFICE + ">")).matches(REFUSED);
        }
        assertThat(world.awaitSubject("For the office").mail()).contains("<" + OFFICE + ">");
    }

    /** HU-29, RFC 6409 6.1: every way by which a reader may see another's name as the author. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: <head@larkfield.sch.example>",
                "From: Dr E Hale <head@larkfield.sch.example>, <p.stubbs@larkfield.sch.example>",
                "From: <p.stubbs@larkfield.sch.example>\r\nFrom: <head@larkfield.sch.example>",
                "From: <head@larkfield.sch.example>\r\nFrom: <p.stubbs@larkfield.sch.example>",
                "from : <p.stubbs@larkfield.sch.example>\r\nFROM: <head@larkfield.sch.example>",
                "From: <p.stubbs@larkfield.sch.example> <head@larkfield.sch.example>",
                "From: head@larkfield.sch.example <p.stubbs@larkfield.sch.example",
                "From: a group: <head@larkfield.sch.example>;",
                "From:",
                "X-No-From: at all",
                "From: <p.stubbs@larkfield.sch.example>\r\nSender: head@larkfield.sch.example",
            })
    void refusesAForgedAuthor(String from) throws Exception {
        try (SmtpDialog dialog = signedIn(CLERK)) {
            assertThat(dialog.mail(CLERK, MUSEUM, letter(from, "Forged"))).matches(REFUSED);
            assertThat(dialog.mail(CLERK, MUSEUM, letter("From: <" + CLERK + ">", "Own name again")))
                    .startsWith("250 2.");
        }
        world.awaitSubject("Own name again");
        assertThat(world.arrived).noneMatch(mail -> mail.hasSubject("Forged"));
        assertThat(postern.log()).doesNotContain("Forged", CLERK);
    }

    @Test
    void endsAConnectionThatGuesses() throws Exception {
        try (SmtpDialog dialog = plain()) {
            dialog.startTls();
            dialog.say("EHLO client.example");
            assertThat(dialog.say(plainLogin("nobody@larkfield.sch.example", "one")))
                    .startsWith("535 5.7.8");
            assertThat(dialog.say(plainLogin("nobody@larkfield.sch.example", "two")))
                    .startsWith("535 5.7.8");
            assertThat(dialog.say(plainLogin("nobody@larkfield.sch.example", "three")))
                    .startsWith("421 4.7.0");
            assertThat(dialog.answer()).isEqualTo("closed");
        }
    }

    /** RFC 3207 4.2; what a man in the middle puts in front must not count as said under TLS. */
    @Test
    void runsNoCommandThatCameInClearBehindStartTls() throws Exception {
        String injected = "STARTTLS\r\n" + plainLogin(CLERK, PASSWORD) + "\r\nMAIL FROM:<" + CLERK + ">\r\n";
        try (SmtpDialog dialog = plain()) {
            dialog.send(injected.getBytes(StandardCharsets.US_ASCII));
            assertThat(dialog.answer()).startsWith("451 4.");
            assertThat(dialog.answer()).isEqualTo("closed");
        }
        try (SmtpDialog dialog = plain()) {
            assertThat(dialog.say("DATA")).startsWith("503 5.");
            dialog.send(injected.getBytes(StandardCharsets.US_ASCII));
            assertThat(dialog.answer()).startsWith("503 5.5.1");
            assertThat(dialog.answer()).startsWith("530 5.7.0");
            assertThat(dialog.answer()).startsWith("530 5.7.0");
        }
        try (SmtpDialog dialog = plain()) {
            assertThat(dialog.say("STARTTLS NOW")).matches("(451 4|501 5)\\..*");
        }
    }

    @Test
    void forgetsWhatWasSaidBeforeTls() throws Exception {
        try (SmtpDialog dialog = plain()) {
            dialog.startTls();
            assertThat(dialog.say("MAIL FROM:<" + CLERK + ">")).matches("(503|530) 5\\..*");
        }
    }

    @Test
    void isNoOpenRelayForPeopleAndTheirRecipientsAreJudged() throws Exception {
        try (SmtpDialog dialog = signedIn(TEACHER)) {
            byte[] text = letter("From: <" + TEACHER + ">", "Colleagues");
            assertThat(dialog.mail(TEACHER, "c.lowe@larkfield.sch.example " + MUSEUM, text))
                    .startsWith("250 2.");
        }
        assertThat(school.awaitSubject("Colleagues").recipients()).hasSize(1);
        assertThat(world.awaitSubject("Colleagues").recipients()).hasSize(1);
    }
}
