package org.postern.scan.contact;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postern.scan.FoldedText;
import org.postern.scan.WordLists;

/** The words of a folded text with what each is good for in an address. */
final class Words {
    /** What a word may be; one bit each. */
    static final long TYPE = 1L;

    static final long STRONG = 1L << 1;
    static final long BUILDING = 1L << 2;
    static final long STOP = 1L << 3;
    static final long GENERIC = 1L << 4;
    static final long LIVE = 1L << 5;
    static final long MOVE = 1L << 6;
    static final long THING = 1L << 7;
    static final long ADDRESS = 1L << 8;
    static final long WHOSE = 1L << 9;
    static final long MINE = 1L << 10;
    static final long ROUND = 1L << 11;
    static final long GO = 1L << 12;
    static final long TOWARDS = 1L << 13;
    static final long AT = 1L << 14;
    static final long NOT_HOME = 1L << 15;
    static final long LIVE_OTHER = 1L << 16;
    static final long INSTITUTION = 1L << 17;
    static final long NUMBER = 1L << 18;
    static final long FLAT = 1L << 19;
    static final long SPOKEN = 1L << 20;
    static final long POST = 1L << 21;
    static final long CODE = 1L << 22;
    static final long HOME = 1L << 23;
    static final long CALLED = 1L << 24;
    static final long FICTION = 1L << 25;
    static final long LIVES = 1L << 26;
    static final long SELF = 1L << 27;
    static final long DIGITS = 1L << 62;
    static final long PERSON = 1L << 28;
    static final long BE = 1L << 29;
    static final long MEET = 1L << 30;
    static final long PUBLIC = 1L << 31;
    static final long SEEN = 1L << 32;
    static final long COMMON = 1L << 33;
    static final long MONTH = 1L << 34;
    static final long FIRST = 1L << 35;
    static final long BLOCK = 1L << 36;
    static final long UNIT = 1L << 37;
    static final long WHERE = 1L << 38;
    static final long AFTER = 1L << 39;
    static final long FROM = 1L << 40;
    static final long ASKED = 1L << 41;
    static final long GAME = 1L << 42;
    static final long ASIDE = 1L << 43;
    static final long ACTIVITY = 1L << 44;

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
            "self",
            "person",
            "be",
            "meet",
            "public",
            "seen",
            "common",
            "month",
            "first",
            "block",
            "unit",
            "where",
            "after",
            "from",
            "asked",
            "game",
            "aside",
            "activity");
    private static final Map<String, Long> KINDS = kinds();
    private static final int LONGEST = 24;
    private static final Set<String> GLUED = Set.of("at", "is", "no", "number", "its", "flat", "house", "address");
    private static final String LEET_FROM = "0134578";
    private static final String LEET_TO = "oieastb";

    private final FoldedText folded;
    private final String text;
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private long[] kinds = new long[256];
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
            int number = gluedNumber(text, at, end);
            if (number > at) {
                words.add(at, number);
            }
            words.add(number, end);
            at = end;
        }
        return words;
    }

    /** At14 and is14 are two words; where the second one starts, else {@code start}. */
    private static int gluedNumber(String text, int start, int end) {
        int number = start;
        while (number < end && text.charAt(number) >= 'a' && text.charAt(number) <= 'z') {
            number++;
        }
        boolean glued = number > start + 1 && number < end && end - number <= 4;
        return glued && GLUED.contains(text.substring(start, number)) && isNumber(text, number, end) ? number : start;
    }

    private static boolean isNumber(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Atoms.isDigit(text.charAt(i))) {
                return i > start && i == end - 1;
            }
        }
        return true;
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

    boolean is(int k, long kind) {
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

    private static long kind(String word) {
        int digits = 0;
        for (int i = 0; i < word.length(); i++) {
            digits += Atoms.isDigit(word.charAt(i)) ? 1 : 0;
        }
        if (digits == word.length()) {
            return DIGITS;
        }
        return KINDS.getOrDefault(digits > 0 && word.length() - digits >= 2 ? plain(word) : word, 0L);
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

    private static Map<String, Long> kinds() {
        WordLists lists = WordLists.load(Words.class, "address-words.txt");
        Map<String, Long> kinds = new HashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            long bit = 1L << i;
            lists.get(NAMES.get(i)).forEach(word -> kinds.merge(word, bit, (a, b) -> a | b));
        }
        return Map.copyOf(kinds);
    }
}
