package org.postern.model;

import java.util.Set;
import org.postern.message.PartPath;
import org.postern.message.Span;

/**
 * Something a scanner saw. It never holds the matched text, so that logs, queues and attributes stay free of it.
 *
 * @param scanner name of the scanner that saw it
 * @param marks properties rules may ask for, such as {@code own}, {@code disguised}, {@code hidden}, {@code quoted},
 *     {@code public}
 */
public record Finding(
        Category category, Confidence confidence, PartPath part, Span span, String scanner, Set<String> marks) {
    public Finding {
        marks = Set.copyOf(marks);
    }
}
