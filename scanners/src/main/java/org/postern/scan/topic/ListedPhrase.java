package org.postern.scan.topic;

import java.util.Set;
import org.postern.model.Category;
import org.postern.model.Confidence;

/** A phrase from a school's own list: plain words, found in all their forms and disguises. */
public record ListedPhrase(String text, Category category, Confidence confidence, Set<String> marks) {
    public ListedPhrase {
        marks = Set.copyOf(marks);
    }
}
