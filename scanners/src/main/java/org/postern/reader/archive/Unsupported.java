package org.postern.reader.archive;

import java.io.IOException;

/** Packed in a way that is not read here. */
final class Unsupported extends IOException {
    private static final long serialVersionUID = 1;
}
