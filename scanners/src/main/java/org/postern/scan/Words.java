package org.postern.scan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of a folded text with what each is good for in an address. */
final class Words {
    /** What a word may be; one bit each. */
    static final int TYPE = 1;

    static final int STRONG = 1 << 1;
    static final int BUILDING = 1 << 2;
    static final int STOP = 1 << 3;
    static final int GENERIC = 1 << 4;
    static final int LIVE = 1 << 5;
    static final int MOVE = 1 << 6;
    static final int THING = 1 << 7;
    static final int ADDRESS = 1 << 8;
    static final int WHOSE = 1 << 9;
    static final int MINE = 1 << 10;
    static final int ROUND = 1 << 11;
    static final int GO = 1 << 12;
    static final int TOWARDS = 1 << 13;
    static final int AT = 1 << 14;
    static final int NOT_HOME = 1 << 15;
    static final int LIVE_OTHER = 1 << 16;
    static final int INSTITUTION = 1 << 17;
    static final int NUMBER = 1 << 18;
    static final int FLAT = 1 << 19;
    static final int SPOKEN = 1 << 20;
    static final int POST = 1 << 21;
    static final int CODE = 1 << 22;
    static final int HOME = 1 << 23;
    static final int CALLED = 1 << 24;
    static final int FICTION = 1 << 25;
    static final int LIVES = 1 << 26;
    static final int SELF = 1 << 27;
    static final int DIGITS = 1 << 28;

    private static final List<String> NAMES = List.of(
            "type",
            "strong",
            "building",
            "stop",
            "generic",
            "live",
            "move",
            "thing",
            "address",
            "whose",
            "mine",
            "round",
            "go",
            "towards",
            "at",
            "not-home",
            "live-other",
            "institution",
            "number",
            "flat",
            "n",
            "post",
            "code",
            "home",
            "called",
            "fiction",
            "lives",
            "self");
    private static final Map<String, Integer> KINDS = kinds();
    private static final int LONGEST = 24;
    private static final String LEET_FROM = "0134578";
    private static final String LEET_TO = "oieastb";

    private final FoldedText folded;
    private final String text;
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private int[] kinds = new int[256];
    private int size;

    private Words(FoldedText folded) {
        this.folded = folded;
        this.text = folded.text();
    }

    static Words of(FoldedText folded) {
        Words words = new Words(folded);
        String text = words.text;
        int at = 0;
        while (at < text.length()) {
            if (!isWordAt(text, at)) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < text.length() && (isWordAt(text, end) || isInnerApostrophe(text, end))) {
                end++;
            }
            words.add(at, end);
            at = end;
        }
        return words;
    }

    int size() {
        return size;
    }

    int start(int k) {
        return starts[k];
    }

    int end(int k) {
        return ends[k];
    }

    int length(int k) {
        return ends[k] - starts[k];
    }

    boolean is(int k, int kind) {
        return k >= 0 && k < size && (kinds[k] & kind) != 0;
    }

    String word(int k) {
        return text.substring(starts[k], ends[k]);
    }

    char first(int k) {
        return text.charAt(starts[k]);
    }

    boolean capital(int k) {
        return Character.isUpperCase(folded.originalAt(starts[k]));
    }

    /** Whether every letter of the word was written as a capital. */
    boolean allCapitals(int k) {
        for (int i = starts[k]; i < ends[k]; i++) {
            if (Character.isLowerCase(folded.originalAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** What stands between this word and the one before. */
    String gapBefore(int k) {
        return k == 0 ? "" : text.substring(ends[k - 1], Math.min(starts[k], ends[k - 1] + 16));
    }

    char charBefore(int k) {
        return starts[k] == 0 ? ' ' : text.charAt(starts[k] - 1);
    }

    char charAfter(int k, int distance) {
        int at = ends[k] + distance;
        return at < text.length() ? text.charAt(at) : ' ';
    }

    boolean possessive(int k) {
        if (k < 0 || length(k) < 3) {
            return false;
        }
        return is(k, WHOSE) || (length(k) > 3 && text.charAt(ends[k] - 1) == 's' && !is(k, STOP | LIVE | THING));
    }

    private void add(int start, int end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            kinds = Arrays.copyOf(kinds, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        kinds[size++] = end - start > LONGEST ? 0 : kind(text.substring(start, end));
    }

    private static int kind(String word) {
        int digits = 0;
        for (int i = 0; i < word.length(); i++) {
            digits += Atoms.isDigit(word.charAt(i)) ? 1 : 0;
        }
        if (digits == word.length()) {
            return DIGITS;
        }
        return KINDS.getOrDefault(digits > 0 && word.length() - digits >= 2 ? plain(word) : word, 0);
    }

    /** {@code l1ve} and {@code cl0se} as they are meant. */
    private static String plain(String word) {
        StringBuilder plain = new StringBuilder(word);
        for (int i = 0; i < word.length(); i++) {
            int at = LEET_FROM.indexOf(word.charAt(i));
            if (at >= 0) {
                plain.setCharAt(i, LEET_TO.charAt(at));
            }
        }
        return plain.toString();
    }

    private static boolean isWordAt(String text, int at) {
        return Atoms.isWordChar(text.charAt(at)) || text.charAt(at) == '@';
    }

    private static boolean isInnerApostrophe(String text, int at) {
        return text.charAt(at) == '\'' && at + 1 < text.length() && Atoms.isWordChar(text.charAt(at + 1));
    }

    private static Map<String, Integer> kinds() {
        WordLists lists = WordLists.load("address-words.txt");
        Map<String, Integer> kinds = new HashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            int bit = 1 << i;
            lists.get(NAMES.get(i)).forEach(word -> kinds.merge(word, bit, (a, b) -> a | b));
        }
        return Map.copyOf(kinds);
    }
}
