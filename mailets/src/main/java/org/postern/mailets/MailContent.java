package org.postern.mailets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.mailet.Mail;
import org.postern.message.Content;

/**
 * The bytes of a James mail. James keeps an unread mail as it came, in memory or a file, and streams it from there;
 * asking javax.mail to write it would put the header into new lines.
 */
record MailContent(Mail mail) implements Content {
    @Override
    public InputStream open() throws IOException {
        try {
            MimeMessage message = mail.getMessage();
            if (message instanceof MimeMessageWrapper wrapper) {
                return wrapper.getMessageInputStream();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return new ByteArrayInputStream(bytes.toByteArray());
        } catch (MessagingException e) {
            throw new IOException("the mail cannot be read", e);
        }
    }

    @Override
    public long size() {
        try {
            return mail.getMessage() instanceof MimeMessageWrapper wrapper ? wrapper.getMessageSize() : -1;
        } catch (MessagingException e) {
            return -1; // whoever opens it will meet the same failure and report it
        }
    }
}
