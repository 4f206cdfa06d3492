package org.postern.store.quarantine;

/** What came of deciding about a held item; each decision happens once, whoever asks how often. */
public sealed interface Outcome {
    record Done() implements Outcome {}

    /** Somebody else was first, or the item is not in a state that allows it. */
    record NotNow(State state, String by) implements Outcome {}

    record Unknown() implements Outcome {}

    /** A virus scanner found something in it: nobody releases it. */
    record Infected() implements Outcome {}

    /**
     * No virus scanner could look at it.
     *
     * @param reason one sentence
     */
    record Unscanned(String reason) implements Outcome {}

    /** A suspected indecent picture: nobody looks, releases or deletes here; the law's procedure decides. */
    record Sealed() implements Outcome {}
}
