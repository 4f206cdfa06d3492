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
    static final Set<String> MARKS = Set.of(
            // where it stands
            "hidden",
            "quoted",
            "inside",
            "disguised",
            "copied",
            // phone, address
            "own",
            "public",
            "famous",
            "service",
            // who it is about: the writer, somebody else, or told of what another said or did
            "self",
            "other",
            "reported",
            // of whom a name or a number is
            "pupil",
            "staff",
            "guardian",
            "stranger",
            "full",
            "child",
            "credentials",
            // how a topic is meant
            "schoolwork",
            "targeted",
            "person",
            "secret",
            "outside",
            "private",
            "named",
            // which sign of grooming it is
            "secrecy",
            "isolation",
            "gift",
            "age-or-body",
            "move-app",
            "ask-image",
            "flattery",
            "meet",
            // up to what age a word is rude
            "ks1",
            "ks2",
            "secondary",
            "all");

    /** Marks that say where something stands and how it is written, not what it is. */
    static final Set<String> PLACED = Set.of("hidden", "quoted", "inside", "disguised");

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
