package org.postern.scan.sensitive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words in a row, some of several kinds, with a few others between where the list says so. */
record Pattern(List<Element> elements) {
    /** How many words {@code ...} stands for at most. */
    private static final int GAP = 3;

    private static final int SHORTEST_PLURAL = 3;

    Pattern {
        elements = List.copyOf(elements);
    }

    /**
     * One word, or a gap if there is no word.
     *
     * @param capitals how those are written that count only in capitals
     */
    record Element(Set<String> words, List<String> beginnings, Set<String> capitals) {
        boolean gap() {
            return words.isEmpty() && beginnings.isEmpty() && capitals.isEmpty();
        }

        boolean fits(Words text, int at) {
            String word = text.word(at);
            return words.contains(word)
                    || begins(word)
                    || (word.length() > SHORTEST_PLURAL && plural(words, word))
                    || (text.capitals(at) && (capitals.contains(word) || plural(capitals, word)));
        }

        private boolean begins(String word) {
            for (int i = 0; i < beginnings.size(); i++) {
                if (word.startsWith(beginnings.get(i))) {
                    return true;
                }
            }
            return false;
        }

        private static boolean plural(Set<String> words, String word) {
            return !words.isEmpty() && word.endsWith("s") && words.contains(word.substring(0, word.length() - 1));
        }
    }

    static Pattern of(String value) {
        List<Element> elements = new ArrayList<>();
        for (String part : value.strip().split("[\\s/-]+", -1)) {
            if (part.equals("...")) {
                elements.add(new Element(Set.of(), List.of(), Set.of()));
            } else if (!part.isEmpty()) {
                elements.add(element(part));
            }
        }
        return new Pattern(elements);
    }

    private static Element element(String part) {
        List<String> all = Arrays.stream(part.split("\\|"))
                .map(w -> w.replace("'", ""))
                .filter(w -> !w.isEmpty())
                .toList();
        return new Element(
                lower(all.stream().filter(w -> !w.endsWith("*") && !shouted(w)).toList()),
                List.copyOf(lower(all.stream()
                        .filter(w -> w.endsWith("*"))
                        .map(w -> w.substring(0, w.length() - 1))
                        .toList())),
                lower(all.stream().filter(w -> !w.endsWith("*") && shouted(w)).toList()));
    }

    private static Set<String> lower(List<String> words) {
        return Set.copyOf(words.stream().map(w -> w.toLowerCase(Locale.ROOT)).toList());
    }

    private static boolean shouted(String word) {
        return word.length() > 1
                && word.equals(word.toUpperCase(Locale.ROOT))
                && word.chars().anyMatch(Character::isUpperCase);
    }

    boolean hasGap() {
        return elements.stream().anyMatch(Element::gap);
    }

    /** The place after the last word if the pattern stands there, else -1. */
    int end(Words text, int from) {
        return end(text, from, 0);
    }

    private int end(Words text, int at, int element) {
        if (element == elements.size()) {
            return at;
        }
        boolean gap = elements.get(element).gap();
        int skip = gap ? GAP : 0;
        int next = gap ? element + 1 : element;
        if (next == elements.size()) {
            return at;
        }
        for (int i = at; i <= at + skip && i < text.size(); i++) {
            if (element > 0 && text.opens(i)) {
                return -1;
            }
            if (elements.get(next).fits(text, i)) {
                int end = end(text, i + 1, next + 1);
                if (end >= 0) {
                    return end;
                }
            }
        }
        return -1;
    }
}
