package org.postern.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.message.Content;
import org.postern.message.Envelope;
import org.postern.message.Limits;
import org.postern.message.Message;
import org.postern.message.MessageReader;
import org.postern.message.Part;

/** Reads a mail to its last part and tells what came of each, one line a part. */
final class MailWalk {
    static final Envelope ENVELOPE = new Envelope(
            Optional.empty(), List.of(), Optional.empty(), Envelope.Origin.OUTSIDE, Envelope.Alignment.UNKNOWN);

    private MailWalk() {}

    /** Every char of the mail is one byte; a bar is a line break. */
    static String tell(String mail) throws IOException {
        return tell(mail.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    static String tell(byte[] mail) throws IOException {
        return switch (new MessageReader(Limits.DEFAULT).read("m1", ENVELOPE, Content.of(mail))) {
            case MessageReader.Outcome.Read read ->
                String.join("\n", tell(read.message().root()));
            case MessageReader.Outcome.Malformed bad -> "malformed: " + bad.reason();
        };
    }

    static Message message(String mail) throws IOException {
        byte[] bytes = mail.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        return switch (new MessageReader(Limits.DEFAULT).read("m1", ENVELOPE, Content.of(bytes))) {
            case MessageReader.Outcome.Read read -> read.message();
            case MessageReader.Outcome.Malformed bad -> throw new IOException(bad.reason());
        };
    }

    static List<String> tell(Part part) {
        List<String> lines = new ArrayList<>();
        switch (new MimePartReader(Limits.DEFAULT, new NoFiles()).read(part, new Budget(FileLimits.DEFAULT))) {
            case ReadOutcome.Text text ->
                lines.add(part.path() + " text [" + text.text().text().strip().replace("\n", "/") + "]");
            case ReadOutcome.Nested nested -> nested.children().forEach(child -> lines.addAll(tell(child)));
            case ReadOutcome.Blocked blocked ->
                lines.add(part.path() + " blocked " + blocked.kind().name());
            case ReadOutcome.Opened opened ->
                opened.report()
                        .items()
                        .forEach(item ->
                                lines.add(item.path() + " file " + item.kind().name()));
            case ReadOutcome.Unreadable bad ->
                lines.add(part.path() + " unreadable " + bad.kind().name() + " " + bad.reason());
        }
        return lines;
    }
}
