package org.postern.policy;

import org.postern.model.Verdict;

/** What a rule asks for. */
public enum Action {
    DELIVER,
    ENCRYPT,
    QUARANTINE,
    REJECT,
    /** Held so that nobody can look inside (evidence class E2). */
    SEAL;

    public Verdict verdict() {
        return switch (this) {
            case DELIVER -> new Verdict.Deliver();
            case ENCRYPT -> new Verdict.Encrypt();
            case QUARANTINE, SEAL -> new Verdict.Quarantine();
            case REJECT -> new Verdict.Reject();
        };
    }
}
