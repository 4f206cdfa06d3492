package org.postern.read;

import org.postern.message.Part;

/** How people would call a part of a mail in a sentence about it. */
final class Called {
    private Called() {}

    /** By its file name; a part without one by what it is, such as {@code The text}. */
    static String by(Part part, String otherwise) {
        return part.fileName()
                .filter(n -> !n.isBlank())
                .map(n -> "The file " + n)
                .orElse(otherwise);
    }

    /** A part that could not be read, with the end of a sentence about it. */
    static ReadOutcome unreadable(Part part, FileKind kind, String otherwise, String why) {
        return new ReadOutcome.Unreadable(part, kind, by(part, otherwise) + why);
    }
}
