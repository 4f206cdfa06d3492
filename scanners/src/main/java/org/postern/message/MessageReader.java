package org.postern.message;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a whole mail (RFC 5322) for inspection; bodies stay where they are until somebody opens them. */
public final class MessageReader {
    private static final Pattern MAILBOX = Pattern.compile("[^\\s<>,;:\"()@]+@[^\\s<>,;:\"()@]+");

    private final Limits limits;

    public MessageReader(Limits limits) {
        this.limits = limits;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Read(Message message) implements Outcome {}

        /** Its header cannot be trusted; {@code reason} is one plain sentence. */
        record Malformed(String reason) implements Outcome {}
    }

    /** Reads the mail; the exception means the bytes could not be had, never that they are odd. */
    public Outcome read(String id, Envelope envelope, Content mail) throws IOException {
        MimeParser.Parsed parsed = MimeParser.run(mail, PartPath.ROOT, limits, false);
        HeaderBlock header = parsed.header();
        if (header.problem().isPresent()) {
            return new Outcome.Malformed(header.problem().get());
        }
        List<Message.Header> headers = header.fields().stream()
                .map(field -> new Message.Header(field.written(), field.text()))
                .toList();
        List<Address> to = new ArrayList<>(addresses(header.all("to")));
        to.addAll(addresses(header.all("cc")));
        return new Outcome.Read(
                new Message(id, envelope, addresses(header.all("from")), to, headers, subject(header), parsed.root()));
    }

    /** A second Subject is shown by some clients, so both count. */
    private static String subject(HeaderBlock header) {
        return header.all("subject").stream().map(EncodedWords::decode).collect(Collectors.joining("\n"));
    }

    private static List<Address> addresses(List<String> values) {
        return values.stream().flatMap(v -> addresses(v).stream()).distinct().toList();
    }

    private static List<Address> addresses(String value) {
        List<Address> found = new ArrayList<>();
        try {
            for (InternetAddress address : InternetAddress.parseHeader(value, false)) {
                add(address, found);
            }
        } catch (AddressException | IndexOutOfBoundsException unreadable) {
            found.clear();
        }
        return found.isEmpty() ? anyIn(value) : found;
    }

    private static void add(InternetAddress address, List<Address> found) throws AddressException {
        if (address.isGroup()) {
            InternetAddress[] members =
                    Optional.ofNullable(address.getGroup(false)).orElse(new InternetAddress[0]);
            for (InternetAddress member : members) {
                parse(member).ifPresent(found::add);
            }
        } else {
            parse(address).ifPresent(found::add);
        }
    }

    private static Optional<Address> parse(InternetAddress address) {
        return Optional.ofNullable(address.getAddress()).flatMap(Address::parse).filter(MessageReader::isPlain);
    }

    private static boolean isPlain(Address address) {
        return address.toString().chars().noneMatch(c -> c == '<' || c == '>');
    }

    /** A list no parser accepts still names people. */
    private static List<Address> anyIn(String value) {
        List<Address> found = new ArrayList<>();
        Matcher mailbox = MAILBOX.matcher(value);
        while (mailbox.find()) {
            Address.parse(mailbox.group()).ifPresent(found::add);
        }
        return found;
    }
}
