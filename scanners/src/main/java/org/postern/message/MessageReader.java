package org.postern.message;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a whole mail (RFC 5322) for inspection; bodies stay where they are until somebody opens them. */
public final class MessageReader {
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
        return values.stream()
                .flatMap(v -> AddressList.read(v).stream())
                .distinct()
                .toList();
    }
}
