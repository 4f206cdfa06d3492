package org.postern.relay.smtp;

import org.postern.message.Address;

/** The accounts that may submit mail. */
public interface Logins {
    boolean verify(String login, String password);

    /** Whether the login is that address or the address is delegated to it. */
    boolean maySendAs(String login, Address address);
}
