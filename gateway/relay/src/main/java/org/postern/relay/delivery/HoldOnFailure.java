package org.postern.relay.delivery;

import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.mail.MessagingException;
import javax.mail.SendFailedException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.james.core.MailAddress;
import org.apache.james.transport.mailets.remote.delivery.Bouncer;
import org.apache.james.transport.mailets.remote.delivery.DeliveryRetriesHelper;
import org.apache.james.transport.mailets.remote.delivery.RemoteDeliveryConfiguration;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.jspecify.annotations.Nullable;
import org.postern.mailets.VerdictAttributes;
import org.postern.message.Address;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a mail that its secure route did not take. A host that does not prove who it is, or offers no TLS, is
 * not asked a second time: the mail is held. One that is away is tried again, the same way; then it is held. Only what
 * the right host refused, over TLS, is returned as any other mail.
 */
final class HoldOnFailure extends Bouncer {
    static final String HELD = "insecure";
    private static final Logger LOG = LoggerFactory.getLogger(HoldOnFailure.class);

    /** What javax.mail says where Java's TLS was not even asked, or said less. */
    private static final Pattern SECURING = Pattern.compile("STARTTLS|socket to TLS|[Vv]erify identity");

    private final MailetContext context;
    private final AlwaysBounce usual;
    private final List<Duration> retries;

    HoldOnFailure(
            RemoteDeliveryConfiguration configuration,
            MailetContext context,
            AlwaysBounce usual,
            List<Duration> retries) {
        super(configuration, context);
        this.context = context;
        this.usual = usual;
        this.retries = List.copyOf(retries);
    }

    @Override
    public void bounce(Mail mail, @Nullable Exception cause) {
        boolean mayPass = !(cause instanceof MessagingException);
        Throwable failure = mayPass && cause != null && cause.getCause() != null ? cause.getCause() : cause;
        int tries = mail.getState().equals(Mail.ERROR) ? DeliveryRetriesHelper.retrieveRetries(mail) : 0;
        boolean answered = failure instanceof SendFailedException;
        if (!answered && isUnsafe(failure)) {
            hold(mail, "its mail server did not prove over TLS who it is");
        } else if (mayPass && tries < retries.size()) {
            usual.again(mail, tries);
        } else if (answered) {
            usual.returned(mail, (SendFailedException) failure);
        } else {
            hold(mail, "no mail server that may take it could be reached");
        }
    }

    private static boolean isUnsafe(@Nullable Throwable failure) {
        Throwable one = failure;
        for (int depth = 0; one != null && depth < 10; depth++) {
            boolean tls = one instanceof SSLHandshakeException
                    || one instanceof SSLPeerUnverifiedException
                    || one instanceof CertificateException;
            if (tls || SECURING.matcher(one.toString()).find()) {
                return true;
            }
            one = one instanceof MessagingException mail && mail.getNextException() != null
                    ? mail.getNextException()
                    : one.getCause();
        }
        return false;
    }

    private void hold(Mail mail, String why) {
        Map<Address, String> problems = new LinkedHashMap<>();
        for (MailAddress recipient : mail.getRecipients()) {
            Address address = Address.of(recipient.asString());
            problems.put(address, "The secure route to " + address.domain() + " failed: " + why + ".");
        }
        LOG.warn("{} is held: the secure route failed", mail.getName());
        VerdictAttributes.routeFailed(mail, problems);
        try {
            context.sendMail(mail, HELD);
        } catch (MessagingException e) {
            throw new IllegalStateException("it could not be queued for holding; the mail stays in its queue", e);
        }
    }
}
