package org.postern.scan.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One search through the words of a text, from the last to the first, so that the classes found further on are known
 * when a phrase needs them. From each place every node of the net is entered at most once for each place within the
 * longest phrase, so that the time is linear in the text.
 */
final class Chart {
    private final Tokens tokens;
    private final Seen seen = new Seen();
    private final List<Match> matches = new ArrayList<>();
    /** For each symbol the next place, after the one from which is searched, that may be read so. */
    private final int[] next;

    private int place;
    private long steps;

    /** A phrase at the places {@code from} up to but not including {@code to}. */
    record Match(int phrase, int from, int to) {}

    Chart(int symbols, Tokens tokens) {
        next = new int[symbols];
        Arrays.fill(next, Integer.MAX_VALUE);
        this.tokens = tokens;
    }

    /** All matches, the last first. */
    List<Match> matches() {
        for (place = tokens.size() - 1; place >= 0; place--) {
            seen.clear();
            start();
        }
        return matches;
    }

    long steps() {
        return steps;
    }

    private void start() {
        start(tokens.reading(place), place + 1);
        // classes that are found here grow the list from its head: begin anew until nothing comes
        int done = -1;
        while (done != tokens.firstEdge(place)) {
            int stop = done;
            done = tokens.firstEdge(place);
            for (int e = done; e != stop; e = tokens.nextEdge(e)) {
                start(tokens.edgeReading(e), tokens.edgeEnd(e));
            }
        }
        // only now, so that at the place after this one no symbol is hidden by one of this place
        for (int e = tokens.firstEdge(place); e >= 0; e = tokens.nextEdge(e)) {
            seen(tokens.edgeReading(e));
        }
        seen(tokens.reading(place));
    }

    private void start(Reading reading, int at) {
        steps += 1 + reading.gates().length;
        Net[] anywhere = reading.anywhere();
        int[] gates = reading.gates();
        for (int i = 0; i < gates.length; i++) {
            if (gates[i] == Reading.OPEN || next[gates[i]] <= at) {
                walk(anywhere[i], at);
            }
        }
        if (tokens.opens(place)) {
            for (Net target : reading.fromStart()) {
                walk(target, at);
            }
        }
    }

    private void forward(Net node, Reading reading, int at) {
        steps++;
        if ((node.mask & reading.mask()) == 0) {
            return;
        }
        if (node.words.length > 0 && reading.isLarge()) {
            both(node, reading, at);
            return;
        }
        int[] symbols = reading.symbols();
        if (node.symbols.length <= symbols.length) {
            steps += node.symbols.length;
            for (int i = 0; i < node.symbols.length; i++) {
                if (reading.has(node.symbols[i])) {
                    walk(node.targets[i], at);
                }
            }
            return;
        }
        steps += symbols.length;
        for (int symbol : symbols) {
            int found = Arrays.binarySearch(node.symbols, symbol);
            if (found >= 0) {
                walk(node.targets[found], at);
            }
        }
    }

    /** What both have, 64 symbols at once. */
    private void both(Net node, Reading reading, int at) {
        steps += node.words.length;
        for (int i = 0; i < node.words.length; i++) {
            long known = node.bits[i];
            for (long both = known & reading.word(node.words[i]); both != 0; both &= both - 1) {
                long below = Long.lowestOneBit(both) - 1;
                walk(node.targets[node.firsts[i] + Long.bitCount(known & below)], at);
            }
        }
    }

    private void walk(Net node, int at) {
        if ((node.bare && !leadsOn(node.symbols, at)) || !seen.add(((long) node.id << 32) | at)) {
            return;
        }
        steps++;
        for (int phrase : node.phrases) {
            matches.add(new Match(phrase, place, at));
        }
        for (Reading found : node.readings) {
            tokens.edge(place, at, found);
        }
        int limit = tokens.limit(place);
        for (Net.Gap gap : node.gaps) {
            gap(gap, at, limit);
        }
        if (at < limit && node.symbols.length > 0) {
            forward(node, tokens.reading(at), at + 1);
            for (int e = tokens.firstEdge(at); e >= 0; e = tokens.nextEdge(e)) {
                forward(node, tokens.edgeReading(e), tokens.edgeEnd(e));
            }
        }
    }

    /** Whether one of the symbols may stand there: a cheap question before the way there is taken. */
    private boolean leadsOn(int[] symbols, int at) {
        steps += symbols.length;
        for (int symbol : symbols) {
            if (next[symbol] <= at) {
                return true;
            }
        }
        return false;
    }

    private void gap(Net.Gap gap, int at, int limit) {
        int last = Math.min(limit - 1, at + gap.words);
        if (!isNear(gap.target, last)) {
            return;
        }
        for (int to = at; to <= last; to++) {
            walk(gap.target, to);
            if (barred(gap.without, to)) {
                return;
            }
        }
    }

    /** Whether anything that may end the gap stands before that place. */
    private boolean isNear(Net target, int last) {
        steps += target.symbols.length;
        for (int symbol : target.symbols) {
            if (next[symbol] <= last) {
                return true;
            }
        }
        // gaps follow one another where what stands between them is optional
        return target.gaps.length > 0;
    }

    private void seen(Reading reading) {
        for (int symbol : reading.symbols()) {
            next[symbol] = place;
        }
    }

    private boolean barred(int[] without, int at) {
        if (without.length == 0) {
            return false;
        }
        if (tokens.reading(at).hasAny(without)) {
            return true;
        }
        for (int e = tokens.firstEdge(at); e >= 0; e = tokens.nextEdge(e)) {
            if (tokens.edgeReading(e).hasAny(without)) {
                return true;
            }
        }
        return false;
    }

    /** Which nodes were entered where, from one place. */
    private static final class Seen {
        private long[] keys = new long[1024];
        private int[] rounds = new int[1024];
        private int round;
        private int size;

        void clear() {
            round++;
            size = 0;
        }

        boolean add(long key) {
            if (size * 2 >= keys.length) {
                grow();
            }
            return put(key);
        }

        private boolean put(long key) {
            int i = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (keys.length - 1);
            while (rounds[i] == round) {
                if (keys[i] == key) {
                    return false;
                }
                i = (i + 1) & (keys.length - 1);
            }
            keys[i] = key;
            rounds[i] = round;
            size++;
            return true;
        }

        private void grow() {
            long[] oldKeys = keys;
            int[] oldRounds = rounds;
            keys = new long[oldKeys.length * 2];
            rounds = new int[keys.length];
            int oldRound = round;
            round = 1;
            size = 0;
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldRounds[i] == oldRound) {
                    put(oldKeys[i]);
                }
            }
        }
    }
}
