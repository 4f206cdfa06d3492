package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.message.Address;
import org.postern.relay.StoreParts;
import org.postern.store.queue.QueueView;

/** Every labelled mail, sent over SMTP as its envelope says, ends where its label says. */
class T12CasesIT {
    private static final String PASSWORD = "three plain words";
    /** Authentication-Results of the server in front; these cases are sent both with it and plainly from outside. */
    private static final Set<String> BOTH_WAYS = Set.of("D-012", "D-121");

    /** A program forwarded it; programs are not written back to (RFC 3834 2). */
    private static final Set<String> AUTOMATIC = Set.of("D-214");

    private static final String ALFIE = "<alfie@pupils.larkfield.sch.example>";

    @TempDir
    static Path folder;

    private static final World WORLD = new World();
    private static final Set<String> REFUSED = new HashSet<>();
    private static final Map<String, String> TROUBLE = new TreeMap<>();
    private static List<LabelledMail> mails = List.of();
    private static Outcomes outcomes = new Outcomes();
    private static int sent;

    @BeforeAll
    static void sendAll() throws Exception {
        mails = LabelledMail.all();
        School school = School.in(folder, WORLD);
        try (StoreParts store = Outcomes.store(school)) {
            for (String login : List.of("dylan.rees@pupils.larkfield.sch.example", "p.stubbs@larkfield.sch.example")) {
                store.accounts().add(Address.of(login), PASSWORD, Set.of(), "test");
            }
        }
        Path certificate =
                TestCertificate.of(folder, "senco@highfield.sch.example").certificate();
        assertThat(Postern.command(school, "cert", "import", certificate.toString())
                        .code())
                .isZero();
        try (Postern postern = Postern.start(school, OnLabelDay.class)) {
            send(postern, school, "default");
            for (String profile : List.of("sonning_common", "hughenden", "beech_green", "pinner_park", "stroud")) {
                switchTo(school, postern, profile);
                send(postern, school, profile);
            }
            switchTo(school, postern, "default");
            youngChild(postern);
            settle(school);
            outcomes = Outcomes.of(WORLD, school);
        }
    }

    @AfterAll
    static void endWorld() {
        WORLD.close();
    }

    /** The relay runs as the school of that profile, changed as an administrator would. */
    private static void switchTo(School school, Postern postern, String profile) throws Exception {
        Path policy = school.conf.resolve("policy.yaml");
        String text = Files.readString(policy);
        String changed = text.replaceFirst("(?m)^profile: \\w+", "profile: " + profile)
                .replaceFirst("(?m)^version: .*", "version: as-" + profile);
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(policy, changed);
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (!postern.log().contains("policy as-" + profile + "+")) {
            assertThat(Instant.now()).as(postern.log()).isBefore(end);
            Thread.sleep(100);
        }
    }

    private static void send(Postern postern, School school, String profile) throws Exception {
        try (SmtpDialog trusted = postern.fromSchool();
                SmtpDialog outside = postern.fromOutside()) {
            trusted.say("EHLO mail.larkfield.sch.example");
            outside.say("EHLO mx.elsewhere.example");
            for (LabelledMail mail : mails) {
                if (mail.profile().equals(profile) && mail.unavailable().isEmpty()) {
                    String answer = send(mail, school, trusted, outside);
                    sent++;
                    if (answer.startsWith("55")) {
                        REFUSED.add(mail.id());
                    } else if (!answer.startsWith("250")) {
                        TROUBLE.put(mail.id(), answer);
                    }
                }
            }
        }
        settle(school);
    }

    private static String send(LabelledMail mail, School school, SmtpDialog trusted, SmtpDialog outside)
            throws Exception {
        String to = String.join(" ", mail.recipients());
        if (mail.fromSchool()) {
            return mail.writesAsLogin()
                    ? trusted.mail(mail.sender(), to, mail.bytes())
                    : submitted(mail, school.submissionPort);
        }
        if (!mail.aligned()) {
            return outside.mail(mail.sender(), to, mail.bytes());
        }
        if (BOTH_WAYS.contains(mail.id())) {
            String plain = outside.mail(mail.sender(), to, mail.again("plain"));
            assertThat(plain).startsWith("250");
        }
        return trusted.mail(mail.sender(), to, mail.withAuthenticationResults("pass"));
    }

