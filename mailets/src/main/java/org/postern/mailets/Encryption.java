package org.postern.mailets;

import java.io.IOException;
import java.util.List;
import org.postern.message.Address;
import org.postern.message.Content;

/** Encrypts a mail for all of its readers at once, or not at all. */
@FunctionalInterface
public interface Encryption {
    /**
     * One result for everybody asked for.
     *
     * @param mail header and body, without Bcc
     * @param recipients everybody whose certificate the one result may name; RFC 8551 3.3 lets each of them see the
     *     others
     */
    EncryptResult encrypt(Content mail, List<Address> recipients) throws IOException;
}
