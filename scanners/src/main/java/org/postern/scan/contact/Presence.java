package org.postern.scan.contact;

import org.postern.scan.contact.Streets.Street;

/**
 * Whether a house is somebody's because people are near it in the text: a house number in a street that no shop, match,
 * story or homework explains, where somebody is, comes to or sends something to, is a home to whoever reads it.
 */
final class Presence {
    private static final int BEFORE = 9;
    private static final int AFTER = 7;
    private static final int NEXT_SENTENCE = 4;
    private static final int CLOSE = 6;
    /** A text that says hardly more than a street and a number says where somebody lives. */
    private static final int FEW_WORDS = 9;

    private static final long SOMEBODY = Words.PERSON | Words.MEET | Words.WHERE | Words.FROM;

    private final Words words;
    private final Residence residence;

    Presence(Words words, Residence residence) {
        this.words = words;
        this.residence = residence;
    }

    boolean at(Street street) {
        int first = street.firstWord();
        int last = street.lastWord();
        if (words.is(first - 1, Words.WHOSE)
                && words.is(first, Words.FLAT)
                && !street.number().isEmpty()) {
            return true; // our flat 9 Mill Lane
        }
        boolean room = words.is(first, Words.UNIT) && words.is(first + 1, Words.DIGITS) && !words.is(first, Words.FLAT);
        if (street.number().isEmpty() || room || explained(first, last)) {
            return false;
        }
        if ((street.strong() && isHome(first, last)) || isSentFrom(first) || isLetterHead(first, last)) {
            return true;
        }
        if (!isCommon(street) && (somebodyIsAt(first) || isWhereSomebodyIs(last))) {
            return true;
        }
        boolean little = street.strong() && words.size() <= FEW_WORDS;
        if (residence.comes(first, last)) {
            return true;
        }
        return isPlain(street) && (little || before(first) || after(last));
    }

    /** A postcode in capitals with people around it is somebody's too. */
    boolean atPostcode(int first, int last) {
        return !explained(first, last) && !isCode(first) && !isBuilding(first) && (before(first) || after(last));
    }

    /** A street without a house number before the postcode: an organisation's. */
    private boolean isBuilding(int first) {
        for (int k = first - 1; k >= 0 && k >= first - BEFORE; k--) {
            if (words.is(k, Words.STRONG) && words.capital(k)) {
                return true;
            }
        }
        return false;
    }

    /** The code of a lesson or a game. */
    private boolean isCode(int first) {
        for (int k = first - 1; k >= 0 && k >= first - NEXT_SENTENCE; k--) {
            if (words.is(k, Words.CODE)) {
                return !words.is(k - 1, Words.POST);
            }
        }
        return false;
    }

    /** What stands close by is no home, and this is its address. */
    boolean explained(int first, int last) {
        if (residence.institutionNear(first, last) || residence.inFiction(first) || residence.isExercise(first, last)) {
            return true;
        }
        for (int k = first - 1; k >= 0 && k >= first - BEFORE; k--) {
            if (Residence.endsSentence(words.gapBefore(k + 1))) {
                return isQuestion(k) || explainedAfter(last);
            }
            if (explains(k, first)) {
                return true;
            }
        }
        return explainedAfter(last);
    }

    /** 14 Church Lane village hall, 12 Mill Lane in 1940. */
    private boolean explainedAfter(int last) {
        boolean small = false;
        for (int k = last + 1; k <= last + NEXT_SENTENCE && k < words.size(); k++) {
            if (Residence.endsSentence(words.gapBefore(k))) {
                return false;
            }
            if (isHistory(k) || (!small && words.is(k, Words.PUBLIC | Words.SEEN | Words.GAME))) {
                return true;
            }
            small |= words.is(k, Words.STOP | Words.PERSON | Words.MEET);
        }
        return false;
    }

    /** The film 10 Cloverfield Lane, my book is 13 Fear Street, my story: the ghost at 13 Fear Street. */
    private boolean isTitle(int k, int first) {
        return first - k == 1 || (first - k == 2 && words.is(k + 1, Words.CALLED)) || words.charAfter(k, 0) == ':';
    }

