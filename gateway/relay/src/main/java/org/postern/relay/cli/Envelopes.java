package org.postern.relay.cli;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.message.Address;
import org.postern.message.Content;
import org.postern.message.Envelope;
import org.postern.message.Envelope.Alignment;
import org.postern.message.Envelope.Origin;

/** The envelope of a mail that did not come over SMTP: from the command line, otherwise from its header. */
record Envelopes(Optional<Address> from, List<Address> to, Set<String> domains) {
    private static final List<String> RECIPIENTS = List.of("To", "Cc", "Bcc");

    Envelope of(Content mail) throws IOException {
        InternetHeaders header = header(mail);
        Optional<Address> sender =
                from.or(() -> addresses(header, "From").stream().findFirst());
        List<Address> recipients = new ArrayList<>(to);
        if (to.isEmpty()) {
            RECIPIENTS.forEach(field -> recipients.addAll(addresses(header, field)));
        }
        return signedIn(sender, recipients);
    }

    /** The school's own are taken as signed in, so that nothing but the mail itself is judged. */
    private Envelope signedIn(Optional<Address> sender, List<Address> recipients) {
        Optional<String> login =
                sender.filter(s -> domains.contains(s.domain())).map(Address::toString);
        Origin origin = login.isPresent() ? Origin.LOGIN : Origin.OUTSIDE;
        return new Envelope(sender, recipients, login, origin, Alignment.UNKNOWN);
    }

    private static InternetHeaders header(Content mail) throws IOException {
        try (InputStream in = mail.open()) {
            return new InternetHeaders(in);
        } catch (MessagingException e) {
            throw new IOException("the header cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Address> addresses(InternetHeaders header, String field) {
        String value = header.getHeader(field, ",");
        if (value == null) {
            return List.of();
        }
        try {
            List<Address> addresses = new ArrayList<>();
            for (InternetAddress address : InternetAddress.parseHeader(value, false)) {
                Address.parse(address.getAddress()).ifPresent(addresses::add);
            }
            return addresses;
        } catch (AddressException e) {
            return List.of();
        }
    }
}
