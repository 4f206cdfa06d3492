package org.postern.certs.keys;

import java.io.IOException;

/** A PKCS #12 file does not open with the password that was given. */
public final class WrongPassword extends IOException {
    private static final long serialVersionUID = 1L;

    WrongPassword(Throwable cause) {
        super("The password does not open this file", cause);
    }
}
