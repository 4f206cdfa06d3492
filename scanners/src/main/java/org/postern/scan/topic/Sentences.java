package org.postern.scan.topic;

import java.util.Set;
import org.postern.scan.FoldedText;

/** Where a sentence ends: a full stop, a blank line, or a line that stops before it is full. */
final class Sentences {
    /** Programs break lines that are longer than about 70 characters (RFC 3676 4.2). */
    private static final int FULL_LINE = 58;

    private static final int FEW_WORDS = 3;
    private static final Set<String> SHORT =
            Set.of("mr", "mrs", "ms", "dr", "st", "eg", "ie", "etc", "no", "vs", "prof");

    private static final Set<String> TITLES = Set.of("mr", "mrs", "ms", "miss", "dr", "sir", "madam");

    private final FoldedText folded;
    private final String text;

    Sentences(FoldedText folded) {
        this.folded = folded;
        text = folded.text();
    }

    /**
     * Whether a sentence ends between the word that ends at {@code from} and the one that starts at {@code to}.
     *
     * @param addressed whether somebody has been addressed and no more: a comma ends that
     */
    boolean breaksBetween(String word, int from, int to, boolean addressed) {
        int lines = 0;
        int dots = 0;
        boolean stop = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                dots++;
            } else if (c == '!' || c == '?' || (addressed && (c == ',' || c == '\n'))) {
                stop = true;
            } else if (c == '\n') {
                lines++;
            }
        }
        // three dots are a pause, and children do not count them
        boolean apart = to - from > dots && (dots == 1 && word.length() > 1 && !SHORT.contains(word));
        return stop || apart || lines > 1 || (lines == 1 && isEndOfLine(from, to));
    }

    static boolean isTitle(String word) {
        return TITLES.contains(word);
    }

    private boolean isEndOfLine(int from, int to) {
        int start = text.lastIndexOf('\n', from - 1) + 1;
        if (from - start >= FULL_LINE && Character.isLowerCase(folded.originalAt(to))) {
            return false;
        }
        return words(start, from) >= FEW_WORDS;
    }

    private int words(int start, int end) {
        int words = 0;
        for (int i = start; i < end && words < FEW_WORDS; i++) {
            boolean ends = i + 1 == end || text.charAt(i + 1) == ' ';
            if (text.charAt(i) != ' ' && ends) {
                words++;
            }
        }
        return words;
    }
}
