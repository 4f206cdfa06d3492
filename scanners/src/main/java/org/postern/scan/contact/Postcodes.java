package org.postern.scan.contact;

import java.util.Optional;
import java.util.Set;

/**
 * Reads UK postcodes (BS 7666-2:2006; Royal Mail, Programmers' Guide to the Postcode Address File): area of one or two
 * letters, district of one or two digits or a digit and a letter, then a digit and two letters other than CIKMOV.
 */
final class Postcodes {
    /** How a postcode is written. */
    enum Writing {
        /** In capitals, in one or two pieces. */
        PLAIN,
        /** In small letters. */
        SMALL,
        /** In more pieces than that, or with letters for digits. */
        SCATTERED
    }

    /** @param code letters and digits only, in lower case */
    record Postcode(int firstWord, int lastWord, String code, Writing writing) {}

    private static final Set<String> AREAS = Set.of(
            "ab", "al", "b", "ba", "bb", "bd", "bh", "bl", "bn", "br", "bs", "bt", "ca", "cb", "cf", "ch", "cm", "co",
            "cr", "ct", "cv", "cw", "da", "dd", "de", "dg", "dh", "dl", "dn", "dt", "dy", "e", "ec", "eh", "en", "ex",
            "fk", "fy", "g", "gl", "gu", "gy", "ha", "hd", "hg", "hp", "hr", "hs", "hu", "hx", "ig", "im", "ip", "iv",
            "je", "ka", "kt", "kw", "ky", "l", "la", "ld", "le", "ll", "ln", "ls", "lu", "m", "me", "mk", "ml", "n",
            "ne", "ng", "nn", "np", "nr", "nw", "ol", "ox", "pa", "pe", "ph", "pl", "po", "pr", "rg", "rh", "rm", "s",
            "sa", "se", "sg", "sk", "sl", "sm", "sn", "so", "sp", "sr", "ss", "st", "sw", "sy", "ta", "td", "tf", "tn",
            "tq", "tr", "ts", "tw", "ub", "w", "wa", "wc", "wd", "wf", "wn", "wr", "ws", "wv", "yo", "ze");

    /** In small letters these are words, ordinals and units: b4 2nd, so4 2be, m8 4us. */
    private static final Set<String> TALK_INWARD = Set.of(
            "st", "nd", "rd", "th", "us", "be", "yr", "hr", "ft", "lb", "gb", "nt", "eb", "pt", "ps", "bn", "wd");

    private static final int MOST_PIECES = 7;
    private static final int SPOKEN_WITHIN = 5;

    private final Words words;
    private final Set<String> areas;

    Postcodes(Words words, Set<String> areas) {
        this.words = words;
        this.areas = areas;
    }

    Optional<Postcode> at(int first) {
        if (words.length(first) > 7 || !mayStart(first) || isAttached(first)) {
            return Optional.empty();
        }
        StringBuilder code = new StringBuilder();
        for (int k = first; k < words.size() && k < first + MOST_PIECES; k++) {
            if (words.length(k) > 7 || (k > first && !joins(words.gapBefore(k)))) {
                return Optional.empty();
            }
            code.append(words.word(k));
            if (code.length() > 7) {
                return Optional.empty();
            }
            if (code.length() >= 5 && !continues(k)) {
                Optional<Postcode> found = read(first, k, code.toString());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** One or two letters and then a digit, or pieces of that; GIR is the one area of three letters. */
    private boolean mayStart(int first) {
        if (!isLetter(words.first(first))) {
            return false;
        }
        String word = words.length(first) > 2 ? words.word(first) : "";
        return word.isEmpty()
                || word.startsWith("gir")
                || Atoms.isDigit(word.charAt(1))
                || Atoms.isDigit(word.charAt(2));
    }

    /** A part number or a file name goes on after a hyphen or an underscore. */
    private boolean isAttached(int first) {
        char before = words.charBefore(first);
        return before == '_'
                || before == '#'
                || (before == '-' && first > 0 && words.gapBefore(first).length() == 1);
    }

    private boolean continues(int last) {
        char after = words.charAfter(last, 0);
        return after == '_' || ((after == '-' || after == '.') && Atoms.isWordChar(words.charAfter(last, 1)));
    }

    private static boolean joins(String gap) {
        return gap.length() <= 4 && gap.chars().allMatch(c -> " -.\n*_,".indexOf(c) >= 0);
    }

    private Optional<Postcode> read(int first, int last, String code) {
        String inward = code.substring(code.length() - 3);
        String outward = code.substring(0, code.length() - 3);
        char digit = digit(inward.charAt(0));
        String straight = digit + inward.substring(1);
        if (!isInward(straight) || !isOutward(outward)) {
            return Optional.empty();
        }
        boolean inPlace = last == first || (last == first + 1 && words.length(last) == 3);
        boolean capitals = words.allCapitals(first) && words.allCapitals(last);
        // b4 its dark, m8 our team: a letter is a digit only where a postcode is spoken of
        boolean lettered = digit != inward.charAt(0);
        boolean word = lettered && last > first && words.is(last, Words.STOP | Words.PERSON);
        if (word || ((lettered || isTalk(outward, inward)) && !isSpokenOf(first, last))) {
            return Optional.empty();
        }
        boolean exact = inPlace && !lettered;
        Writing writing = !exact ? Writing.SCATTERED : capitals ? Writing.PLAIN : Writing.SMALL;
        return Optional.of(new Postcode(first, last, outward + straight, writing));
    }

    private boolean isSpokenOf(int first, int last) {
        for (int k = Math.max(0, first - SPOKEN_WITHIN); k <= last + SPOKEN_WITHIN; k++) {
            if (words.is(k, Words.ADDRESS) || (words.is(k, Words.CODE) && words.is(k - 1, Words.POST))) {
                return true;
            }
        }
        String gap = words.gapBefore(first);
        return gap.startsWith(",") || gap.startsWith("\n");
    }

    private static boolean isTalk(String outward, String inward) {
        boolean shortArea = !isLetter(outward.charAt(1)) || outward.startsWith("so") || outward.startsWith("me");
        return shortArea && TALK_INWARD.contains(inward.substring(1));
    }

    private static boolean isInward(String inward) {
        return Atoms.isDigit(inward.charAt(0)) && isUnit(inward.charAt(1)) && isUnit(inward.charAt(2));
    }

    private static boolean isUnit(char c) {
        return isLetter(c) && "cikmov".indexOf(c) < 0;
    }

    private boolean isOutward(String outward) {
        int letters = outward.length() > 1 && isLetter(outward.charAt(1)) ? 2 : 1;
        String area = outward.substring(0, letters);
        String district = outward.substring(letters);
        if (outward.equals("gir")) {
            return true; // GIR 0AA, the one code outside the rule
        }
        if (district.isEmpty() || district.length() > 2 || !(AREAS.contains(area) || areas.contains(area))) {
            return false;
        }
        boolean second = district.length() == 1 || Atoms.isDigit(district.charAt(1)) || isLetter(district.charAt(1));
        return Atoms.isDigit(district.charAt(0)) && second;
    }

    private static char digit(char c) {
        return switch (c) {
            case 'o' -> '0';
            case 'i', 'l' -> '1';
            default -> c;
        };
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
