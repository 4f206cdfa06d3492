package org.postern.scan.topic;

import java.util.List;

/** Reads words together whose letters or halves stand apart: k i l l, su-icide. */
final class Apart {
    private static final int LONGEST = 14;
    private static final int WIDEST_GAP = 3;
    private static final int SHORTEST_HALVED = 4;

    private final Lexicon lexicon;
    private final Tokens tokens;
    private final List<String> written;
    private final String text;

    Apart(Lexicon lexicon, Tokens tokens, List<String> written, String text) {
        this.lexicon = lexicon;
        this.tokens = tokens;
        this.written = written;
        this.text = text;
    }

    void join() {
        int at = 0;
        while (at < tokens.size()) {
            int end = at;
            while (end < tokens.size() && written.get(end).length() == 1 && (end == at || isNear(end))) {
                end++;
            }
            if (end - at > 2) {
                letters(at, end);
            }
            at = Math.max(end, at + 1);
        }
        for (int i = 0; i + 1 < tokens.size(); i++) {
            halves(i);
        }
    }

    private boolean isNear(int at) {
        int gap = tokens.start(at) - tokens.end(at - 1);
        return gap > 0 && gap <= WIDEST_GAP && tokens.limit(at) == tokens.limit(at - 1);
    }

    private void letters(int from, int to) {
        for (int start = from; start < to; start++) {
            StringBuilder joined = new StringBuilder(written.get(start));
            for (int next = start + 1; next < Math.min(to, start + LONGEST); next++) {
                joined.append(written.get(next));
                for (String word : Leet.decoded(joined.toString())) {
                    if (lexicon.reads(word)) {
                        tokens.edge(start, next + 1, lexicon.reading(word, false));
                    }
                }
            }
        }
    }

    private void halves(int at) {
        String first = written.get(at);
        String second = written.get(at + 1);
        int length = first.length() + second.length();
        if (length < SHORTEST_HALVED || length > LONGEST || tokens.limit(at) != tokens.limit(at + 1)) {
            return;
        }
        if (isSplit(at, first, second) && lexicon.reads(first + second)) {
            tokens.edge(at, at + 2, lexicon.reading(first + second, false));
        }
    }

    private boolean isSplit(int at, String first, String second) {
        int gap = tokens.start(at + 1) - tokens.end(at);
        if (gap != 1) {
            return false;
        }
        char between = text.charAt(tokens.end(at));
        return between == ' '
                ? first.length() + second.length() > SHORTEST_HALVED
                        && (!lexicon.isKnown(first) || !lexicon.isKnown(second))
                : "-_.*~/".indexOf(between) >= 0;
    }
}
