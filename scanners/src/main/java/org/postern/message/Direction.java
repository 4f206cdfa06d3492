package org.postern.message;

/** Which way a mail goes for one recipient, seen from the school. */
public enum Direction {
    /** From outside to somebody of the school. */
    INBOUND,
    /** From the school to outside. */
    OUTBOUND,
    /** From the school to somebody of the school. */
    INTERNAL
}
