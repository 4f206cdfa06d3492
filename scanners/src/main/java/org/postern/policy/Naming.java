package org.postern.policy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.postern.model.Confidence;
import org.postern.model.Finding;

/** Names words of a mail: by repeating them where that is harmless, else by kind and place. */
final class Naming {
    private static final int LONGEST_QUOTE = 60;

    private final Words words;
    private final Places places;

    Naming(Words words, Places places) {
        this.words = words;
        this.places = places;
    }

    /** Findings that share words. */
    String of(List<Finding> findings) {
        String where = findings.stream().map(places::of).distinct().collect(Collectors.joining(" and "));
        List<Finding> sure = findings.stream()
                .filter(f -> f.confidence() != Confidence.POSSIBLE)
                .toList();
        List<Finding> counting = sure.isEmpty() ? findings : sure;
        if (findings.stream().allMatch(f -> Quotable.is(f.category()))) {
            String longest = counting.stream()
                    .map(words::of)
                    .max(Comparator.comparingInt(String::length))
                    .orElse("");
            String text = longest.replaceAll("[\\s\\p{Cntrl}\\p{Cf}]+", " ").strip();
            if (!text.isEmpty()) {
                return '"' + shortened(text) + "\" " + where;
            }
        }
        return counting.stream()
                        .map(f -> PlainWords.found(f.category()).replaceFirst("^an? ", "the "))
                        .distinct()
                        .limit(2)
                        .collect(Collectors.joining(" or "))
                + " " + where;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }
}
