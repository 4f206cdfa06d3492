package org.postern.mailets;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.james.core.MailAddress;
import org.apache.mailet.AttributeName;
import org.apache.mailet.Mail;
import org.postern.message.Address;
import org.postern.message.Content;
import org.postern.message.Envelope;
import org.postern.message.Envelope.Alignment;
import org.postern.message.Envelope.Origin;

/** A James mail seen with our own words. */
public record MailView(String id, Envelope envelope, Content content) {
    /** {@code LOGIN}, {@code TRUSTED_NETWORK} or {@code OUTSIDE}; set when the mail is taken in. */
    public static final AttributeName ORIGIN = AttributeName.of("postern.origin");

    /** {@code PASS}, {@code FAIL} or {@code UNKNOWN}; set when the mail is taken in. */
    public static final AttributeName ALIGNMENT = AttributeName.of("postern.alignment");

    /** What a trusted spam filter found, in points; set when the mail is taken in, if there was one. */
    public static final AttributeName SPAM = AttributeName.of("postern.spam");

    public static MailView of(Mail mail) {
        Envelope envelope = new Envelope(
                mail.getMaybeSender().asOptional().map(MailView::address),
                recipients(mail),
                MailIds.text(mail, Mail.SMTP_AUTH_USER),
                choice(mail, ORIGIN, Origin.OUTSIDE),
                choice(mail, ALIGNMENT, Alignment.UNKNOWN),
                spam(mail));
        return new MailView(MailIds.of(mail), envelope, new MailContent(mail));
    }

    private static OptionalInt spam(Mail mail) {
        return mail.getAttribute(SPAM)
                .flatMap(attribute -> attribute.getValue().valueAs(Integer.class))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    static Address address(MailAddress address) {
        return new Address(address.getLocalPart(), address.getDomain().asString());
    }

    static List<Address> recipients(Mail mail) {
        return mail.getRecipients().stream().map(MailView::address).distinct().toList();
    }

    /** An unknown word counts as the least trusted choice. */
    private static <E extends Enum<E>> E choice(Mail mail, AttributeName name, E fallback) {
        Optional<String> word = MailIds.text(mail, name);
        return Arrays.stream(fallback.getDeclaringClass().getEnumConstants())
                .filter(choice -> word.filter(choice.name()::equals).isPresent())
                .findFirst()
                .orElse(fallback);
    }
}
