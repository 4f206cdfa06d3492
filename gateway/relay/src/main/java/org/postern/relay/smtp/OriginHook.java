package org.postern.relay.smtp;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.inject.Inject;
import javax.mail.MessagingException;
import javax.mail.internet.InternetAddress;
import org.apache.james.core.MailAddress;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.postern.message.Address;
import org.postern.message.Envelope.Alignment;
import org.postern.message.Envelope.Origin;
import org.postern.relay.settings.Settings;

/**
 * Notes on the mail how far its client is trusted, and what a trusted upstream said about SPF, DKIM and spam.
 *
 * <p>Where the school's mail system stands in front of Postern, it passes on mail of the world as well as the school's
 * own. What it passes on for the world counts as from outside, so that the rules for incoming mail see it.
 */
public class OriginHook implements JamesMessageHook {
    private static final AttributeName ORIGIN = AttributeName.of("postern.origin");
    private static final AttributeName ALIGNMENT = AttributeName.of("postern.alignment");
    private static final AttributeName SPAM = AttributeName.of("postern.spam");
    private static final Predicate<String> AUTOMATIC =
            Pattern.compile("(?i)^\\s*auto-(replied|generated|notified)").asPredicate();
    private static final Predicate<String> REPORT =
            Pattern.compile("(?i)^\\s*multipart/report\\b").asPredicate();
    private final Settings settings;

    @Inject
    public OriginHook(Settings settings) {
        this.settings = settings;
    }

    @Override
    public HookResult onMessage(SMTPSession session, Mail mail) {
        Origin client = origin(session);
        Alignment alignment = alignment(client, mail);
        Origin origin = client == Origin.TRUSTED_NETWORK && passedOn(mail, alignment) ? Origin.OUTSIDE : client;
        mail.setAttribute(new Attribute(ORIGIN, AttributeValue.of(origin.name())));
        mail.setAttribute(new Attribute(ALIGNMENT, AttributeValue.of(alignment.name())));
        if (client == Origin.TRUSTED_NETWORK) {
            spamScore(mail).ifPresent(score -> mail.setAttribute(new Attribute(SPAM, AttributeValue.of(score))));
        }
        return HookResult.DECLINED;
    }

    private static Origin origin(SMTPSession session) {
        if (session.getUsername() != null) {
            return Origin.LOGIN;
        }
        return session.isRelayingAllowed() ? Origin.TRUSTED_NETWORK : Origin.OUTSIDE;
    }

    /**
     * Whether a trusted client only passes it on: its reverse-path is not the school's, or, without one, it is no
     * answer of the school's own system; or the client itself found that the name on it is forged.
     */
    private boolean passedOn(Mail mail, Alignment alignment) {
        Optional<MailAddress> sender = mail.getMaybeSender().asOptional();
        boolean ours = sender.isPresent() ? ours(Address.of(sender.get().asString())) : ownAnswer(mail);
        return !ours || alignment == Alignment.FAIL;
    }

    /** Only reports and automatic answers go without a reverse-path (RFC 5321 4.5.5, RFC 3834 3.3). */
    private boolean ownAnswer(Mail mail) {
        boolean automatic = field(mail, "Auto-Submitted").filter(AUTOMATIC).isPresent()
                || field(mail, "Content-Type").filter(REPORT).isPresent();
        return automatic && from(mail).stream().anyMatch(this::ours);
    }

    private static Optional<String> field(Mail mail, String name) {
        try {
            String[] fields = mail.getMessage().getHeader(name);
            return fields == null ? Optional.empty() : Optional.of(fields[0]);
        } catch (MessagingException e) {
            return Optional.empty();
        }
    }

    private boolean ours(Address address) {
        return settings.school().domains().contains(address.domain());
    }

    private static List<Address> from(Mail mail) {
        try {
            String[] fields = mail.getMessage().getHeader("From");
            return fields == null
                    ? List.of()
                    : Arrays.stream(InternetAddress.parseHeader(String.join(",", fields), false))
                            .map(InternetAddress::getAddress)
                            .flatMap(address -> Address.parse(address).stream())
                            .toList();
        } catch (MessagingException e) {
            return List.of();
        }
    }

    /** Only the topmost field counts: everything below it may have been written by the sender (RFC 8601 5). */
    private Alignment alignment(Origin client, Mail mail) {
        if (client != Origin.TRUSTED_NETWORK) {
            return Alignment.UNKNOWN;
        }
        return field(mail, "Authentication-Results")
                .map(field -> AuthenticationResults.alignment(field, this::believed))
                .orElse(Alignment.UNKNOWN);
    }

    /**
     * The highest of the fields that the filter in front writes; of each the topmost, which is its own (RFC 8601 5).
     */
    private OptionalInt spamScore(Mail mail) {
        return settings.routing().spamScores().stream()
                .flatMapToInt(
                        name -> field(mail, name).stream().flatMapToInt(value -> SpamScore.of(name, value).stream()))
                .max();
    }

    private boolean believed(String authservId) {
        return settings.routing().authenticationResults().stream()
                .anyMatch(id -> id.toLowerCase(Locale.ROOT).equals(authservId));
    }
}
