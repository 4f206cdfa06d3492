package org.postern.relay.it;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Everybody else: the school's mailbox host and the internet's smart host, each a GreenMail on loopback. */
final class World implements AutoCloseable {
    final GreenMail school = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
    final GreenMail outside = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());

    World() {
        school.start();
        outside.start();
    }

    int schoolPort() {
        return school.getSmtp().getPort();
    }

    int outsidePort() {
        return outside.getSmtp().getPort();
    }

    /** Waits until a mail like that has arrived. */
    static MimeMessage await(GreenMail host, Predicate<MimeMessage> wanted) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(40));
        while (Instant.now().isBefore(end)) {
            List<MimeMessage> found =
                    Arrays.stream(host.getReceivedMessages()).filter(wanted).toList();
            if (!found.isEmpty()) {
                return found.getFirst();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no such mail arrived; got "
                + Arrays.stream(host.getReceivedMessages()).map(World::subject).toList());
    }

    static String subject(MimeMessage mail) {
        try {
            return String.valueOf(mail.getSubject());
        } catch (jakarta.mail.MessagingException e) {
            return "?";
        }
    }

    static Predicate<MimeMessage> subjectIs(String subject) {
        return mail -> subject(mail).equals(subject);
    }

    static String body(MimeMessage mail) {
        return GreenMailUtil.getBody(mail);
    }

    @Override
    public void close() {
        school.stop();
        outside.stop();
    }
}
