package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail that waits for a host that is down is in nobody's way. */
class T09NextHopDownIT {
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    @Test
    void newMailToAHostThatIsBackDoesNotQueueBehindFiveHundredOld(@TempDir Path folder) throws Exception {
        try (World world = new World()) {
            int port = School.freePort();
            School school = School.in(folder, world, "10m, 10m")
                    .edit("port: " + world.outsidePort() + ",", "port: " + port + ",");
            try (Postern relay = Postern.start(school)) {
                send(relay, Letter.harmless("old"), 500);
                Ledger ledger = new Ledger(school, world);
                awaitDelayed(relay, ledger, "to-outside", 500);
                assertThat(Prometheus.of(school).value("postern_queue_oldest_seconds{queue=\"to-outside\"}"))
                        .as("mail that waits for its next try grows older")
                        .isPositive();
                GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
                back.start();
                try {
                    send(relay, Letter.harmless("new"), 5);
                    Wait.until("the new ones are there", AT_ONCE, () -> back.getReceivedMessages().length == 5);
                    assertThat(ledger.queues()).containsEntry("to-outside", 500L);
                    assertThat(Health.ready(school).well())
                            .as("waiting for a retry is not standing still")
                            .isTrue();
                } finally {
                    back.stop();
                }
            }
        }
    }

    @Test
    void aDeadHostIsNotInTheWayOfALivingOne(@TempDir Path folder) throws Exception {
        try (World world = new World()) {
            School school = pupilsAt(School.in(folder, world, "10m, 10m"), world, School.freePort());
            try (Postern relay = Postern.start(school)) {
                send(relay, Letter.internal("to the dead").to(Letter.PUPIL), 500);
                send(relay, Letter.internal("to the living"), 5);
                Wait.until("the living has its mail", AT_ONCE, () -> world.school.getReceivedMessages().length == 5);
            }
        }
    }

    @Test
    void aHostThatNeverAnswersIsNotInTheWayOfALivingOne(@TempDir Path folder) throws Exception {
        try (World world = new World();
                ServerSocket silent = new ServerSocket(0, 500, InetAddress.getLoopbackAddress())) {
            School school = pupilsAt(School.in(folder, world, "10m, 10m"), world, silent.getLocalPort());
            try (Postern relay = Postern.start(school)) {
                send(relay, Letter.internal("to the silent").to(Letter.PUPIL), 100);
                Thread.sleep(3_000);
                send(relay, Letter.internal("to the living"), 5);
                Wait.until("the living has its mail", AT_ONCE, () -> world.school.getReceivedMessages().length == 5);
            }
        }
    }

    private static School pupilsAt(School school, World world, int port) throws Exception {
        String host = "pupils.larkfield.sch.example: { name: 127.0.0.1, port: ";
        return school.edit(host + world.schoolPort(), host + port);
    }

    private static void send(Postern relay, Letter letter, int count) throws Exception {
        try (SmtpDialog smtp = relay.fromSchool()) {
            smtp.say("EHLO client.example");
            for (int i = 0; i < count; i++) {
                Letter one = letter.by(i);
                assertThat(smtp.mail(one.from(), one.to(), one.bytes())).startsWith("250");
            }
        }
    }

    /** All have been tried once and wait for their time. */
    private static void awaitDelayed(Postern relay, Ledger ledger, String queue, long count) throws Exception {
        Wait.until("all wait for their retry", () -> ledger.queues().equals(java.util.Map.of(queue, count)));
        Thread.sleep(2_000);
    }
}
