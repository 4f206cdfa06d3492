package org.postern.mailets;

import java.util.Map;
import org.postern.message.Address;
import org.postern.message.Content;

/** A mail encrypted for everybody asked for, or why not. */
public sealed interface EncryptResult {
    /**
     * It can go.
     *
     * @param content the whole new mail, header and body
     */
    record Encrypted(Content content) implements EncryptResult {}

    /**
     * It cannot go to some of them.
     *
     * @param problems one plain sentence for every address that cannot be encrypted for, all of them at once
     */
    record NoCertificate(Map<Address, String> problems) implements EncryptResult {
        public NoCertificate {
            problems = Map.copyOf(problems);
        }
    }
}
