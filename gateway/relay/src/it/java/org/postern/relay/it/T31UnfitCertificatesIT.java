package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail that must be encrypted, to people whose certificates are wrong in every way there is. */
class T31UnfitCertificatesIT {
    private static final String WRITER = "a.pryce@larkfield.sch.example";

    @TempDir
    static Path folder;

    private static World world = new World();
    private static Optional<Wire> wire = Optional.empty();
    private static Optional<School> school = Optional.empty();
    private static Optional<Council> council = Optional.empty();
    private static Optional<Postern> postern = Optional.empty();

    @BeforeAll
    static void start() throws Exception {
        wire = Optional.of(new Wire(world.outsidePort()));
        School larkfield = School.in(folder, world)
                .edit("port: " + world.outsidePort(), "port: " + wire.get().port());
        school = Optional.of(larkfield);
        council = Optional.of(new Council(larkfield.home.resolve("certificates")));
        List<String> add = new ArrayList<>(List.of("cert", "roots", "add"));
        council.get().roots().forEach(root -> add.add(root.toString()));
        Postern.command(larkfield, add.toArray(String[]::new));
        postern = Optional.of(Postern.start(larkfield));
    }

    @AfterAll
    static void end() throws Exception {
        if (postern.isPresent()) {
            postern.get().close();
        }
        if (council.isPresent()) {
            council.get().close();
        }
        if (wire.isPresent()) {
            wire.get().close();
        }
        world.close();
    }

    private static List<String> everybody() {
        List<String> all = new ArrayList<>(new TreeSet<>(Council.UNFIT.keySet()));
        all.add(Council.GOOD);
        return all;
    }

    @Test
    void nothingOfItLeavesInClearAndTheSenderHearsOfEveryAddress() throws Exception {
        String mail = "From: Mrs A Pryce <" + WRITER + ">\r\nTo: " + String.join(",\r\n ", everybody())
                + "\r\nSubject: [ENCRYPT] zebrafish for Rowan\r\nMessage-ID: <unfit@larkfield.sch.example>\r\n"
                + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n"
                + "Dear colleagues,\r\n\r\nthe zebrafish plan for Rowan is attached.\r\n";
        try (SmtpDialog dialog = postern.orElseThrow().fromSchool()) {
            dialog.say("EHLO mail.larkfield.sch.example");
            assertThat(dialog.mail(WRITER, String.join(" ", everybody()), mail.getBytes(StandardCharsets.US_ASCII)))
                    .startsWith("250");
        }
        await(() ->
                sent().contains(Council.GOOD) && Council.UNFIT.values().stream().allMatch(letters()::contains));
        Council.UNFIT.forEach((address, why) -> assertThat(letters()).contains(address, why));
        assertThat(letters()).doesNotContain(Council.GOOD, "zebrafish", "Rowan");
        assertThat(sent()).contains("RCPT TO:<" + Council.GOOD + ">", "application/pkcs7-mime");
        assertThat(sent()).doesNotContain("zebrafish", "Rowan", "Dear colleagues");
        for (String address : Council.UNFIT.keySet()) {
            assertThat(sent()).doesNotContainIgnoringCase("RCPT TO:<" + address);
        }
    }

    @Test
    void theCommandGivesTheSameReasons() throws Exception {
        List<String> command = new ArrayList<>(List.of("cert", "check"));
        command.addAll(everybody());
        Postern.Answer answer = Postern.command(school.orElseThrow(), command.toArray(String[]::new));
        assertThat(answer.code()).isEqualTo(1);
        for (Map.Entry<String, String> unfit : Council.UNFIT.entrySet()) {
            assertThat(answer.out()).contains(unfit.getKey() + ": held: no certificate", unfit.getValue());
        }
        assertThat(answer.out()).contains(Council.GOOD + ": S/MIME with certificate");
    }

    private static String sent() {
        return wire.orElseThrow().text();
    }

    private static void await(BooleanSupplier done) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!done.getAsBoolean() && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
    }

    /** What the sender was told, in one line. */
    private static String letters() {
        StringBuilder all = new StringBuilder();
        for (MimeMessage mail : world.school.getReceivedMessages()) {
            try {
                if ("<unfit@larkfield.sch.example>".equals(mail.getHeader("In-Reply-To", null))) {
                    all.append(World.body(mail)).append('\n');
                }
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        return all.toString().replaceAll("\\s+", " ");
    }
}
