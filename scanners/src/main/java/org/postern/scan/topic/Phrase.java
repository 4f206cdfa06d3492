package org.postern.scan.topic;

import java.util.List;
import java.util.Set;
import org.postern.model.Category;
import org.postern.model.Confidence;

/**
 * A line of a topic: what it says when its elements follow one another.
 *
 * @param fromStart only where a sentence begins
 * @param toEnd only where a sentence ends
 */
record Phrase(
        Kind kind,
        Category category,
        Confidence confidence,
        Set<String> marks,
        boolean fromStart,
        boolean toEnd,
        List<Element> elements) {
    enum Kind {
        HIT,
        /** A hit that overlaps this one is none. */
        CLEAR,
        /** A hit in the same sentence is none. */
        CLEAR_SENTENCE
    }

    Phrase {
        marks = Set.copyOf(marks);
        elements = List.copyOf(elements);
    }
}
