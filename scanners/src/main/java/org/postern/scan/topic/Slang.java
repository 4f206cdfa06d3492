package org.postern.scan.topic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postern.scan.WordLists;

/** What short forms and common misspellings stand for, and which words there are at all. */
final class Slang {
    private static final Map<String, String> ENDINGS =
            Map.of("'m", "am", "'re", "are", "'ve", "have", "'ll", "will", "'d", "would");
    private static final Set<String> WITH_IS = Set.of(
            "he",
            "she",
            "it",
            "that",
            "there",
            "here",
            "what",
            "who",
            "where",
            "how",
            "when",
            "everyone",
            "everybody",
            "someone",
            "somebody",
            "nobody",
            "everything",
            "nothing",
            "something",
            "this");

    private final English english;
    private final Map<String, List<String>> means = new HashMap<>();
    private final Map<String, List<String>> alsoReads = new HashMap<>();
    private final Set<String> more = new HashSet<>();

    private Slang(English english) {
        this.english = english;
    }

    static Slang load(English english) {
        Slang slang = new Slang(english);
        WordLists.read(Slang.class, "slang.words")
                .lines()
                .map(WordLists::withoutComment)
                .filter(line -> !line.isBlank())
                .forEach(slang::read);
        return slang;
    }

    private void read(String line) {
        List<String> sides = Arrays.asList(line.split(" [=~] ", 2));
        for (String form : Arrays.asList(sides.getFirst().strip().split(" +", -1))) {
            if (line.contains(" = ")) {
                means.put(form, List.of(sides.getLast().strip().split(" ")));
            } else {
                alsoReads.put(form, List.of(sides.getLast().strip().split(" ")));
            }
            more.add(form);
        }
        more.addAll(List.of(sides.getLast().strip().split(" ")));
    }

    /** Words that are no English ones but known. */
    void learn(List<String> words) {
        more.addAll(words);
    }

    boolean knows(String word) {
        String plain = word.replace("'", "");
        return english.has(plain)
                || more.contains(plain)
                || (!plain.isEmpty() && plain.chars().allMatch(Character::isDigit));
    }

    /** The words that this one stands for; itself if it is no short form. */
    List<String> expand(String word) {
        List<String> known = means.get(word);
        if (known != null) {
            return known;
        }
        int mark = word.indexOf('\'');
        return mark < 0 ? List.of(word) : apart(word, mark);
    }

    private List<String> apart(String word, int mark) {
        String stem = word.substring(0, mark);
        String ending = word.substring(mark);
        String means = ENDINGS.get(ending);
        if (means != null && !stem.isEmpty()) {
            return List.of(stem, means);
        }
        if (ending.equals("'s")) {
            return WITH_IS.contains(stem) ? List.of(stem, "is") : means(stem);
        }
        String plain = word.replace("'", "");
        return means(plain);
    }

    private List<String> means(String plain) {
        List<String> known = means.get(plain);
        return known == null ? List.of(plain) : known;
    }

    /** Whether it stands for something else, always. */
    boolean isShort(String word) {
        return means.containsKey(word);
    }

    /** Other words that a form may be. */
    Map<String, List<String>> alsoReads() {
        return alsoReads;
    }
}
