package org.postern.policy;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;
import java.util.Map;

/** The compiled {@code when} of a rule; {@code looks} are the findings it asks about. */
public final class Condition {
    private final CelRuntime.Program program;
    private final List<Look> looks;
    private final Anatomy anatomy;

    Condition(CelRuntime.Program program, List<Look> looks, Anatomy anatomy) {
        this.program = program;
        this.looks = List.copyOf(looks);
        this.anatomy = anatomy;
    }

    /** @throws CelEvaluationException if it has no answer; the caller must then hold the mail */
    boolean holds(Map<String, ?> facts) throws CelEvaluationException {
        return Boolean.TRUE.equals(program.eval(facts));
    }

    List<Look> looks() {
        return looks;
    }

    Anatomy anatomy() {
        return anatomy;
    }
}
