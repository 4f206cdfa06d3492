package org.postern.reader;

/** A file needs more than may be spent on it; the message says why, in words that go on from a colon. */
public final class LimitReached extends Exception {
    private static final long serialVersionUID = 1;

    /** {@code why} begins in lower case and has no full stop. */
    public LimitReached(String why) {
        super(why);
    }

    /** One sentence about the file that was being read. */
    public String sentence(OpenFile file) {
        return file.called() + " could not be read whole: " + getMessage() + ".";
    }
}