    private boolean explains(int k, int first) {
        long kinds = Words.SEEN
                | Words.GAME
                | (first - k <= CLOSE ? Words.PUBLIC : 0)
                | (isTitle(k, first) ? Words.FICTION : 0);
        boolean takesPlace = words.is(k, Words.ACTIVITY)
                && (words.is(k + 1, Words.AT | Words.CALLED) || words.is(k + 2, Words.AT | Words.CALLED));
        return ((words.is(k, kinds) || takesPlace) && !residence.isAside(k)) || isHistory(k) || isQuestion(k);
    }

    /** A flat and a house with a number say by themselves that they are homes. */
    private boolean isHome(int first, int last) {
        for (int k = first; k < last; k++) {
            boolean home = words.is(k, Words.FLAT | Words.THING) && words.is(k + 1, Words.DIGITS);
            if (home && words.word(k).matches("flat|flt|apt|apartment|house|home")) {
                return true;
            }
        }
        return false;
    }

    /** Q3, before a question of an exercise. */
    private boolean isQuestion(int k) {
        return words.first(k) == 'q'
                && words.length(k) <= 3
                && words.length(k) > 1
                && Atoms.isDigit(words.charAfter(k, -1));
    }

    /** The year 1666. */
    private boolean isHistory(int k) {
        return words.is(k, Words.DIGITS)
                && words.length(k) == 4
                && words.word(k).compareTo("1970") < 0;
    }

    private boolean before(int first) {
        boolean crossed = false;
        for (int k = first - 1; k >= 0 && k >= first - BEFORE; k--) {
            String gap = words.gapBefore(k + 1);
            crossed |= Residence.endsSentence(gap);
            if (crossed && first - 1 - k > NEXT_SENTENCE) {
                return false;
            }
            if (words.is(k, SOMEBODY) || isOwner(k, first) || (k == first - 1 && isIts(k))) {
                return true;
            }
        }
        return false;
    }

    /** Walk down the hill and its 22 Ash Grove. */
    private boolean isIts(int k) {
        return words.word(k).equals("its") || words.word(k).equals("it's");
    }

    /** Jakes 14 Larkspur Close, and Ellie's place - 14 Larkspur Close. */
    private boolean isOwner(int k, int first) {
        boolean next = k == first - 1 || (k == first - 2 && words.is(k + 1, Words.THING | Words.AT));
        return next && words.possessive(k) && !words.is(k, Words.PUBLIC | Words.DIGITS);
    }

    private boolean after(int last) {
        boolean crossed = false;
        for (int k = last + 1; k < words.size() && k <= last + AFTER; k++) {
            crossed |= Residence.endsSentence(words.gapBefore(k));
            if (crossed && k - last > NEXT_SENTENCE) {
                return false;
            }
            if (words.is(k, SOMEBODY)) {
                return true;
            }
        }
        return false;
    }

    /** I'm at, we r at, mum and me are in the refuge at, jakes at, come to. */
    private boolean somebodyIsAt(int first) {
        if (!words.is(first - 1, Words.AT | Words.ROUND)
                || words.word(first - 1).equals("back")) {
            return false;
        }
        for (int k = first - 2; k >= 0 && k >= first - 5 && !Residence.endsSentence(words.gapBefore(k + 1)); k--) {
            if (words.is(k, Words.BE)) {
                return isSaidOfSomebody(k);
            }
            if (k >= first - 3 && words.is(k, Words.GO) && !words.is(k, Words.STOP)) {
                return true;
            }
        }
        return words.possessive(first - 2) && !words.is(first - 2, Words.PUBLIC);
    }

    /** My dad is, jake is; but not the fire is. */
    private boolean isSaidOfSomebody(int be) {
        if (words.is(be, Words.PERSON) || !words.is(be, Words.CALLED | Words.STOP)) {
            return true;
        }
        for (int k = be - 1; k >= 0 && k >= be - 4 && !Residence.endsSentence(words.gapBefore(k + 1)); k--) {
            if (words.is(k, Words.PERSON)) {
                return true;
            }
        }
        if (be == 0 || Residence.endsSentence(words.gapBefore(be))) {
            return words.word(be).startsWith("we"); // were at
        }
        boolean named = !words.is(be - 1, Words.STOP | Words.THING | Words.PUBLIC | Words.DIGITS);
        return named && !isArticle(be - 2);
    }

