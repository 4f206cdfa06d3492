package org.postern.mailets;

import java.io.IOException;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;

/** Takes Bcc off before delivery; RemoveMimeHeader would call saveChanges, which adds and rewrites fields. */
public final class StripBcc extends SafeMailet {
    @Override
    protected void serve(Mail mail) throws MessagingException, IOException {
        if (mail.getMessage()
                .getMatchingHeaderLines(new String[] {"Bcc", "Resent-Bcc"})
                .hasMoreElements()) {
            Spool.replace(mail, Spool.withoutBcc(mail));
        }
    }
}
