package org.postern.mailets;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.mail.MessagingException;
import javax.mail.internet.AddressException;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.postern.message.Address;
import org.postern.model.Change;

/**
 * Gives every recipient a copy that names nobody else, so that families do not see each other's addresses. A large mail
 * to very many goes on as one copy to "undisclosed recipients" (RFC 5322 A.1.3), which names nobody either.
 */
public final class SeparateCopies extends SafeMailet {
    private static final String NOBODY_NAMED = "undisclosed-recipients:;";
    /** So many bytes may all copies of one mail take together. */
    private static final long MOST = 200L << 20;

    private String next = "act";

    @Override
    public void init() {
        next = param("next").orElse(next);
    }

    @Override
    protected void serve(Mail mail) throws MessagingException, IOException {
        VerdictAttributes.done(mail, Change.SEPARATE_COPIES);
        List<MailAddress> recipients = List.copyOf(mail.getRecipients());
        Set<Address> all = addresses(mail);
        long size = new MailContent(mail).size();
        if (size * recipients.size() > MOST) {
            Spool.replace(mail, Spool.of(mail.getName(), out -> {
                try (InputStream in = new MailContent(mail).open()) {
                    new RecipientFields(NOBODY_NAMED, all).copy(in, out);
                }
            }));
            return;
        }
        for (MailAddress recipient : recipients) {
            send(mail, recipient, all);
            mail.setRecipients(mail.getRecipients().stream()
                    .filter(Predicate.not(recipient::equals))
                    .toList()); // should the next one fail, only the rest is held
        }
        mail.setState(Mail.GHOST);
    }

    private void send(Mail mail, MailAddress recipient, Set<Address> all) throws MessagingException, IOException {
        Address own = MailView.address(recipient);
        Set<Address> others = all.stream().filter(Predicate.not(own::equals)).collect(Collectors.toSet());
        MailImpl copy = MailImpl.duplicateWithoutMessage(mail).build();
        try {
            copy.setRecipients(List.of(recipient));
            String to = shown(mail.getMessage(), own);
            Spool.replace(copy, Spool.of(copy.getName(), out -> {
                try (InputStream in = new MailContent(mail).open()) {
                    new RecipientFields(to, others).copy(in, out);
                }
            }));
            getMailetContext().sendMail(copy, next);
        } finally {
            LifecycleUtil.dispose(copy);
        }
    }

    /** Everybody it goes to here, or whom it names as a recipient. */
    private static Set<Address> addresses(Mail mail) throws MessagingException {
        Set<Address> all = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
        all.addAll(MailView.recipients(mail));
        named(mail.getMessage()).flatMap(a -> address(a).stream()).forEach(all::add);
        return all;
    }

    /** With the name that the sender gave them, if that can be read. */
    private static String shown(MimeMessage message, Address own) throws MessagingException {
        return named(message)
                .filter(a -> address(a).filter(own::equals).isPresent())
                .map(InternetAddress::toString)
                .filter(text -> text.chars().allMatch(c -> c >= ' ' && c < 127) && text.length() < 200)
                .findFirst()
                .orElse("<" + own + ">");
    }

    private static Stream<InternetAddress> named(MimeMessage message) throws MessagingException {
        return Stream.concat(field(message, "To"), field(message, "Cc"));
    }

    private static Stream<InternetAddress> field(MimeMessage message, String name) throws MessagingException {
        String value = message.getHeader(name, ",");
        if (value == null) {
            return Stream.of();
        }
        try {
            return Stream.of(InternetAddress.parseHeader(value, false));
        } catch (AddressException e) {
            return Stream.of(); // a field that cannot be read is left out all the same
        }
    }

    private static Optional<Address> address(InternetAddress address) {
        return Optional.ofNullable(address.getAddress()).flatMap(Address::parse);
    }
}
