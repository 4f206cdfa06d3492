package org.postern.policy;

import java.util.List;
import java.util.Optional;

/**
 * Why one rule applied to one recipient, or why not.
 *
 * @param does what it asks for, if it applied
 * @param because what was so; for a rule that did not apply the fewest things that kept it from applying
 */
public record Explained(Rule rule, Status status, Optional<Action> does, List<Statement> because) {
    public Explained {
        because = List.copyOf(because);
    }

    /** How it came out. */
    public enum Status {
        APPLIED,
        /** It applied and is only counted. */
        COUNTED,
        NOT_MET,
        /** By {@code mode: off}. */
        OFF,
        /** The relay applies it, and did not. */
        ELSEWHERE,
        /** Its condition failed, and the mail is held. */
        FAILED
    }

    /** Whether it counts for the decision or is at least noted in it. */
    public boolean applied() {
        return status == Status.APPLIED || status == Status.COUNTED || status == Status.FAILED;
    }
}
