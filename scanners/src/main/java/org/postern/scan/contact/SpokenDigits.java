package org.postern.scan.contact;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.postern.scan.WordLists;

/** Words for digits. */
public final class SpokenDigits {
    static final WordLists LISTS = WordLists.load(SpokenDigits.class, "phone-words.txt");

    private static final Map<String, String> DIGITS = new HashMap<>();
    private static final Map<String, String> TENS = new HashMap<>();
    private static final Set<String> TWICE = LISTS.get("times2");
    private static final Set<String> THRICE = LISTS.get("times3");
    private static final Set<String> STARTS = new HashSet<>();
    private static final int LONGEST = 8;
    /** The same beginnings, for a quick look: first letter times 26 and second. */
    private static final boolean[] BEGINS = new boolean[26 * 26];

    static {
        for (int n = 0; n <= 19; n++) {
            String said = Integer.toString(n);
            LISTS.get(said).forEach(word -> DIGITS.put(word, said));
        }
        for (int n = 2; n <= 9; n++) {
            String said = Integer.toString(n);
            LISTS.get("tens" + n).forEach(word -> TENS.put(word, said));
        }
        Stream.of(DIGITS.keySet(), TWICE, THRICE)
                .flatMap(Set::stream)
                .filter(word -> word.length() > 1)
                .forEach(word -> STARTS.add(word.substring(0, 2)));
        STARTS.stream()
                .filter(start -> start.charAt(0) >= 'a') // 0h begins with a digit
                .forEach(start -> BEGINS[(start.charAt(0) - 'a') * 26 + start.charAt(1) - 'a'] = true);
    }

    private SpokenDigits() {}

    /** Whether a word that begins there may say digits, by its first letters: a cheap question before a dear one. */
    public static boolean mayStart(String text, int at) {
        int first = text.charAt(at) - 'a';
        int second = at + 1 < text.length() ? text.charAt(at + 1) - 'a' : -1;
        boolean single = second < 0 || second >= 26;
        return single || (first >= 0 && first < 26 && BEGINS[first * 26 + second]);
    }

    /** The digits a word says, or an empty string. */
    public static String digits(String word) {
        return DIGITS.getOrDefault(word, "");
    }

    /** The first digit of twenty to ninety, or an empty string. */
    public static String tens(String word) {
        return TENS.getOrDefault(word, "");
    }

    /** 2 for double, 3 for triple, else 1. */
    public static int times(String word) {
        return TWICE.contains(word) ? 2 : THRICE.contains(word) ? 3 : 1;
    }

    /** Reads words and digits written without spaces ({@code ohdoubleseven7oh}); empty if anything is left over. */
    static String runTogether(String token) {
        boolean nought = token.charAt(0) == 'o' && Atoms.isDigit(token.charAt(1));
        if (!nought && !STARTS.contains(token.substring(0, 2)) && !Atoms.isDigit(token.charAt(0))) {
            return "";
        }
        StringBuilder said = new StringBuilder();
        int at = 0;
        int times = 1;
        while (at < token.length()) {
            int length = longestAt(token, at);
            if (length == 0) {
                return "";
            }
            String piece = token.substring(at, at + length);
            int multiple = times(piece);
            if (multiple == 1) {
                said.append((length == 1 && Character.isDigit(piece.charAt(0)) ? piece : digits(piece)).repeat(times));
            }
            times = multiple;
            at += length;
        }
        return said.toString();
    }

    private static int longestAt(String token, int at) {
        for (int length = Math.min(LONGEST, token.length() - at); length > 1; length--) {
            String piece = token.substring(at, at + length);
            if (DIGITS.containsKey(piece) || times(piece) > 1) {
                return length;
            }
        }
        char c = token.charAt(at);
        return c == 'o' || (c >= '0' && c <= '9') ? 1 : 0;
    }
}
