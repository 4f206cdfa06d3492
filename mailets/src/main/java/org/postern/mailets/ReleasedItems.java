package org.postern.mailets;

import java.io.IOException;

/** Held items that a person let go and whose mail is on its way. */
@FunctionalInterface
public interface ReleasedItems {
    /**
     * The mail could not go on: the item waits for a person again. Saying it twice is harmless.
     *
     * @param why one plain sentence for that person
     * @throws IOException if that is not durably noted; the mail must then stay in the queue
     */
    void failed(String item, String why) throws IOException;
}
