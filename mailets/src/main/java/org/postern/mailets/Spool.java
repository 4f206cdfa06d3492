package org.postern.mailets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import javax.mail.MessagingException;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.apache.mailet.Mail;

/** New bytes for a James mail, in memory while small and in a file from 100 KB on. */
final class Spool {
    /** RFC 5322 3.6.3. */
    private static final Set<String> BCC = Set.of("bcc", "resent-bcc");

    /** Writes the new mail. */
    @FunctionalInterface
    interface Writer {
        void to(OutputStream out) throws IOException;
    }

    private Spool() {}

    static MimeMessageInputStreamSource of(String name, Writer writer) throws IOException {
        MimeMessageInputStreamSource source = MimeMessageInputStreamSource.create(name);
        try (OutputStream out = source.getWritableOutputStream()) {
            writer.to(out);
        } catch (IOException e) {
            source.dispose();
            throw e;
        }
        return source;
    }

    static MimeMessageInputStreamSource withoutBcc(Mail mail) throws IOException {
        return of(mail.getName(), out -> {
            try (InputStream in = new MailContent(mail).open()) {
                HeaderFilter.copy(in, out, BCC);
            }
        });
    }

    /** Only James's own mail takes a source as it is; any other would copy it line by line. */
    static void replace(Mail mail, MimeMessageInputStreamSource source) throws MessagingException {
        if (mail instanceof MailImpl james) {
            james.setMessageNoCopy(new ExactMessage(source));
        } else {
            mail.setMessage(new ExactMessage(source));
        }
    }
}
