package org.postern.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail ready for inspection.
 *
 * @param id the relay's own id for it; safe to log
 * @param from header From, every address of it; empty if missing or unreadable
 * @param to visible recipients: To and Cc
 * @param headers all header fields in order, unfolded and decoded
 * @param subject decoded subject, empty if there is none
 * @param root the whole mail as one part of type {@code message/rfc822}
 */
public record Message(
        String id,
        Envelope envelope,
        List<Address> from,
        List<Address> to,
        List<Header> headers,
        String subject,
        Part root) {
    /** The field in which the gate says how the mail came; taken off whatever comes in with it. */
    public static final String SECURITY = "X-Postern-Security";

    /** How {@link #SECURITY} begins if the mail came encrypted to a key of the school. */
    public static final String OPENED = "opened at the gate";

    public Message {
        from = List.copyOf(from);
        to = List.copyOf(to);
        headers = List.copyOf(headers);
    }

    /** One header field; {@code value} is unfolded and decoded. */
    public record Header(String name, String value) {}

    /** The first field of that name. */
    public Optional<String> header(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return headers.stream()
                .filter(h -> h.name().toLowerCase(Locale.ROOT).equals(wanted))
                .map(Header::value)
                .findFirst();
    }

    public List<String> headers(String name) {
        return headers.stream()
                .filter(h -> h.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** Every address in all fields of that name, wherever any mail program might see one. */
    public List<Address> addresses(String name) {
        return headers(name).stream()
                .flatMap(value -> AddressList.read(value).stream())
                .distinct()
                .toList();
    }

    /** What only looks like an address in fields of that name, such as a display name. */
    public List<Address> shownAddresses(String name) {
        return headers(name).stream()
                .flatMap(value -> AddressList.shown(value).stream())
                .distinct()
                .toList();
    }
}
