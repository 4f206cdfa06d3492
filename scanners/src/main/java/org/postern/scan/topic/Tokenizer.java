package org.postern.scan.topic;

import java.util.ArrayList;
import java.util.List;
import org.postern.scan.FoldedText;

/** Cuts a folded text into words and says how each may be read, disguised or not. */
final class Tokenizer {
    private static final int LONGEST_WORD = 60;
    /** Dear Mr Kemp; good morning Mrs Lowe. */
    private static final int GREETING = 4;

    private final Lexicon lexicon;
    private final Readings readings;
    private final FoldedText folded;
    private final String text;
    private final Sentences sentences;
    private final Tokens tokens = new Tokens();
    /** The words as they were written, a place each. */
    private final List<String> written = new ArrayList<>();

    private boolean opens = true;

    private Tokenizer(Lexicon lexicon, FoldedText folded) {
        this.lexicon = lexicon;
        this.folded = folded;
        text = folded.text();
        sentences = new Sentences(folded);
        readings = new Readings(lexicon);
    }

    static Tokens tokens(Lexicon lexicon, FoldedText folded) {
        Tokenizer tokenizer = new Tokenizer(lexicon, folded);
        tokenizer.run();
        return tokenizer.tokens;
    }

    private void run() {
        int at = 0;
        int lastEnd = 0;
        String last = "";
        String beforeLast = "";
        int words = 0;
        while (at < text.length()) {
            if (!isStart(at)) {
                at++;
                continue;
            }
            int end = end(at);
            boolean addressed = words <= GREETING && (Sentences.isTitle(last) || Sentences.isTitle(beforeLast));
            opens = last.isEmpty() || sentences.breaksBetween(last, lastEnd, at, addressed);
            words = opens ? 1 : words + 1;
            beforeLast = opens ? "" : last;
            last = text.substring(at, end);
            word(at, end, last);
            lastEnd = end;
            at = end;
        }
        tokens.close();
        new Apart(lexicon, tokens, written, text).join();
    }

    private void word(int start, int end, String word) {
        boolean capital = !opens && Character.isUpperCase(folded.originalAt(start)) && !isShouted(start, end);
        if (Leet.isPlain(word) || lexicon.slang().isShort(word)) {
            plain(start, end, word, capital);
            return;
        }
        Reading decoded = readings.decoded(word);
        if (!decoded.isEmpty()) {
            place(start, end, word, decoded);
            return;
        }
        int from = start;
        for (int i = start; i < end; i++) {
            // the parts of 5pm and of tom@school stand for themselves
            if (i > from && isSeam(i)) {
                part(from, i, capital);
                from = i;
            }
        }
        part(from, end, capital);
    }

    private void part(int from, int to, boolean capital) {
        int start = from;
        while (start < to && !isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        if (start < to) {
            plain(start, to, text.substring(start, to), capital);
        }
    }

    private boolean isSeam(int at) {
        char c = text.charAt(at);
        char before = text.charAt(at - 1);
        return isLetterOrDigit(c) != isLetterOrDigit(before) || Character.isDigit(c) != Character.isDigit(before);
    }

    private boolean isShouted(int start, int end) {
        return end - start > 1 && Character.isUpperCase(folded.originalAt(end - 1));
    }

    private void plain(int start, int end, String word, boolean capital) {
        List<String> meant = lexicon.slang().expand(word);
        if (meant.size() == 1) {
            String one = meant.getFirst();
            if (lexicon.isKnown(one) || one.length() > LONGEST_WORD) {
                boolean name =
                        capital || (!lexicon.reads(one) && lexicon.english().isName(one));
                place(start, end, word, lexicon.reading(one, name));
                return;
            }
            unknown(start, end, one, capital);
            return;
        }
        for (String one : meant) {
            place(start, end, one, lexicon.reading(one, false));
        }
    }

    private void unknown(int start, int end, String word, boolean capital) {
        Reading otherwise = capital ? lexicon.reading(word, true) : readings.misspelt(word);
        if (!otherwise.isEmpty()) {
            place(start, end, word, otherwise);
            return;
        }
        List<String> glued = readings.glued(word);
        int from = start;
        for (String piece : glued) {
            place(from, from + piece.length(), piece, lexicon.reading(piece, false));
            from += piece.length();
        }
        if (glued.isEmpty()) {
            place(start, end, word, lexicon.reading(word, !Lexicon.isNumber(word)));
        }
    }

    private void place(int start, int end, String word, Reading reading) {
        tokens.add(start, end, reading, opens);
        written.add(word);
        opens = false;
    }

    private boolean isStart(int at) {
        char c = text.charAt(at);
        return isLetterOrDigit(c)
                || ((c == '$' || c == '@') && at + 1 < text.length() && isLetterOrDigit(text.charAt(at + 1)));
    }

    private int end(int start) {
        int end = start + 1;
        while (end < text.length() && isWithin(end)) {
            end++;
        }
        return end;
    }

    private boolean isWithin(int at) {
        char c = text.charAt(at);
        if (isLetterOrDigit(c)) {
            return true;
        }
        boolean before = isLetterOrDigit(text.charAt(at - 1)) || Leet.STARS.indexOf(text.charAt(at - 1)) >= 0;
        boolean after = at + 1 < text.length() && isLetterOrDigit(text.charAt(at + 1));
        if (c == '*') {
            // f*** is a word, **word** is printed boldly
            return before && (after || isStars(at));
        }
        return before && after && (c == '\'' || Leet.SIGNS.indexOf(c) >= 0);
    }

    private boolean isStars(int at) {
        return text.charAt(at - 1) == '*' || (at + 1 < text.length() && text.charAt(at + 1) == '*');
    }

    static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c > 127 && Character.isLetterOrDigit(c));
    }
}
