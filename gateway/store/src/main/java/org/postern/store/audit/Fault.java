package org.postern.store.audit;

/** What is wrong with a row of the audit chain. */
public enum Fault {
    CHANGED("is not what was written there: it was changed or moved"),
    REWRITTEN("was replaced: its own hash fits, but what follows it was chained to another"),
    INSERTED("was put between two rows that were chained to each other"),
    ADDED("stands outside the recorded beginning and end of the log"),
    MISSING("is missing"),
    CUT_OFF("and everything after it is missing: the log was cut off");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    /** What is wrong, to be said after "row n". */
    public String words() {
        return words;
    }
}
