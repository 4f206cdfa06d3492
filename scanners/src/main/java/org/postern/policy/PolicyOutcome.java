package org.postern.policy;

import java.util.List;
import org.postern.model.ConfigProblem;

/** What came of loading a policy: all of it, or everything that is wrong with it. */
public sealed interface PolicyOutcome {
    record Loaded(Rulebook rulebook) implements PolicyOutcome {
        public Policy policy() {
            return rulebook.policy();
        }
    }

    record Rejected(List<ConfigProblem> problems) implements PolicyOutcome {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
