package org.postern.scan.contact;

import java.util.Set;

/** Words that say that a private person is to be found at a place. */
final class Residence {
    private static final Set<String> BROADCAST = Set.of(
            "be",
            "is",
            "are",
            "its",
            "it's",
            "go",
            "goes",
            "going",
            "went",
            "was",
            "on",
            "streaming",
            "im",
            "i'm",
            "were");
    private static final Set<String> ROYAL =
            Set.of("king", "queen", "prince", "princess", "legend", "troll", "giant", "monster");
    private static final Set<String> DOORS = Set.of("door", "doorstep", "gate", "drive", "window", "bedroom", "porch");
    private static final int BEFORE = 12;
    private static final int NAMED_BEFORE = 6;
    private static final int SUBJECT = 4;
    private static final int AFTER = 9;
    private static final int OPENING = 3;

    private final Words words;

    Residence(Words words) {
        this.words = words;
    }

    /**
     * Whether somebody lives at what the words {@code first} to {@code last} name. A party at a bowling centre is at
     * nobody's home, so going somewhere does not count where an institution stands near.
     */
    boolean around(int first, int last) {
        return lives(first, last) || (comes(first, last) && !institutionNear(first, last));
    }

    boolean lives(int first, int last) {
        return !isExercise(first, last) && (before(first, false) || after(last));
    }

    /** Whether somebody is asked to go there or to send something there. */
    boolean comes(int first, int last) {
        return !isExercise(first, last) && before(first, true);
    }

    /** Home 14 Larkspur Close, and home is 14 Larkspur Close. */
    private boolean isHome(int k) {
        return words.is(k, Words.HOME) || (words.is(k, Words.CALLED) && words.is(k - 1, Words.HOME));
    }

    /** In my story the witch lives at 13 Crooked Lane: said of somebody else, after a word for what is made up. */
    boolean inFiction(int first) {
        int lives = -1;
        boolean person = false;
        boolean crossed = false;
        for (int k = first - 1; k >= 0 && k >= first - BEFORE; k--) {
            crossed |= endsSentence(words.gapBefore(k + 1));
            boolean story = lives > k && words.is(k, Words.FICTION | Words.GAME);
            // homework may stand in the sentence before, as its heading
            boolean near = !crossed || words.is(k, Words.PUBLIC);
            if (story
                    && near
                    && (isToldIn(k)
                            || words.charAfter(k, 0) == ':'
                            || (!person && lives - k <= SUBJECT && isSubject(k)))) {
                return true;
            }
            person |= lives >= 0 && words.is(k, Words.PERSON);
            lives = lives < 0 && words.is(k, Words.LIVES | Words.LIVE) ? k : lives;
        }
        return false;
    }

    /** The troll lives, but not queen bee Zara. */
    private boolean isSubject(int k) {
        return words.is(k - 1, Words.STOP | Words.WHOSE) || !ROYAL.contains(words.word(k));
    }

    /** In my story I, in roblox i. */
    private boolean isToldIn(int k) {
        return isIn(k - 1) || isIn(k - 2);
    }

    private boolean isIn(int k) {
        return k >= 0 && words.length(k) == 2 && words.word(k).equals("in");
    }

    /** Mrs Smith lives at 5 Acacia Avenue. How old is she? Nobody who writes or reads is asked or told about. */
    boolean isExercise(int first, int last) {
        boolean lives = words.is(first - 2, Words.LIVES) || words.is(first - 3, Words.LIVES);
        int k = last + 1;
        while (lives
                && k < words.size()
                && k <= last + AFTER
                && !endsSentence(words.gapBefore(k))
                && !(words.gapBefore(k).startsWith(",") && words.is(k, Words.ASKED))) {
            k++;
        }
        if (!lives || !words.is(k, Words.ASKED)) {
            return false;
        }
        for (int i = k + 1; i < words.size() && !endsSentence(words.gapBefore(i)); i++) {
            if (words.word(i).matches("i|we|my|our|me|us|u|ur|you|your|there|come")) {
                return false;
            }
        }
        return true;
    }

    /** @param going whether it is enough that somebody is asked to come there */
    boolean before(int first, boolean going) {
        if (isHome(first - 1) || inFiction(first)) {
            return isHome(first - 1);
        }
        boolean crossed = false;
        for (int k = first - 1; k >= 0 && k >= first - BEFORE; k--) {
            crossed |= endsSentence(words.gapBefore(k + 1));
            if (crossed && first - 1 - k > OPENING) {
                return false;
            }
            if (saysSo(k) && (going || !words.is(k, Words.GO))) {
                return true;
            }
        }
        return false;
    }

    private boolean after(int last) {
        for (int k = last + 1; k < words.size() && k <= last + AFTER; k++) {
            if (endsSentence(words.gapBefore(k)) && k > last + 1) {
                return false;
            }
            if ((saysSo(k) && !words.is(k, Words.GO)) || comesRound(k)) {
                return true;
            }
        }
        return false;
    }

