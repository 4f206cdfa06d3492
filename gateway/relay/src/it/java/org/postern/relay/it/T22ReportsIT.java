package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sender wants to hear of a mail (RFC 3461) is kept as safely as the mail. */
class T22ReportsIT {
    private static final String ENVELOPE = " RET=HDRS ENVID=QQ314159";
    private static final List<String> RECIPIENTS = List.of(
            "<gone.quietly@museum.example> NOTIFY=NEVER",
            "<gone.loudly@museum.example> NOTIFY=FAILURE ORCPT=rfc822;gone.before@museum.example",
            "<visits@museum.example> NOTIFY=FAILURE,DELAY");

    @Test
    void senderHearsWhatHeAskedForAlthoughTheRelayWasStoppedMeanwhile(@TempDir Path folder) throws Exception {
        try (NextHop staff = new NextHop();
                NextHop outside = new NextHop()) {
            outside.answering(recipient ->
                    recipient.startsWith("gone") ? "550 5.1.1 <" + recipient + "> no such user" : "250 2.1.5 ok");
            outside.down();
            School school = School.in(folder, staff.port, outside.port, "6s, 6s, 6s");
            try (Postern first = Postern.start(school);
                    World nobody = new World()) {
                send(first);
                Ledger ledger = new Ledger(school, nobody);
                Wait.until("all wait", () -> ledger.queues().equals(Map.of("to-outside", 3L)));
                first.stop();
                assertThat(ledger.queues()).isEqualTo(Map.of("to-outside", 3L));
            }
            outside.up();
            try (Postern second = Postern.start(school)) {
                assertThat(second.alive()).isTrue();
                passesOn(outside.awaitSubject("Quiet"));
                reports(staff.await(mail -> mail.hasSubject("Not delivered: Quiet")));
                Thread.sleep(2_000);
                assertThat(staff.arrived).as("one report and no more").hasSize(1);
            }
        }
    }

    private static void send(Postern relay) throws Exception {
        try (SmtpDialog dialog = relay.fromSchool()) {
            dialog.say("EHLO mail.larkfield.sch.example");
            assertThat(dialog.say("MAIL FROM:<" + Letter.TEACHER + ">" + ENVELOPE))
                    .startsWith("250");
            for (String recipient : RECIPIENTS) {
                assertThat(dialog.say("RCPT TO:" + recipient)).startsWith("250");
            }
            assertThat(dialog.say("DATA")).startsWith("354");
            String text = new String(Letter.harmless("Quiet").bytes(), StandardCharsets.US_ASCII);
            dialog.send((text + ".\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(dialog.answer()).startsWith("250 2.");
        }
    }

    /** RFC 3461 5.2.1: the next host is told as well. */
    private static void passesOn(NextHop.Arrived mail) {
        assertThat(mail.mail()).contains("RET=HDRS", "ENVID=QQ314159");
        assertThat(mail.recipients()).singleElement().asString().contains("visits@", "FAILURE", "DELAY");
    }

    private static void reports(NextHop.Arrived report) {
        assertThat(report.text())
                .contains("Original-Envelope-Id: QQ314159\r\n")
                .contains("Original-Recipient: rfc822; gone.before@museum.example\r\n"
                        + "Final-Recipient: rfc822; gone.loudly@museum.example\r\n")
                .doesNotContain("gone.quietly@museum", "RCPT");
    }
}
