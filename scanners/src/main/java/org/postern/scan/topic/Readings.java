package org.postern.scan.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** How words may be read that no list has: disguised, drawn out, misspelt, or glued together. */
final class Readings {
    private static final int LONGEST_GLUED = 40;
    private static final int SHORTEST_GLUED = 6;
    private static final int LONGEST_PIECE = 14;
    private static final Set<String> SHORT_PIECES = Set.of(
            "i", "u", "me", "my", "to", "am", "do", "be", "go", "ur", "im", "no", "so", "is", "it", "he", "we", "us",
            "of", "in", "on", "up");

    private final Lexicon lexicon;

    Readings(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** What a word with digits or signs in it may be read as; empty if it is no disguise. */
    Reading decoded(String word) {
        if (lexicon.slang().knows(word) && lexicon.reads(word)) {
            return lexicon.reading(word, false);
        }
        if (Leet.isStarred(word)) {
            return lexicon.unmasked(word);
        }
        return lexicon.reading(
                Leet.decoded(word).stream().map(this::single).distinct().toList());
    }

    /** What an unknown word may be read as: sooo is so, mornin morning, sucide suicide; empty if it is far from any. */
    Reading misspelt(String word) {
        for (int keep : new int[] {2, 1}) {
            String squeezed = squeezed(word, keep);
            String one = single(squeezed);
            if (!squeezed.equals(word) && lexicon.isKnown(one)) {
                return lexicon.reading(one, false);
            }
        }
        if (word.endsWith("in") && lexicon.isKnown(word + "g")) {
            return lexicon.reading(word + "g", false);
        }
        return lexicon.corrected(squeezed(word, 2));
    }

    private String single(String word) {
        List<String> meant = lexicon.slang().expand(word);
        return meant.size() == 1 ? meant.getFirst() : word;
    }

    /** Where a letter comes three times or more, only so many are kept. */
    static String squeezed(String word, int keep) {
        StringBuilder kept = new StringBuilder(word.length());
        int at = 0;
        while (at < word.length()) {
            int end = at;
            while (end < word.length() && word.charAt(end) == word.charAt(at)) {
                end++;
            }
            int times = end - at > 2 ? keep : end - at;
            kept.append(word, at, at + times);
            at = end;
        }
        return kept.toString();
    }

    /** The words that were written without spaces, if phrases ask for all of them; otherwise none. */
    List<String> glued(String word) {
        int length = word.length();
        if (length < SHORTEST_GLUED || length > LONGEST_GLUED) {
            return List.of();
        }
        int[] fewest = new int[length + 1];
        int[] from = new int[length + 1];
        Arrays.fill(fewest, 1, length + 1, length + 1);
        for (int end = 1; end <= length; end++) {
            for (int start = Math.max(0, end - LONGEST_PIECE); start < end; start++) {
                if (fewest[start] + 1 < fewest[end] && isPiece(word.substring(start, end))) {
                    fewest[end] = fewest[start] + 1;
                    from[end] = start;
                }
            }
        }
        return fewest[length] > length ? List.of() : pieces(word, from);
    }

    private static List<String> pieces(String word, int[] from) {
        List<String> pieces = new ArrayList<>();
        for (int end = word.length(); end > 0; end = from[end]) {
            pieces.addFirst(word.substring(from[end], end));
        }
        return pieces;
    }

    private boolean isPiece(String piece) {
        return piece.length() < 3 ? SHORT_PIECES.contains(piece) : lexicon.reads(piece);
    }
}
