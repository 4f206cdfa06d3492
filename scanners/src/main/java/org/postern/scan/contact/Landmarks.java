package org.postern.scan.contact;

import java.util.Set;

/** Finds homes told by what stands beside them: "we live in the flat above the chip shop" (clause ST-31). */
final class Landmarks {
    /** Near and by are too vague to find anybody. */
    private static final Set<String> BESIDE = Set.of("above", "over", "opposite", "next", "behind", "across", "beside");

    private static final Set<String> VAGUE =
            Set.of("school", "river", "sea", "hall", "road", "street", "a", "an", "some");
    private static final int TO_BESIDE = 7;
    private static final int TO_LANDMARK = 5;

    private final Words words;
    private final Residence residence;

    Landmarks(Words words, Residence residence) {
        this.words = words;
        this.residence = residence;
    }

    /** The last word of what a home here stands beside, else -1. */
    int at(int k) {
        if (!isHome(k) || residence.inFiction(k)) {
            return -1;
        }
        for (int i = k + 1; i <= k + TO_BESIDE && i < words.size() && !ends(i); i++) {
            if (BESIDE.contains(words.word(i))) {
                return landmark(i);
            }
        }
        return -1;
    }

    /** We live, Leo lives and my house is. */
    private boolean isHome(int k) {
        if (words.is(k, Words.LIVE)) {
            boolean written = words.word(k).matches("live|lives|liv|livs|livin|living");
            return written && !residence.isOnAir(k) && (words.is(k - 1, Words.PERSON) || isNamed(k));
        }
        boolean house = words.word(k).matches("house|flat|home|hous|howse");
        return house && words.is(k - 1, Words.WHOSE) && words.is(k + 1, Words.BE | Words.CALLED);
    }

    /** Leo lives, but not the fox lives. */
    private boolean isNamed(int k) {
        boolean named = k > 0 && words.word(k).equals("lives") && !words.is(k - 1, Words.STOP | Words.FICTION);
        return named && !(k > 1 && words.word(k - 2).matches("the|a|an|this|that|one|class"));
    }

    private int landmark(int beside) {
        for (int i = beside + 1; i <= beside + TO_LANDMARK && i < words.size() && !ends(i); i++) {
            if (VAGUE.contains(words.word(i))) {
                return -1;
            }
            if (words.is(i, Words.PUBLIC | Words.INSTITUTION) && words.is(i - 1, Words.STOP | Words.PUBLIC)) {
                return i;
            }
            if (words.is(i, Words.INSTITUTION | Words.PUBLIC) && i > beside + 1) {
                return i;
            }
        }
        return -1;
    }

    private boolean ends(int k) {
        return Residence.endsSentence(words.gapBefore(k));
    }
}
