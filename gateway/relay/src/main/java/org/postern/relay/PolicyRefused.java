package org.postern.relay;

import java.util.List;
import java.util.stream.Collectors;
import org.postern.model.PolicyProblem;

/** The policy, its lists, the directory or the notices cannot be used; names every problem at once. */
public final class PolicyRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<PolicyProblem> problems;

    public PolicyRefused(List<PolicyProblem> problems) {
        super(problems.stream().map(PolicyProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<PolicyProblem> problems() {
        return problems;
    }
}
