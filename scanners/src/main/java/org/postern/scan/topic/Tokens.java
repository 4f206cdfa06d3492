package org.postern.scan.topic;

import java.util.Arrays;

/**
 * The words of a text as a row of places with, at each, what the word there may be read as; some readings take several
 * places (a word whose letters stand apart).
 */
final class Tokens {
    private static final int NONE = -1;

    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private Reading[] readings = new Reading[64];
    /** The first place of the next sentence. */
    private int[] limits = {};

    private boolean[] opens = new boolean[64];
    private int size;

    private int[] firstEdge = {};
    private int[] nextEdge = new int[16];
    private int[] edgeEnds = new int[16];
    private Reading[] edgeReadings = new Reading[16];
    private int edges;

    void add(int start, int end, Reading reading, boolean opensSentence) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            readings = Arrays.copyOf(readings, size * 2);
            opens = Arrays.copyOf(opens, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        readings[size] = reading;
        opens[size++] = opensSentence;
    }

    /** All words are there; now readings of several places may come. */
    void close() {
        limits = new int[size];
        firstEdge = new int[size];
        Arrays.fill(firstEdge, NONE);
        int limit = size;
        for (int i = size - 1; i >= 0; i--) {
            limits[i] = limit;
            limit = opens[i] ? i : limit;
        }
    }

    /** Adds that the places {@code from} up to but not including {@code to} may be read as that. */
    boolean edge(int from, int to, Reading reading) {
        for (int e = firstEdge[from]; e != NONE; e = nextEdge[e]) {
            if (edgeEnds[e] == to && edgeReadings[e].equals(reading)) {
                return false;
            }
        }
        if (edges == nextEdge.length) {
            nextEdge = Arrays.copyOf(nextEdge, edges * 2);
            edgeEnds = Arrays.copyOf(edgeEnds, edges * 2);
            edgeReadings = Arrays.copyOf(edgeReadings, edges * 2);
        }
        nextEdge[edges] = firstEdge[from];
        edgeEnds[edges] = to;
        edgeReadings[edges] = reading;
        firstEdge[from] = edges++;
        return true;
    }

    int size() {
        return size;
    }

    int start(int at) {
        return starts[at];
    }

    int end(int at) {
        return ends[at];
    }

    Reading reading(int at) {
        return readings[at];
    }

    /** The place after the last word of the sentence. */
    int limit(int at) {
        return limits[at];
    }

    boolean opens(int at) {
        return opens[at];
    }

    int firstEdge(int at) {
        return firstEdge[at];
    }

    int nextEdge(int edge) {
        return nextEdge[edge];
    }

    int edgeEnd(int edge) {
        return edgeEnds[edge];
    }

    Reading edgeReading(int edge) {
        return edgeReadings[edge];
    }
}
