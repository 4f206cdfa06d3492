package org.postern.scan.contact;

import java.util.Set;
import java.util.regex.Pattern;

/** What the words around a number say it is. */
enum PhoneContext {
    FOR,
    AGAINST,
    NEITHER;

    private static final Set<String> WORDS_FOR = SpokenDigits.LISTS.get("for");
    private static final Set<String> WORDS_WEAK = SpokenDigits.LISTS.get("weak");
    private static final Set<String> WORDS_AGAINST = SpokenDigits.LISTS.get("against");
    private static final Set<String> WORDS_LOOSE = SpokenDigits.LISTS.get("loose");
    private static final int BEFORE = 80;
    private static final int AFTER = 40;
    private static final int NEAR_WORDS = 4;
    /** Whatever the number was called before, this is what it is for. */
    private static final Pattern ASKED =
            Pattern.compile("\\b(call|ring|text|txt|phone|fone|dial|msg|message|whatsapp|facetime)"
                    + " (me|us|it)\\b|\\b(my|our|ur|your|his|her|mums|dads) (new"
                    + " )?(phone|fone|mobile|mob|number|num|numba|landline)\\b|\\b(on|in) (whatsapp|snap|facetime|ur"
                    + " phone)\\b|\\bthen (ring|call|text)\\b");

    static boolean isAgainst(String word) {
        return WORDS_AGAINST.contains(word);
    }

    /** @param grouped whether the digits are grouped as those of telephone numbers are */
    static PhoneContext around(String text, int start, int end, boolean grouped) {
        PhoneContext before = before(text, start, grouped);
        if (before == AGAINST && asked(text, end)) {
            return FOR;
        }
        return before == NEITHER && after(text, end) ? FOR : before;
    }

    private static boolean isAgainst(String word, boolean grouped) {
        return WORDS_AGAINST.contains(word) && !(grouped && WORDS_LOOSE.contains(word));
    }

    private static boolean asked(String text, int end) {
        return ASKED.matcher(text.substring(end, Math.min(text.length(), end + AFTER)))
                .find();
    }

    /** The nearest word decides, but "number" gives way to a word that says which number. */
    private static PhoneContext before(String text, int start, boolean grouped) {
        int stop = Math.max(0, start - BEFORE);
        int end = start;
        boolean weak = false;
        boolean sameSentence = true;
        for (int words = 0; end > stop; words++) {
            int to = end;
            while (to > stop && !Character.isLetter(text.charAt(to - 1))) {
                to--;
                sameSentence &= !isStop(text, to);
            }
            int from = to;
            while (from > stop && Character.isLetter(text.charAt(from - 1))) {
                from--;
            }
            String word = text.substring(from, to);
            boolean serial = word.equals("n") && from >= 2 && text.startsWith("s/", from - 2);
            if ((serial || isAgainst(word, grouped)) && sameSentence && words < NEAR_WORDS) {
                return AGAINST;
            }
            if (WORDS_WEAK.contains(word)) {
                weak |= words < NEAR_WORDS || WORDS_FOR.contains(word);
            } else if (WORDS_FOR.contains(word)) {
                return FOR;
            }
            end = from;
        }
        return weak ? FOR : NEITHER;
    }

    private static boolean isStop(String text, int at) {
        char c = text.charAt(at);
        return c == '\n'
                || ((c == '.' || c == '!' || c == '?') && at + 1 < text.length() && text.charAt(at + 1) == ' ');
    }

    private static boolean after(String text, int end) {
        int stop = Math.min(text.length(), end + AFTER);
        int at = end;
        while (at < stop) {
            int from = at;
            while (from < stop && !Character.isLetter(text.charAt(from))) {
                from++;
            }
            at = from;
            while (at < text.length() && at < stop + 12 && Character.isLetter(text.charAt(at))) {
                at++;
            }
            if (WORDS_FOR.contains(text.substring(from, at))) {
                return true;
            }
        }
        return false;
    }
}
