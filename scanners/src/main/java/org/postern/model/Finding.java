package org.postern.model;

import java.util.Optional;
import java.util.Set;
import org.postern.message.PartPath;
import org.postern.message.Place;
import org.postern.message.Span;

/**
 * Something a scanner saw. It never holds the matched text, so that logs, queues and attributes stay free of it.
 *
 * @param scanner name of the scanner that saw it
 * @param marks properties rules may ask for, such as {@code own}, {@code disguised}, {@code hidden}, {@code quoted},
 *     {@code public}
 * @param place where in a file it stands: page, sheet, box on a picture
 */
public record Finding(
        Category category,
        Confidence confidence,
        PartPath part,
        Span span,
        String scanner,
        Set<String> marks,
        Optional<Place> place) {
    public Finding {
        marks = Set.copyOf(marks);
    }

    /** In a text that has no pages. */
    public Finding(
            Category category, Confidence confidence, PartPath part, Span span, String scanner, Set<String> marks) {
        this(category, confidence, part, span, scanner, marks, Optional.empty());
    }

    /** The same, found there. */
    public Finding at(Place where) {
        return new Finding(category, confidence, part, span, scanner, marks, Optional.of(where));
    }
}
