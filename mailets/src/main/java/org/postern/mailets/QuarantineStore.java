package org.postern.mailets;

import java.io.IOException;

/** Where held mail is kept, sealed. */
public interface QuarantineStore {
    /**
     * Keeps the sealed body, the metadata, findings and decisions, and an audit row, in one transaction. Holding the
     * same key again changes nothing and answers the same id.
     *
     * @return the item's id, short enough to be read out on the telephone, such as {@code H-7KQ2M}
     * @throws IOException if it is not durably kept; the mail must then stay in the queue
     */
    String hold(HeldMail mail) throws IOException;
}
