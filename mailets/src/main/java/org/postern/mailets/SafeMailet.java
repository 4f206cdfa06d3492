package org.postern.mailets;

import java.io.IOException;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/** A mailet whose every failure, Errors included, sends the mail to the error processor. */
public abstract class SafeMailet extends GenericMailet {
    @Override
    public final void service(Mail mail) throws MessagingException {
        Guard.run(getClass().getSimpleName(), mail, () -> {
            MailIds.of(mail);
            serve(mail);
        });
    }

    /** Does the work; may throw anything. */
    protected abstract void serve(Mail mail) throws MessagingException, IOException;

    /** An init-param of mailetcontainer.xml. */
    protected final Optional<String> param(String name) {
        return Optional.ofNullable(getInitParameter(name));
    }

    @Override
    public String getMailetInfo() {
        return getClass().getSimpleName();
    }
}
