package org.postern.policy;

import org.postern.message.Address;

/** Who can be written to encrypted. */
public interface Certificates {
    /** Nobody has a certificate, and the encryption that follows says so. */
    Certificates NONE = new Certificates() {
        @Override
        public boolean usable(Address address) {
            return false;
        }

        @Override
        public boolean decide() {
            return false;
        }
    };

    /** Whether mail to that address could be encrypted now. */
    boolean usable(Address address);

    /** Whether mail that must be encrypted could reach that address now, by its certificate or by a secure route. */
    default boolean reachable(Address address) {
        return usable(address);
    }

    /**
     * Whether the decision itself holds what cannot be encrypted (ENC-01); the relay leaves that to the encryption,
     * which knows the reason for every address.
     */
    boolean decide();
}
