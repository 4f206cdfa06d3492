package org.postern.relay;

import java.util.List;
import java.util.stream.Collectors;
import org.postern.model.ConfigProblem;

/** Files that an administrator edits cannot be used; names every problem at once. */
public final class ConfigRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<ConfigProblem> problems;

    public ConfigRefused(List<ConfigProblem> problems) {
        super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<ConfigProblem> problems() {
        return problems;
    }
}
