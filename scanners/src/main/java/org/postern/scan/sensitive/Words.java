package org.postern.scan.sensitive;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.postern.scan.FoldedText;

/** The words of a text without their apostrophes, where they stand, and where sentences begin. */
final class Words {
    private final List<String> words = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();
    private final List<Integer> sentences = new ArrayList<>();
    private final BitSet capitals = new BitSet();
    private final BitSet initials = new BitSet();
    private final BitSet owners = new BitSet();
    private int sentence;

    static Words of(FoldedText folded) {
        Words words = new Words();
        String text = folded.text();
        int at = 0;
        int lastEnd = 0;
        while (at < text.length()) {
            if (!Character.isLetterOrDigit(text.charAt(at))) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < text.length() && within(text, end)) {
                end++;
            }
            if (breaks(text, lastEnd, at)) {
                words.sentence++;
            }
            words.add(folded, at, end);
            lastEnd = end;
            at = end;
        }
        return words;
    }

    private void add(FoldedText folded, int start, int end) {
        int at = words.size();
        String written = folded.text().substring(start, end);
        boolean owner = written.endsWith("'s");
        String word = owner ? written.substring(0, written.length() - 2) : written;
        owners.set(at, owner);
        initials.set(at, Character.isUpperCase(folded.originalAt(start)));
        // the s of EHCPs is small
        int last = word.endsWith("s") && word.length() > 2 ? end - (owner ? 4 : 2) : end - (owner ? 3 : 1);
        capitals.set(at, initials.get(at) && (last <= start || Character.isUpperCase(folded.originalAt(last))));
        words.add(word.indexOf('\'') < 0 ? word : word.replace("'", ""));
        starts.add(start);
        ends.add(end);
        sentences.add(sentence);
    }

    private static boolean within(String text, int at) {
        char c = text.charAt(at);
        return Character.isLetterOrDigit(c)
                || (c == '\''
                        && Character.isLetterOrDigit(text.charAt(at - 1))
                        && at + 1 < text.length()
                        && Character.isLetterOrDigit(text.charAt(at + 1)));
    }

    /** A full stop before white space, an empty line, or the next point of a list. */
    private static boolean breaks(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean last = i + 1 >= text.length() || Character.isWhitespace(text.charAt(i + 1));
            if ((c == '.' || c == '!' || c == '?' || c == ';') && last) {
                return true;
            }
            if (c == '\n' && !text.substring(i + 1, to).isBlank()) {
                return true;
            }
            if (c == '\n' && text.substring(i + 1, to).indexOf('\n') >= 0) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return words.size();
    }

    String word(int at) {
        return words.get(at);
    }

    int start(int at) {
        return starts.get(at);
    }

    int end(int at) {
        return ends.get(at);
    }

    int sentence(int at) {
        return sentences.get(at);
    }

    boolean opens(int at) {
        return at == 0 || sentence(at) != sentence(at - 1);
    }

    boolean capitals(int at) {
        return capitals.get(at);
    }

    boolean initial(int at) {
        return initials.get(at);
    }

    boolean owner(int at) {
        return owners.get(at);
    }
}