    private boolean isArticle(int k) {
        return k >= 0 && words.word(k).matches("the|a|an|this|that|next|our|your|school");
    }

    /** 44 Orchard Way is where I am; 44 orchard way, thats me. */
    private boolean isWhereSomebodyIs(int last) {
        for (int k = last + 1; k <= last + 3 && k < words.size(); k++) {
            if (words.is(k, Words.WHERE | Words.ASKED) && words.word(k).startsWith("where")) {
                return words.is(k + 1, Words.PERSON);
            }
            if (words.length(k) == 2 && words.word(k).equals("me") && isThats(k - 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean isThats(int k) {
        String word = words.word(k);
        return word.equals("thats") || word.equals("that's") || word.equals("is") || word.equals("its");
    }

    /** Love from Ellie, and the address below. */
    private boolean isSentFrom(int first) {
        if (words.gapBefore(first).equals(" ")) {
            return false;
        }
        for (int k = first - 2; k >= 0 && k >= first - 4; k--) {
            boolean opens =
                    k == 0 || words.gapBefore(k).indexOf('\n') >= 0 || Residence.endsSentence(words.gapBefore(k));
            if (words.is(k, Words.FROM) || (opens && words.word(k).equals("from"))) {
                return true;
            }
        }
        return false;
    }

    /** An address at the top, and Dear Jake below it. */
    private boolean isLetterHead(int first, int last) {
        for (int k = last + 1; first <= 3 && k < words.size() && k <= last + 12; k++) {
            if (words.length(k) == 4
                    && words.word(k).equals("dear")
                    && words.gapBefore(k).indexOf('\n') >= 0) {
                return true;
            }
        }
        return false;
    }

    /** A kind of street that means nothing else, and nothing around it that makes it a count or a list. */
    private boolean isPlain(Street street) {
        int name = street.name();
        boolean joined = name <= street.firstWord() || words.is(street.firstWord(), Words.NUMBER | Words.FLAT);
        boolean written = joined
                || words.gapBefore(name).equals(" ")
                || words.gapBefore(name).equals(", ");
        if (!written || isCommon(street) || isList(street)) {
            return false;
        }
        return (street.titled() || street.strong()) && endsAt(street.lastWord());
    }

    /** In small letters an address ends where a small word, a stop or a new line follows, and a compound goes on. */
    boolean endsAt(int last) {
        return endsThere(last) || isCapital(last + 1);
    }

    private boolean isCapital(int k) {
        return k < words.size() && words.capital(k);
    }

    private boolean isCommon(Street street) {
        int name = street.name();
        boolean spoken = words.is(street.firstWord(), Words.SPOKEN);
        return words.is(name, Words.COMMON | Words.MONTH) || (spoken && !street.titled() && !isBe(street.firstWord()));
    }

    private boolean isBe(int first) {
        return words.is(first - 1, Words.AT) && words.is(first - 2, Words.BE | Words.LIVE);
    }

    /** 1 Mill Lane 2 Church Street, and Larkfield 3 Mill Hill 2. */
    private boolean isList(Street street) {
        int next = street.lastWord() + 1;
        if (!words.is(next, Words.DIGITS) || words.length(next) > 2) {
            return false;
        }
        String gap = words.gapBefore(next);
        int number = Integer.parseInt(words.word(next));
        return gap.equals(" ") || gap.equals("\n") || street.number().equals(Integer.toString(number - 1));
    }

    private boolean endsThere(int last) {
        int next = last + 1;
        if (next >= words.size() || !words.gapBefore(next).equals(" ")) {
            return true;
        }
        return words.is(
                        next,
                        Words.STOP | Words.AFTER | Words.PERSON | Words.MEET | Words.WHERE | Words.LIVE | Words.BE)
                || words.is(next, Words.ADDRESS | Words.THING | Words.AT)
                || !Character.isLetter(words.first(next));
    }
}
