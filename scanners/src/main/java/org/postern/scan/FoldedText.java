package org.postern.scan;

import java.util.Arrays;
import org.postern.message.PartText;
import org.postern.message.Span;

/** The text as an attentive reader hears it: look-alikes, accents and invisible characters folded, offsets kept. */
public final class FoldedText {
    private static final int[] SAME = {};
    private static final char RIGHT_TO_LEFT = '\u202E';

    private final String original;
    private final String folded;
    /** Original position of each folded character; empty where both agree throughout. */
    private final int[] starts;

    /** Whether a part of it is read from right to left, so that the positions do not only grow. */
    private final boolean turned;

    private FoldedText(String original, String folded, int[] starts, boolean turned) {
        this.turned = turned;
        this.original = original;
        this.folded = folded;
        this.starts = starts;
    }

    public static FoldedText of(PartText text) {
        return of(text.text());
    }

    public static FoldedText of(String text) {
        Fold fold = new Fold(text.length());
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == RIGHT_TO_LEFT) {
                at = turned(fold, text, at);
            } else {
                at += fold(fold, text, at);
            }
        }
        return fold.finish(text);
    }

    private static int fold(Fold fold, String text, int at) {
        int codePoint = text.codePointAt(at);
        char one = Folding.one(codePoint);
        if (codePoint == '\r') {
            // CR LF is one line break (RFC 5322 2.1), a lone CR is one too
            fold.add(at + 1 < text.length() && text.charAt(at + 1) == '\n' ? ' ' : '\n', at);
        } else if (one == Folding.SEVERAL) {
            fold.addAll(Folding.of(codePoint), at);
        } else if (one != Folding.NOTHING) {
            fold.add(one, at);
        }
        return Character.charCount(codePoint);
    }

    /**
     * What an override shows from right to left (UAX 9, X5), first in the order a reader sees, then on a line of its
     * own as it is written, for readers whose program takes no notice.
     *
     * @return where it ends
     */
    private static int turned(Fold fold, String text, int start) {
        int end = start + 1;
        while (end < text.length() && "\n\u202C\u202D\u202E".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        for (int at = end; at > start + 1; ) {
            at -= Character.charCount(text.codePointBefore(at));
            fold(fold, text, at);
        }
        fold.add('\n', start);
        for (int at = start + 1; at < end; ) {
            at += fold(fold, text, at);
        }
        fold.turned = true;
        return end;
    }

    /**
     * Lower case, plain letters and digits where there are any; line breaks are {@code \n}, other white space a space.
     */
    public String text() {
        return folded;
    }

    /** The original range that reads as the folded range {@code from} up to but not including {@code to}. */
    public Span original(int from, int to) {
        if (from >= to) {
            int at = from < folded.length() ? start(from) : original.length();
            return new Span(at, at);
        }
        int first = start(from);
        int last = start(to - 1);
        if (turned) {
            for (int i = from; i < to; i++) {
                first = Math.min(first, start(i));
                last = Math.max(last, start(i));
            }
        }
        return new Span(first, last + Character.charCount(original.codePointAt(last)));
    }

    /** Where the original position (or the next that left a trace) stands in the folded text. */
    public int folded(int position) {
        if (starts.length == 0) {
            return Math.min(position, folded.length());
        }
        if (turned) {
            return turnedTo(position);
        }
        int found = Arrays.binarySearch(starts, 0, folded.length(), position);
        if (found < 0) {
            return -found - 1;
        }
        while (found > 0 && starts[found - 1] == position) {
            found--;
        }
        return found;
    }

    private int turnedTo(int position) {
        int found = folded.length();
        for (int i = 0; i < folded.length(); i++) {
            if (starts[i] >= position && (found == folded.length() || starts[i] < starts[found])) {
                found = i;
            }
        }
        return found;
    }

    /** The original character behind a folded one; the first half of a surrogate pair. */
    public char originalAt(int index) {
        return original.charAt(start(index));
    }

    /** Whether a reader would not see the difference that hides this range from a plain search. */
    public boolean disguised(int from, int to) {
        Span span = original(from, to);
        int at = span.start();
        while (at < span.end()) {
            int codePoint = original.codePointAt(at);
            if (codePoint > 126 && Folding.hides(codePoint)) {
                return true;
            }
            at += Character.charCount(codePoint);
        }
        return false;
    }

    private int start(int index) {
        return starts.length == 0 ? index : starts[index];
    }

    /** A fold under way. */
    private static final class Fold {
        private char[] out;
        private int[] starts;
        private int length;
        private boolean same = true;
        private boolean turned;

        Fold(int expected) {
            out = new char[expected];
            starts = new int[expected];
        }

        void add(char c, int at) {
            if (length == out.length) {
                out = Arrays.copyOf(out, length + (length >> 1) + 16);
                starts = Arrays.copyOf(starts, out.length);
            }
            same &= length == at;
            starts[length] = at;
            out[length++] = c;
        }

        void addAll(String several, int at) {
            for (int i = 0; i < several.length(); i++) {
                add(several.charAt(i), at);
            }
        }

        FoldedText finish(String text) {
            boolean identical = same && length == text.length();
            String folded = new String(out, 0, length);
            // an empty text has no offsets to keep either way
            return new FoldedText(text, folded, identical ? SAME : Arrays.copyOf(starts, Math.max(length, 1)), turned);
        }
    }
}
