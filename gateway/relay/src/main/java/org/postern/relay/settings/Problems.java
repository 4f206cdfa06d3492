package org.postern.relay.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.model.ConfigProblem;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Collects what is wrong in one file, to be shown in file order. */
final class Problems {
    private final String file;
    private final List<ConfigProblem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(Optional<Mark> mark, String message) {
        found.add(new ConfigProblem(
                file,
                mark.map(m -> m.getLine() + 1).orElse(1),
                mark.map(m -> m.getColumn() + 1).orElse(1),
                message));
    }

    boolean none() {
        return found.isEmpty();
    }

    List<ConfigProblem> inOrder() {
        return found.stream().sorted(ConfigProblem.BY_PLACE).toList();
    }
}
