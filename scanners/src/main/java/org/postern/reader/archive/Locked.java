package org.postern.reader.archive;

import java.io.IOException;

/** A password is needed. */
final class Locked extends IOException {
    private static final long serialVersionUID = 1;
}