    /** Alfie is in year 2 and writes to a child of another class. */
    private static void youngChild(Postern postern) throws Exception {
        String alfie = "alfie.cole@pupils.larkfield.sch.example";
        String mail = "From: " + alfie + "\r\nTo: oscar.finch@pupils.larkfield.sch.example\r\nSubject: play\r\n"
                + "Message-ID: " + ALFIE + "\r\n\r\nplay with me\r\n";
        try (SmtpDialog trusted = postern.fromSchool()) {
            trusted.say("EHLO mail.larkfield.sch.example");
            assertThat(trusted.mail(
                            alfie,
                            "oscar.finch@pupils.larkfield.sch.example",
                            mail.getBytes(StandardCharsets.US_ASCII)))
                    .startsWith("250");
        }
    }

    private static String submitted(LabelledMail mail, int port) throws Exception {
        try (SmtpDialog dialog = SmtpDialog.from(SmtpDialog.OUTSIDE, port)) {
            dialog.say("EHLO laptop.example");
            assertThat(dialog.startTls()).startsWith("220");
            dialog.say("EHLO laptop.example");
            String plain = "\0" + mail.login().orElseThrow() + "\0" + PASSWORD;
            assertThat(dialog.say(
                            "AUTH PLAIN " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8))))
                    .startsWith("235");
            return dialog.mail(mail.sender(), String.join(" ", mail.recipients()), mail.bytes());
        }
    }

    /** Until every queue is empty. */
    private static void settle(School school) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(180));
        try (StoreParts store = Outcomes.store(school)) {
            QueueView queues = new QueueView(store.database());
            int empty = 0;
            while (empty < 5) {
                assertThat(Instant.now())
                        .as("the queues get empty: %s", queues.sizes())
                        .isBefore(end);
                empty = queues.sizes().isEmpty() ? empty + 1 : 0;
                Thread.sleep(200);
            }
        }
    }

    @Test
    void everyMailIsTakenOrRefusedForGood() {
        assertThat(TROUBLE).isEmpty();
        assertThat(REFUSED).isSubsetOf("D-400");
        assertThat(sent).isGreaterThan(300);
    }

    @Test
    void everyCaseInScopeEndsWhereItsLabelSays() {
        Map<String, List<String>> skipped = new TreeMap<>();
        List<LabelledMail> inScope = new ArrayList<>();
        for (LabelledMail mail : mails) {
            mail.outOfScope()
                    .ifPresentOrElse(
                            why -> skipped.computeIfAbsent(why, w -> new ArrayList<>())
                                    .add(mail.id()),
                            () -> inScope.add(mail));
        }
        List<String> wrong = inScope.stream().flatMap(T12CasesIT::wrong).toList();
        print(inScope.size(), wrong.size(), skipped);
        assertThat(inScope).hasSizeGreaterThan(130);
        assertThat(wrong).isEmpty();
    }

    private static Stream<String> wrong(LabelledMail mail) {
        return mail.recipients().stream()
                .map(r -> new Outcomes.Hop(mail.messageId(), r))
                .filter(hop -> !outcomes.of(hop).equals(mail.expected(hop.recipient())))
                .map(hop ->
                        mail.id() + " " + hop.recipient() + ": " + outcomes.of(hop) + " instead of " + mail.action());
    }

    private static void print(int inScope, int wrong, Map<String, List<String>> skipped) {
        StringBuilder out =
                new StringBuilder("\n%d cases in scope, %d wrong recipients; skipped:\n".formatted(inScope, wrong));
        skipped.forEach((why, ids) -> out.append("%4d  %-40s %s%n".formatted(ids.size(), why, String.join(" ", ids))));
        System.out.println(out);
    }

    @Test
    void outsideMailIsJudgedTheSameWithAndWithoutAnUpstreamThatVouchesForIt() {
        for (LabelledMail mail : mails) {
            if (BOTH_WAYS.contains(mail.id())) {
                Outcomes.Hop plain = new Outcomes.Hop(
                        mail.messageId().replace("<", "<plain-"),
                        mail.recipients().getFirst());
                assertThat(outcomes.of(plain)).as(mail.id()).isEqualTo("deliver");
            }
        }
    }

    @Test
    void noMailIsLostAndNoneIsTwoThings() {
        List<String> lost = new ArrayList<>();
        for (LabelledMail mail : mails) {
            if (mail.unavailable().isEmpty() && !REFUSED.contains(mail.id())) {
                mail.recipients().forEach(r -> lost(mail, new Outcomes.Hop(mail.messageId(), r), lost));
            }
        }
        assertThat(lost).isEmpty();
        assertThat(outcomes.heldTwice).isEmpty();
    }

    /** A mail that reached nobody was returned with a letter or is kept. */
    private static void lost(LabelledMail mail, Outcomes.Hop hop, List<String> lost) {
        String what = outcomes.of(hop);
        if (what.contains(" ")) {
            lost.add(mail.id() + " " + hop.recipient() + ": " + what);
        }
        boolean traced = !outcomes.lettersAbout(mail.messageId()).isEmpty() || outcomes.evidence.contains(hop);
        if (what.equals("reject") && !traced) {
            lost.add(mail.id() + " " + hop.recipient() + ": gone");
        }
    }

    @Test
    void aSenderOfTheSchoolHearsOnceOfWhatIsReturnedAndAnOutsideSenderNever() {
        List<String> wrong = new ArrayList<>();
        for (LabelledMail mail : mails) {
            List<Outcomes.Letter> letters = outcomes.lettersAbout(mail.messageId());
            boolean returned = mail.recipients().stream()
                    .anyMatch(r ->
                            outcomes.of(new Outcomes.Hop(mail.messageId(), r)).equals("reject"));
            boolean refused = REFUSED.contains(mail.id()) || mail.unavailable().isPresent();
            boolean automatic = AUTOMATIC.contains(mail.id());
            if (mail.fromSchool() && returned && !refused && letters.size() != (automatic ? 0 : 1)) {
                wrong.add(mail.id() + ": " + letters.size() + " letters");
            }
            if (!mail.fromSchool() && !letters.isEmpty()) {
                wrong.add(mail.id() + ": a letter to outside");
            }
            letters.stream()
                    .filter(letter -> !letter.to().endsWith("larkfield.sch.example"))
                    .forEach(letter -> wrong.add(mail.id() + ": a letter to " + letter.to()));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void lettersAreWholeSentencesWithoutEmptyPlaces() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (List<Outcomes.Letter> letters : outcomes.letters.values()) {
            for (Outcomes.Letter letter : letters) {
                String text = String.valueOf(letter.mail().getContent());
                if (text.contains("{") || text.contains("  ") || text.contains(" ,") || text.contains(" .")) {
                    wrong.add(text);
                }
            }
        }
        assertThat(outcomes.letters).hasSizeGreaterThan(20);
        assertThat(wrong).isEmpty();
    }

    @Test
    void aYoungChildsLetterGoesToTheClassTeacherInPlainWordsFromTheSchool() throws Exception {
        List<Outcomes.Letter> letters = outcomes.lettersAbout(ALFIE);
        assertThat(letters).hasSize(1);
        Outcomes.Letter letter = letters.getFirst();
        assertThat(letter.to()).isEqualTo("c.lowe@larkfield.sch.example");
        assertThat(letter.mail().getSubject()).isEqualTo("A message from Alfie");
        assertThat(String.valueOf(letter.mail().getContent()))
                .isEqualTo("Alfie's message was for a child in another class, so it was not sent. Please help to"
                        + " choose a friend in this class.");
        assertThat(letter.mail().getHeader("From", null))
                .isEqualTo("Larkfield School <postmaster@larkfield.sch.example>");
        assertThat(letter.mail().getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
        assertThat(letter.mail().getMessageID()).endsWith("@larkfield.sch.example>");
    }
}
