package org.postern.policy;

import java.util.List;
import java.util.Set;
import org.postern.model.Category;
import org.postern.model.Finding;
import org.postern.school.Person;

/** Files and topics that a teacher has cleared for a class until a day, on the list {@code exceptions}. */
final class Exceptions {
    private static final Set<Category> PROGRAMS = Set.of(Category.SCRIPT, Category.EXECUTABLE);

    private final Scope scope;
    private final List<Finding> findings;

    Exceptions(Scope scope, List<Finding> findings) {
        this.scope = scope;
        this.findings = findings;
    }

    /** Whether that rule does not count for the pupil; for files, whether each of them is of a cleared kind. */
    boolean clear(String rule, Person pupil) {
        return scope.lists()
                .entries(Lists.EXCEPTIONS, scope.day())
                .filter(e -> e.value().equals(rule) && Contacts.meant(e.more("for"), pupil))
                .anyMatch(e -> covers(e.more("kinds")));
    }

    private boolean covers(String kinds) {
        Set<String> cleared = Set.of(kinds.split("\\s+"));
        return kinds.isEmpty()
                || findings.stream()
                        .filter(f -> PROGRAMS.contains(f.category()))
                        .allMatch(f -> f.marks().stream().anyMatch(cleared::contains));
    }
}
