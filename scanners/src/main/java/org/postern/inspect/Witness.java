package org.postern.inspect;

import java.time.Instant;
import org.postern.message.Message;
import org.postern.message.PartText;
import org.postern.policy.Decider;
import org.postern.policy.Evidence;
import org.postern.read.FileItem;

/** Is told what was read in a mail, for a person who wants to see it; the relay has none. */
public interface Witness {
    /** Nobody looks. */
    Witness NONE = new Witness() {
        @Override
        public void text(PartText text) {}

        @Override
        public void file(FileItem item) {}
    };

    /** Text outside files: subject, header, body, names. */
    void text(PartText text);

    /** A file that was opened, with its text. */
    void file(FileItem item);

    /** What the rules were asked about, so that they can be asked again. */
    default void judged(Message message, Evidence evidence, Decider decider, Instant now) {}
}
