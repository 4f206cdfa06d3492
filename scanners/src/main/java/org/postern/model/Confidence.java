package org.postern.model;

/** How sure a scanner is, in order. */
public enum Confidence {
    /** It has the shape; nothing around it speaks for or against. */
    POSSIBLE,
    /** The shape and its surroundings agree (context words, ownership words), or a disguise was needed to hide it. */
    LIKELY,
    /** A check that chance does not pass: checksum, exact format in a numbering plan, or a directory match. */
    CERTAIN
}
