package org.postern.mailets;

import java.io.IOException;
import java.util.List;
import org.postern.message.Address;
import org.postern.message.Content;

/** Opens mail that came encrypted to a key of the school, and says what signatures are worth. */
@FunctionalInterface
public interface Opening {
    /**
     * What some of the recipients get.
     *
     * @param readers those whose keys are the same; a key opens mail only for the addresses that it is made out to,
     *     else somebody could have the gate open what he caught on its way to others
     */
    record Share(List<Address> readers, Received received) {
        public Share {
            readers = List.copyOf(readers);
        }
    }

    /** Every recipient is in one share; the IOException is about disks and keys, not about the mail. */
    List<Share> receive(Content mail, List<Address> recipients) throws IOException;
}
