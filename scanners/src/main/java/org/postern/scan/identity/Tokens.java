package org.postern.scan.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.postern.scan.FoldedText;

/** The words of a text about passwords, as they are meant where letters are replaced by signs and digits. */
final class Tokens {
    private static final String LEET_FROM = "0134578@$";
    private static final String LEET_TO = "oleastbas";
    private static final int LONGEST = 40;

    private final FoldedText folded;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();

    /** @param word as it is meant, without apostrophes */
    record Token(int start, int end, String word) {}

    private Tokens(FoldedText folded) {
        this.folded = folded;
        this.text = folded.text();
    }

    static Tokens of(FoldedText folded) {
        Tokens tokens = new Tokens(folded);
        String text = tokens.text;
        int at = 0;
        while (at < text.length()) {
            if (!tokens.isPart(at)) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < text.length() && tokens.isPart(end)) {
                end++;
            }
            tokens.tokens.add(new Token(at, end, end - at > LONGEST ? "" : meant(text.substring(at, end))));
            at = end;
        }
        return tokens;
    }

    private boolean isPart(int at) {
        char c = text.charAt(at);
        if (Glyphs.isWord(c)) {
            return true;
        }
        boolean inside = at > 0 && Glyphs.isWord(text.charAt(at - 1)) && at + 1 < text.length();
        return inside && ((c == '\'' && Glyphs.isWord(text.charAt(at + 1))) || c == '$' || c == '@');
    }

    /** {@code p4ssw0rd} and {@code pa$$word}. */
    private static String meant(String word) {
        String plain = word.replace("'", "");
        boolean letters = plain.chars().filter(c -> Glyphs.isLetter((char) c)).count() >= 2;
        if (!letters || plain.chars().allMatch(c -> Glyphs.isLetter((char) c))) {
            return plain;
        }
        StringBuilder meant = new StringBuilder(plain);
        for (int i = 0; i < meant.length(); i++) {
            int at = LEET_FROM.indexOf(meant.charAt(i));
            if (at >= 0) {
                meant.setCharAt(i, LEET_TO.charAt(at));
            }
        }
        return meant.toString();
    }

    int size() {
        return tokens.size();
    }

    int start(int i) {
        return tokens.get(i).start();
    }

    int end(int i) {
        return tokens.get(i).end();
    }

    /** As it is meant; empty beyond either end. */
    String word(int i) {
        return i < 0 || i >= tokens.size() ? "" : tokens.get(i).word();
    }

    String written(int i) {
        return i < 0 || i >= tokens.size() ? "" : text.substring(start(i), Math.min(end(i), start(i) + 60));
    }

    boolean is(int i, Set<String> words) {
        return i >= 0 && i < tokens.size() && words.contains(tokens.get(i).word());
    }

    /** Whether one of the words is among those from {@code from} up to but not including {@code to}. */
    boolean any(int from, int to, Set<String> words) {
        for (int i = Math.max(0, from); i < Math.min(size(), to); i++) {
            if (is(i, words)) {
                return true;
            }
        }
        return false;
    }

    /** What stands between a word and the one before. */
    String gap(int i) {
        if (i <= 0 || i > size()) {
            return "\n";
        }
        int to = i == size() ? text.length() : start(i);
        return text.substring(end(i - 1), Math.min(to, end(i - 1) + 20));
    }

    /** Whether a sentence or a line ends before that word. */
    boolean ends(int i) {
        if (i >= size()) {
            return true;
        }
        String gap = gap(i);
        return gap.indexOf('\n') >= 0 || gap.startsWith(". ") || gap.startsWith("! ") || gap.startsWith("? ");
    }

    /** The characters from a word on up to white space, as they were written. */
    Value value(int i) {
        int start = start(i);
        char before = start == 0 ? ' ' : text.charAt(start - 1);
        int quote = "\"'([{<*".indexOf(before);
        if (quote >= 0 && quote <= 1) {
            int close =
                    text.substring(start, Math.min(text.length(), start + 40)).indexOf(before) + start;
            if (close > start && text.substring(start, close).indexOf('\n') < 0) {
                return new Value(start, close, original(start, close), true);
            }
        }
        int end = start;
        while (end < text.length()
                && end - start <= 64
                && text.charAt(end) > ' '
                && ",;)\"".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > start + 1 && ".!?:'*_".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return new Value(start, end, original(start, end), false);
    }

    private String original(int start, int end) {
        StringBuilder written = new StringBuilder();
        for (int i = start; i < end; i++) {
            char c = folded.originalAt(i);
            written.append(c < 128 ? c : text.charAt(i));
        }
        return written.toString();
    }

    /** The word that a place belongs to or that follows it. */
    int indexAt(int position) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).end() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** @param quoted whether it stood in quotation marks */
    record Value(int start, int end, String written, boolean quoted) {
        /** With digits, signs or capitals as hardly any word has them. */
        boolean coined() {
            int digits = 0;
            int letters = 0;
            int signs = 0;
            boolean inner = false;
            for (int i = 0; i < written.length(); i++) {
                char c = written.charAt(i);
                digits += Glyphs.isDigit(c) ? 1 : 0;
                letters += Character.isLetter(c) ? 1 : 0;
                signs += "!@#$%^&*_+?=~".indexOf(c) >= 0 ? 1 : 0;
                inner |= i > 0 && Character.isUpperCase(c) && Character.isLowerCase(written.charAt(i - 1));
            }
            boolean mixed = letters > 0 && (digits > 0 || signs > 0 || inner);
            return mixed && written.length() >= 4 && !measure();
        }

        private boolean measure() {
            return written.matches(
                    "(?i)\\d{1,4}(am|pm|st|nd|rd|th|cm|mm|m|kg|g|ml|km|mb|gb|x|p|s|d)?|https?.*|www\\..*|.*@.*\\..*"
                            + "|[a-z']+(n't|'s|'re|'ll|'ve|'m)|_+|[a-z]+\\?+|[a-z]+!+");
        }

        /** Figures, and the sign that some locks want last. */
        boolean digits(int least, int most) {
            String figures = written.endsWith("#") || written.endsWith("*")
                    ? written.substring(0, written.length() - 1)
                    : written;
            return figures.length() >= least
                    && figures.length() <= most
                    && figures.chars().allMatch(c -> Glyphs.isDigit((char) c));
        }

        boolean letters() {
            return written.length() >= 3 && written.chars().allMatch(Character::isLetter);
        }
    }
}
