package org.postern.policy;

import java.util.Locale;
import org.postern.model.Verdict;

/** What a rule asks for. */
public enum Action {
    DELIVER(new Verdict.Deliver()),
    ENCRYPT(new Verdict.Encrypt()),
    QUARANTINE(new Verdict.Quarantine()),
    REJECT(new Verdict.Reject()),
    /** Held so that nobody can look inside (evidence class E2). */
    SEAL(new Verdict.Quarantine());

    private final Verdict verdict;

    Action(Verdict verdict) {
        this.verdict = verdict;
    }

    public Verdict verdict() {
        return verdict;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
