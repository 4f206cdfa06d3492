package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail that waits for a person: looked at, let go once, declined or erased, all of it on record. */
class T14HeldIT {
    private static final String STRANGER = "stranger@elsewhere.example";
    private static final String PUPIL = "maya.okafor@pupils.larkfield.sch.example";
    private static final String STAFF = "a.pryce@larkfield.sch.example";

    @TempDir
    static Path folder;

    private static final World WORLD = new World();
    private static Optional<Wire> wires = Optional.empty();
    private static Optional<School> schools = Optional.empty();
    private static Optional<Postern> relays = Optional.empty();

    @BeforeAll
    static void start() throws Exception {
        wires = Optional.of(new Wire(WORLD.schoolPort()));
        schools = Optional.of(School.in(folder, WORLD, "36s, 36s, 36s")
                .edit("port: " + WORLD.schoolPort(), "port: " + wires.get().port()));
        relays = Optional.of(Postern.start(schools.get()));
    }

    @AfterAll
    static void end() throws Exception {
        if (wires.isPresent()) {
            wires.get().close();
        }
        if (relays.isPresent()) {
            relays.get().close();
        }
        WORLD.close();
    }

    private static byte[] letter(String word) {
        return ("From: A Stranger  <" + STRANGER + ">\r\nto: " + PUPIL + "\r\nSubject: about the\r\n " + word
                        + " \r\nDate: Tue, 24 Nov 2026 10:00:00 +0000\r\nMessage-ID: <" + word
                        + "@elsewhere.example>\r\n"
                        + "X-Odd:folded\r\n\tvalue  \r\n\r\nHello Maya,\r\n\r\nthe " + word
                        + " is here.  \r\n.one dot\r\n..\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends it, waits until it is held, and answers the item's id. */
    private static String held(String word) throws Exception {
        try (SmtpDialog dialog = relays.orElseThrow().fromOutside()) {
            dialog.say("EHLO mx.elsewhere.example");
            assertThat(dialog.mail(STRANGER, PUPIL, letter(word))).startsWith("250");
        }
        return itemAbout(word);
    }

    private static String itemAbout(String word) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(40));
        while (Instant.now().isBefore(end)) {
            Optional<String> line = cli("held", "list", "--json")
                    .out()
                    .lines()
                    .filter(l -> l.contains(word))
                    .findFirst();
            if (line.isPresent()) {
                return line.get().replaceFirst(".*\"id\":\"([^\"]*)\".*", "$1");
            }
        }
        throw new AssertionError(
                "nothing held about " + word + "\n" + relays.orElseThrow().log());
    }

    private static Postern.Answer cli(String... arguments) throws Exception {
        return Postern.command(schools.orElseThrow(), arguments);
    }

