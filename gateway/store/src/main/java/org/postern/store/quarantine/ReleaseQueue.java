package org.postern.store.quarantine;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.postern.inspect.Inspection;
import org.postern.inspect.MalwareScan;
import org.postern.message.Address;
import org.postern.message.Content;

/** Where released mail goes: the relay's own queue, in the same database. */
@FunctionalInterface
public interface ReleaseQueue {
    /** Queues the mail in the caller's transaction: it is queued if and only if that one commits. */
    void enqueue(Handle handle, Released mail) throws IOException;

    /** Queues, in the caller's transaction too, that the sender is told that it is not delivered. */
    default void decline(Handle handle, Released mail) throws IOException {}

    /** Who looks for viruses in a mail before it is queued. */
    default MalwareScan scan() {
        return MalwareScan.OFF;
    }

    /**
     * A held mail on its way out.
     *
     * @param id of the held item, to be named when delivery is reported back
     * @param recipients who has not got it yet
     * @param onlyEncrypted those among them whom it must not reach in clear
     * @param inspection what was decided about it; empty if it could not be judged
     * @param body the mail as received after one trace header field; readable only until the transaction ends
     */
    record Released(
            String id,
            Optional<Address> sender,
            List<Address> recipients,
            Set<Address> onlyEncrypted,
            Optional<Inspection> inspection,
            Content body) {
        public Released {
            recipients = List.copyOf(recipients);
            onlyEncrypted = Set.copyOf(onlyEncrypted);
        }
    }
}
