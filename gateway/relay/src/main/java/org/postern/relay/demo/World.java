package org.postern.relay.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Optional;

/** Everybody else, on loopback: the host with the school's mailboxes, and the internet. */
final class World implements AutoCloseable {
    private final GreenMail school = mailHost();
    private final GreenMail outside = mailHost();

    World() {
        school.start();
        outside.start();
    }

    private static GreenMail mailHost() {
        return new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
    }

    int schoolPort() {
        return school.getSmtp().getPort();
    }

    int outsidePort() {
        return outside.getSmtp().getPort();
    }

    int schoolCount() {
        return school.getReceivedMessages().length;
    }

    int outsideCount() {
        return outside.getReceivedMessages().length;
    }

    /** The newest letter of the relay itself to that address. */
    Optional<MimeMessage> letterTo(String address) {
        return Arrays.stream(school.getReceivedMessages())
                .filter(mail -> isLetterTo(mail, address))
                .reduce((first, second) -> second);
    }

    private static boolean isLetterTo(MimeMessage mail, String address) {
        try {
            return mail.getHeader("Auto-Submitted") != null
                    && mail.getAllRecipients() != null
                    && Arrays.toString(mail.getAllRecipients()).contains(address);
        } catch (MessagingException e) {
            return false;
        }
    }

    @Override
    public void close() {
        school.stop();
        outside.stop();
    }
}
