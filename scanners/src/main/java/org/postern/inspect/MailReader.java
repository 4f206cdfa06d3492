package org.postern.inspect;

import java.io.IOException;
import org.postern.message.Content;
import org.postern.message.Envelope;
import org.postern.message.Message;

/** Takes a mail apart, or says that it cannot. */
@FunctionalInterface
public interface MailReader {
    Outcome read(String id, Envelope envelope, Content content) throws IOException;

    /** What came of it. */
    sealed interface Outcome {
        record Whole(Message message) implements Outcome {}

        /** It cannot be taken apart; {@code reason} is one plain sentence. */
        record Malformed(String reason) implements Outcome {}
    }
}
