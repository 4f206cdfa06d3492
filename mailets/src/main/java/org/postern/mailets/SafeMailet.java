package org.postern.mailets;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
public abstract class SafeMailet extends GenericMailet {
    protected abstract void act(Mail mail) throws MessagingException;
    @Override public final void service(Mail mail) throws MessagingException { act(mail); }
}
