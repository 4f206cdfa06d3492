package org.postern.reader;

/** A file needs more than may be spent on it; the message is one plain sentence. */
public final class LimitReached extends Exception {
    private static final long serialVersionUID = 1;

    public LimitReached(String sentence) {
        super(sentence);
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
