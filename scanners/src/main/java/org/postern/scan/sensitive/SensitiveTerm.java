package org.postern.scan.sensitive;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.postern.model.Category;

/**
 * One entry of the list of sensitive terms (Data Protection Act 2018, UK GDPR articles 9 and 10; KCSIE part 1).
 *
 * @param category empty for words that only look like a term: what they cover is none
 * @param always even where a text speaks of nobody in particular
 * @param beside words of which one must stand within 300 characters; none if the term speaks for itself
 */
public record SensitiveTerm(Pattern pattern, Optional<Category> category, boolean always, Set<String> beside) {
    private static final String ALWAYS = "always";

    public SensitiveTerm {
        beside = Set.copyOf(beside);
    }

    /**
     * A term as the list has it.
     *
     * @param value words; {@code a|b} either, {@code word*} all words that begin so, {@code ...} up to three words, in
     *     capitals only if written so
     * @param category the label of a category, or {@code none}
     * @param needs {@code always}, or words, or {@code @name} for a list of {@code support.words}
     */
    public static SensitiveTerm of(String value, String category, String needs) {
        List<String> words = Arrays.stream(needs.strip().split("\\s+"))
                .filter(w -> !w.isEmpty())
                .toList();
        Optional<Category> about = Arrays.stream(Category.values())
                .filter(c -> c.label().equals(category.strip()))
                .findFirst();
        Set<String> beside = words.stream().filter(w -> !w.equals(ALWAYS)).collect(Collectors.toSet());
        return new SensitiveTerm(Pattern.of(value), about, words.contains(ALWAYS), beside);
    }
}