    private static long arrived(String word) {
        return Arrays.stream(WORLD.school.getReceivedMessages())
                .filter(mail -> header(mail, "Message-ID").contains(word + "@"))
                .count();
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return String.valueOf(mail.getHeader(name, ","));
        } catch (jakarta.mail.MessagingException e) {
            return "";
        }
    }

    private static void await(BooleanSupplier done) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!done.getAsBoolean()) {
            assertThat(Instant.now()).as(relays.orElseThrow().log()).isBefore(end);
            Thread.sleep(100);
        }
    }

    @Test
    void releasesOnceHoweverManyLetItGoAtOnceAndNotAByteIsChangedBelowOneTraceField() throws Exception {
        String id = held("quokka");
        assertThat(cli("held", "show", id).out()).contains("CIR-03", STRANGER, PUPIL, "about the quokka");
        String copy = folder.resolve("copy.eml").toString();
        assertThat(cli("held", "show", id, "--save", copy).code()).isZero();
        assertThat(Files.readString(Path.of(copy)))
                .contains("Subject: ", "quokka")
                .doesNotContain("X-Postern");
        assertThat(cli("held", "show", id, "--save", copy).code())
                .as("it is there")
                .isEqualTo(2);
        List<CompletableFuture<Postern.Answer>> people = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> release(id)))
                .toList();
        List<Postern.Answer> answers =
                people.stream().map(CompletableFuture::join).toList();
        assertThat(answers.stream().filter(a -> a.code() == 0))
                .hasSize(1)
                .allMatch(a -> a.out().contains(id + " delivered."));
        assertThat(answers.stream().filter(a -> a.code() == 1))
                .hasSize(9)
                .allMatch(a -> a.err().contains("cannot be changed that way"));
        Thread.sleep(1_000);
        assertThat(arrived("quokka")).isEqualTo(1);
        String sent = onTheWire("quokka");
        assertThat(sent).startsWith("X-Postern-Released: " + id + "; ");
        String below = sent.substring(sent.indexOf("\r\n") + 2);
        String received = below.replaceFirst("(?s)^Received: [^\r]*(\r\n[ \t][^\r]*)*\r\n", "");
        assertThat(received).isEqualTo(new String(letter("quokka"), StandardCharsets.US_ASCII));
        assertThat(cli("audit", "verify").out()).contains("intact");
    }

    private static Postern.Answer release(String id) {
        try {
            return cli("held", "release", id);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the next hop got between DATA and the final dot, with doubled dots undone (RFC 5321 4.5.2). */
    private static String onTheWire(String word) {
        return Stream.of(wires.orElseThrow().text().split("\r\nDATA\r\n", -1))
                .map(text -> text.replaceFirst("(?s)\r\n\\.\r\n.*", "\r\n").replace("\r\n.", "\r\n"))
                .filter(text -> text.contains(word + "@"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysDeliveredOnlyOnceTheNextHopHasAccepted() throws Exception {
        String id = held("numbat");
        wires.orElseThrow().hold();
        CompletableFuture<Postern.Answer> answer = CompletableFuture.supplyAsync(() -> release(id));
        await(() -> wires.orElseThrow().text().contains("numbat@"));
        Thread.sleep(3_000);
        assertThat(answer).isNotDone();
        assertThat(cli("held", "show", id, "--json").out()).contains("\"state\":\"releasing\"");
        wires.orElseThrow().letGo();
        assertThat(answer.join().out()).contains(id + " delivered.");
    }

    @Test
    void saysThatItIsOnItsWayWhileTheNextHopIsDown() throws Exception {
        String id = held("potoroo");
        wires.orElseThrow().cut(true);
        Postern.Answer answer = release(id);
        assertThat(answer.out()).contains("accepted for delivery").doesNotContain("delivered.");
        wires.orElseThrow().cut(false);
        await(() -> arrived("potoroo") == 1);
        Thread.sleep(500);
        assertThat(cli("held", "show", id, "--json").out()).contains("\"state\":\"released\"");
    }

    @Test
    void tellsTheSenderWhatWasDecidedIfTheSenderKnewThatItWaited() throws Exception {
        String mail = "From: " + STAFF + "\r\nTo: x@clinic.example\r\nSubject: [ENCRYPT] bilby\r\n"
                + "Message-ID: <bilby@larkfield.sch.example>\r\n\r\nplease read\r\n";
        try (SmtpDialog dialog = relays.orElseThrow().fromSchool()) {
            dialog.say("EHLO mail.larkfield.sch.example");
            assertThat(dialog.mail(STAFF, "x@clinic.example", mail.getBytes(StandardCharsets.US_ASCII)))
                    .startsWith("250");
        }
        String id = itemAbout("bilby");
        await(() -> letters("bilby").size() == 1);
        assertThat(cli("held", "reject", id, "--note", "ring them").code()).isZero();
        await(() -> letters("bilby").size() == 2);
        assertThat(World.body(letters("bilby").getLast())).contains("x@clinic.example", "will not be delivered");
        assertThat(cli("held", "release", id).code()).isEqualTo(1);
        assertThat(cli("held", "list", "--all", "--json").out())
                .contains("\"id\":\"" + id + "\",\"state\":\"rejected\"");
    }

    private static List<MimeMessage> letters(String word) {
        return Arrays.stream(WORLD.school.getReceivedMessages())
                .filter(mail -> header(mail, "In-Reply-To").contains("<" + word + "@"))
                .toList();
    }

    @Test
    void aStrangerIsToldNothingAndADeletedMailIsGone() throws Exception {
        String id = held("wallaby");
        assertThat(cli("held", "reject", id).code()).isZero();
        assertThat(cli("held", "delete", id).code()).isZero();
        Postern.Answer shown = cli("held", "show", id);
        assertThat(shown.out() + shown.err()).doesNotContain("wallaby", PUPIL, STRANGER);
        assertThat(cli("held", "list", "--all", "--json").out()).doesNotContain("wallaby");
        assertThat(WORLD.outside.getReceivedMessages()).isEmpty();
        assertThat(letters("wallaby")).isEmpty();
        awaitNoFile("wallaby");
    }

    @Test
    void nobodyReadsHeldMailInTheFilesOfTheStore() throws Exception {
        String id = held("bandicoot");
        assertThat(cli("held", "show", id).out()).contains("bandicoot");
        awaitNoFile("bandicoot");
    }

    /** The queue holds a mail as it is; its traces go once the log beside the database is emptied. */
    private static void awaitNoFile(String word) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(45));
        while (!files(word).isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(500);
        }
        assertThat(files(word)).isEmpty();
    }

    /** The files below HOME that say that word; a released page of the database counts. */
    private static List<String> files(String word) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(schools.orElseThrow().home)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word)) {
                    found.add(file.getFileName().toString());
                }
            }
        }
        return found;
    }

    @Test
    void aChangedRowOfTheRecordIsNamed() throws Exception {
        held("wombat");
        Path copy = Files.createDirectories(folder.resolve("copy"));
        School other = schools.orElseThrow().withHome(copy);
        Path keys = schools.orElseThrow().home.resolve("keys/key-encryption-keys");
        Files.createDirectories(copy.resolve("keys"));
        Files.copy(keys, copy.resolve("keys/key-encryption-keys"));
        sql(schools.orElseThrow().home, "vacuum into '" + copy.resolve("postern.db") + "'");
        assertThat(Postern.command(other, "audit", "verify").code()).isZero();
        sql(copy, "drop trigger audit_log_no_update");
        sql(copy, "update audit_log set actor = 'nobody' where seq = 2");
        Postern.Answer answer = Postern.command(other, "audit", "verify", "--json");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out()).contains("\"intact\":false", "\"row\":2", "\"fault\":\"CHANGED\"");
        assertThat(Postern.command(other, "audit", "verify").out()).contains("tampered", "2");
    }

    private static void sql(Path home, String command) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("postern.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
