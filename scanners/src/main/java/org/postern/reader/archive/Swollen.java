package org.postern.reader.archive;

import java.io.IOException;

/** Data unpack to so much more than they were that they are made to harm. */
final class Swollen extends IOException {
    private static final long serialVersionUID = 1;
}
