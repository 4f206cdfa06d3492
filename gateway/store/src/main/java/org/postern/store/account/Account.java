package org.postern.store.account;

import java.time.Instant;
import java.util.Set;
import org.postern.message.Address;

/**
 * Who may submit mail.
 *
 * @param login the address signed in with, which may always be sent as
 * @param delegated further addresses it may send as
 * @param passwordAt when the password was last set
 */
public record Account(Address login, boolean enabled, Set<Address> delegated, Instant passwordAt) {
    public Account {
        delegated = Set.copyOf(delegated);
    }

    /** Whether MAIL FROM and header From may be this address (RFC 6409 6.1). */
    public boolean maySendAs(Address address) {
        return address.equals(login) || delegated.contains(address);
    }
}
