package org.postern.policy;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.model.Finding;

/**
 * A question of a rule about findings: of a category, with any of some marks (all if none is named), without others.
 * What is only possible counts for nothing: a scanner says so of what is probably something else.
 */
record Look(Category category, Set<String> with, Set<String> without) {
    /** Marks that scanners give; a rule that asks for another one has a typing error. */
    static final Set<String> MARKS =
            Set.of("own", "disguised", "hidden", "quoted", "public", "famous", "service", "inside");

    Look {
        with = Set.copyOf(with);
        without = Set.copyOf(without);
    }

    static Look any(String category) {
        return with(category, Set.of());
    }

    static Look with(String category, Collection<?> marks) {
        return new Look(categoryOf(category), strings(marks), Set.of());
    }

    static Look without(String category, Collection<?> marks) {
        return new Look(categoryOf(category), Set.of(), strings(marks));
    }

    private static Set<String> strings(Collection<?> marks) {
        return Set.copyOf(marks.stream().map(String::valueOf).toList());
    }

    static Category categoryOf(String label) {
        for (Category category : Category.values()) {
            if (category.label().equals(label)) {
                return category;
            }
        }
        throw new IllegalArgumentException("no such category: " + label);
    }

    boolean sees(Finding finding) {
        return finding.category() == category
                && finding.confidence() != Confidence.POSSIBLE
                && (with.isEmpty() || !Collections.disjoint(finding.marks(), with))
                && Collections.disjoint(finding.marks(), without);
    }
}