    /** Come over, come round: to where the speaker is. */
    private boolean comesRound(int k) {
        return words.is(k, Words.GO)
                && words.is(k + 1, Words.ROUND)
                && (words.word(k + 1).equals("over") || words.word(k + 1).equals("round"))
                && !words.is(k + 2, Words.TOWARDS);
    }

    /** Whether the words from here on are "is mine", "thats mine" or "mine is". */
    boolean claimed(int first, int last) {
        for (int k = last + 1; k <= last + 4; k++) {
            if (words.is(k, Words.MINE)) {
                return true;
            }
        }
        for (int k = first - 1; k >= first - 7; k--) {
            if (words.is(k, Words.MINE)) {
                return true;
            }
        }
        return false;
    }

    /** Exactly to my front door: what a place on a map leads to. */
    boolean doorNear(int first, int last) {
        for (int k = Math.max(1, first - AFTER); k <= last + AFTER && k < words.size(); k++) {
            boolean door = DOORS.contains(words.word(k));
            if (door && (words.is(k - 1, Words.WHOSE) || words.is(k - 2, Words.WHOSE)) && !inFiction(first)) {
                return true;
            }
        }
        return false;
    }

    /** The blue house on, right before a street. */
    boolean houseBefore(int first) {
        return words.is(first - 1, Words.THING) && !words.is(first - 1, Words.CALLED);
    }

    /** Whether an institution stands right before or behind, whose address this then is. */
    boolean institutionNear(int first, int last) {
        for (int k = first - 1; k >= 0 && k >= first - NAMED_BEFORE && !endsSentence(words.gapBefore(k + 1)); k--) {
            if (words.is(k, Words.INSTITUTION)) {
                return !isAside(k) && !words.is(first - 1, Words.THING);
            }
        }
        boolean apposed = last + 1 < words.size() && words.gapBefore(last + 1).startsWith(",");
        int reach = last + (apposed ? NAMED_BEFORE : 2);
        for (int k = last + 1; k <= reach && k < words.size() && !endsSentence(words.gapBefore(k)); k++) {
            if (apposed && words.word(k).equals("the")) {
                continue;
            }
            if (words.is(k, Words.STOP | Words.PERSON | Words.MEET)) {
                return false;
            }
            if (words.is(k, Words.INSTITUTION)) {
                return true;
            }
        }
        return false;
    }

    /** After school, opposite the chippy: where or when, and not what. */
    boolean isAside(int k) {
        for (int i = Math.max(0, k - 3); i < k; i++) {
            if (words.is(i, Words.ASIDE)) {
                return true;
            }
        }
        return false;
    }

    private boolean saysSo(int k) {
        if (words.is(k, Words.LIVE)) {
            return !words.is(k + 1, Words.LIVE_OTHER) && !isOnAir(k);
        }
        if (words.is(k, Words.MOVE)) {
            return words.is(k + 1, Words.TOWARDS | Words.ROUND) || words.is(k + 2, Words.TOWARDS);
        }
        if (words.is(k, Words.ADDRESS)) {
            return !words.is(k - 1, Words.NOT_HOME) && !institutionOf(k);
        }
        if (words.is(k, Words.CODE)) {
            return words.is(k - 1, Words.POST);
        }
        if (words.is(k, Words.THING)) {
            return isSomebodys(k);
        }
        if (words.is(k, Words.MINE)) {
            return words.is(k - 1, Words.ROUND);
        }
        return words.is(k, Words.GO) && leadsTo(k);
    }

    /** It will be live at 6, we go live at 8: a broadcast. */
    boolean isOnAir(int k) {
        return words.word(k).equals("live") && k > 0 && BROADCAST.contains(words.word(k - 1));
    }

    /** My house, my new house, Priya's flat, priyas house. */
    private boolean isSomebodys(int k) {
        if (words.is(k + 1, Words.AT) && words.is(k + 2, Words.GAME)) {
            return false; // my house in minecraft
        }
        boolean direct = words.is(k - 1, Words.WHOSE) || words.possessive(k - 1);
        return direct || (words.is(k - 2, Words.WHOSE) && !words.is(k - 1, Words.STOP));
    }

    /** The address of the museum. */
    private boolean institutionOf(int k) {
        for (int i = Math.max(0, k - 3); i <= k + 5; i++) {
            if (words.is(i, Words.INSTITUTION)) {
                return true;
            }
        }
        return false;
    }

    private boolean leadsTo(int k) {
        for (int i = k + 1; i <= k + 4; i++) {
            if (words.is(i, Words.TOWARDS)) {
                return true;
            }
        }
        return false;
    }

    static boolean endsSentence(String gap) {
        for (int i = 0; i < gap.length(); i++) {
            char c = gap.charAt(i);
            boolean stop = c == '.' || c == '!' || c == '?' || c == ';';
            if ((stop && i + 1 < gap.length()) || (c == '\n' && gap.indexOf('\n', i + 1) >= 0)) {
                return true;
            }
        }
        return false;
    }
}
