package org.postern.inspect;

import java.io.IOException;
import org.postern.message.Content;
import org.postern.message.Envelope;
import org.postern.message.MessageReader;

/** Takes a mail apart, or says that it cannot; {@link MessageReader#read} is one. */
@FunctionalInterface
public interface MailReader {
    MessageReader.Outcome read(String id, Envelope envelope, Content content) throws IOException;
}
