package org.postern.mailets;

import java.util.Map;
import org.postern.message.Content;

/** What came of looking at a mail that may be encrypted to a key of the school, or signed. */
public sealed interface Received {
    /** It is neither, or it is encrypted for somebody else: it goes on as it came. */
    record AsItCame() implements Received {}

    /**
     * It is signed, goes on as it came, and gets a line that says so.
     *
     * @param line for people, in plain ASCII
     * @param details for the audit log
     */
    record Verified(String line, Map<String, String> details) implements Received {
        public Verified {
            details = Map.copyOf(details);
        }
    }

    /**
     * It was opened.
     *
     * @param mail the whole new mail: what was inside, under the header it came with; opened once
     * @param line for people, in plain ASCII
     * @param details for the audit log
     */
    record Opened(Content mail, String line, Map<String, String> details) implements Received {
        public Opened {
            details = Map.copyOf(details);
        }
    }

    /**
     * It could not be opened though it is for a key of the school, or it was changed on the way: it must not go on.
     *
     * @param why one plain sentence
     */
    record Broken(String why) implements Received {}
}
