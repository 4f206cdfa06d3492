package org.postern.scan.identity;

import java.util.HashSet;
import java.util.Set;
import org.postern.scan.WordLists;

/** The word lists of this room. */
final class Lists {
    private static final WordLists WORDS = WordLists.load(Lists.class, "identity-words.txt");
    private static final int OWN_WITHIN = 40;

    private Lists() {}

    static Set<String> words(String name) {
        return WORDS.get(name);
    }

    /** Words that say that a number is something else, except some. */
    static Set<String> other(String... except) {
        Set<String> words = new HashSet<>(words("other"));
        words.removeAll(Set.of(except));
        return Set.copyOf(words);
    }

    /** The mark {@code own} where the writer calls it theirs. */
    static Set<String> own(String text, int start) {
        return Label.before(text, start, OWN_WITHIN, words("own")) ? Set.of("own") : Set.of();
    }
}
