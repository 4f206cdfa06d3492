package org.postern.relay;

import java.io.IOException;
import org.postern.inspect.MailReader;
import org.postern.message.Content;
import org.postern.message.Envelope;
import org.postern.message.Limits;
import org.postern.message.MessageReader;

/** The inspector's mail reader: the MIME parser of the core with its shipped limits. */
final class MailReading implements MailReader {
    private final MessageReader reader = new MessageReader(Limits.DEFAULT);

    @Override
    public Outcome read(String id, Envelope envelope, Content content) throws IOException {
        return switch (reader.read(id, envelope, content)) {
            case MessageReader.Outcome.Read(var message) -> new Outcome.Whole(message);
            case MessageReader.Outcome.Malformed(var reason) -> new Outcome.Malformed(reason);
        };
    }
}
