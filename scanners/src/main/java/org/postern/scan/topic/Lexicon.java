package org.postern.scan.topic;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What each written word may be read as, among the words and classes that phrases ask for. */
final class Lexicon {
    private final English english;
    private final Slang slang;
    private final Spelling spelling;
    private final NetBuilder.Built net;
    private final Map<String, int[]> forms;
    /** Readings of the forms that have been met: a school meets few of them, and each holds many ways. */
    private final Map<String, Reading> plain = new ConcurrentHashMap<>();

    private final Map<String, Reading> named = new ConcurrentHashMap<>();
    private final int[] any;
    private final int[] names;
    private final int[] numbers;
    private final Reading unknown;
    private final Reading name;
    private final Reading number;
    private final Set<String> masked;

    Lexicon(English english, Slang slang, Inflections inflections, NetBuilder.Built net, Set<String> masked) {
        this.english = english;
        this.slang = slang;
        this.net = net;
        this.masked = Set.copyOf(masked);
        Symbols symbols = net.symbols();
        any = symbols.closure(Symbols.ANY);
        names = union(any, symbols.closure(Symbols.NAME));
        numbers = union(any, symbols.closure(Symbols.NUMBER));
        unknown = net.reading(any);
        name = net.reading(names);
        number = net.reading(numbers);
        forms = forms(slang, inflections, symbols);
        spelling = new Spelling(forms.keySet());
    }

    private static Map<String, int[]> forms(Slang slang, Inflections inflections, Symbols symbols) {
        Map<String, int[]> forms = new HashMap<>();
        for (String word : symbols.words()) {
            int[] closure = symbols.closure(symbols.word(word, false));
            for (String form : inflections.of(word)) {
                forms.merge(form, closure, Lexicon::union);
            }
        }
        slang.alsoReads().forEach((form, words) -> {
            for (String word : words) {
                int[] known = forms.get(word);
                if (known != null) {
                    forms.merge(form, known, Lexicon::union);
                }
            }
        });
        // what is asked for exactly as it is written is no reading of another word
        for (String word : symbols.exactWords()) {
            forms.merge(word, symbols.closure(symbols.word(word, true)), Lexicon::union);
        }
        return forms;
    }

    /** How a word may be read that stands as it is: no short form, nothing misspelt. */
    Reading reading(String word, boolean isName) {
        if (!forms.containsKey(word)) {
            return isName ? name : isNumber(word) ? number : unknown;
        }
        return isName ? met(named, word, names) : plain(word);
    }

    private Reading plain(String word) {
        return met(plain, word, isNumber(word) ? numbers : any);
    }

    private Reading met(Map<String, Reading> met, String word, int[] always) {
        Reading known = met.get(word);
        return known != null
                ? known
                : met.computeIfAbsent(word, w -> net.reading(union(requireNonNull(forms.get(w)), always)));
    }

    boolean reads(String word) {
        return forms.containsKey(word);
    }

    /** What any of these words may be read as; empty if none is known. */
    Reading reading(Collection<String> words) {
        List<Reading> known =
                words.stream().filter(forms::containsKey).map(this::plain).toList();
        if (known.size() < 2) {
            return known.isEmpty() ? Reading.NONE : known.getFirst();
        }
        return net.reading(
                known.stream().map(Reading::symbols).reduce(Lexicon::union).orElseThrow());
    }

    /** What a misspelt word may be read as; empty if nothing is near. */
    Reading corrected(String word) {
        return reading(spelling.near(word));
    }

    /** Rude words that are written with stars: of that length, and alike where there is a letter. */
    Reading unmasked(String starred) {
        return reading(masked.stream().filter(word -> alike(starred, word)).toList());
    }

    private static boolean alike(String starred, String word) {
        if (starred.length() != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (starred.charAt(i) != '*' && starred.charAt(i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    English english() {
        return english;
    }

    Slang slang() {
        return slang;
    }

    boolean isKnown(String word) {
        return forms.containsKey(word) || slang.knows(word);
    }

    static boolean isNumber(String word) {
        return Character.isDigit(word.charAt(0)) && word.chars().allMatch(Character::isDigit);
    }

    /** Of two sets in order. */
    static int[] union(int[] one, int[] other) {
        int[] all = new int[one.length + other.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < one.length || j < other.length) {
            if (j == other.length || (i < one.length && one[i] < other[j])) {
                all[size++] = one[i++];
            } else {
                i += i < one.length && one[i] == other[j] ? 1 : 0;
                all[size++] = other[j++];
            }
        }
        return size == all.length ? all : Arrays.copyOf(all, size);
    }
}
