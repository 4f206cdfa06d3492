package org.postern.scan.contact;

import java.util.Optional;
import java.util.Set;

/** Reads house numbers and the names of streets. */
final class Streets {
    /**
     * @param name where the name of the street begins
     * @param number the house number as written, empty if none
     * @param street name and kind of street in lower case, or the name of the house
     * @param titled whether name and kind begin with capitals
     * @param strong whether the kind of street is one that means nothing else
     */
    record Street(int firstWord, int lastWord, int name, String number, String street, boolean titled, boolean strong) {
        /** The same, where only words about living there make it an address. */
        Street doubted() {
            return new Street(firstWord, lastWord, name, number, street, false, false);
        }
    }

    private static final int MOST_NAME_WORDS = 3;

    private static final String WELSH_HOUSE = "bryn|ty|plas|llys|pen|tan|cae|maes|min|craig|hafod|nant|llwyn";

    private static final Set<String> LANES = Set.of("lane", "way", "road", "street");
    private static final Set<String> MADE_UP =
            Set.of("witch", "wizard", "dragon", "monster", "troll", "fairy", "ghost", "vampire", "lava");
    private static final Set<String> LINKS = Set.of("y", "yr", "r", "de", "du", "des", "la", "le", "del", "della");

    private final Words words;

    Streets(Words words) {
        this.words = words;
    }

    /** A house number here, and the name of a street after it. */
    Optional<Street> numbered(int k) {
        int name = isHouseNumber(k) ? k + 1 : isSpokenNumber(k) ? afterSpoken(k) : -1;
        if (name < 0 || name >= words.size()) {
            return Optional.empty();
        }
        int type = typeAfter(name, true);
        if (type < 0) {
            return words.is(name, Words.FIRST) ? typeFirst(k, name, name) : Optional.empty();
        }
        if (isLanes(name) || isMadeUp(name) || (words.is(name, Words.MONTH) && type > name + 1)) {
            return Optional.empty();
        }
        return Optional.of(street(withPrefix(k), type, words.word(k), name));
    }

    /** 3 Witch Way. */
    private boolean isMadeUp(int name) {
        return words.is(name, Words.GAME) || MADE_UP.contains(words.word(name));
    }

    /** A 2 lane road, a 2 way street. */
    private boolean isLanes(int name) {
        return !words.capital(name) && LANES.contains(words.word(name));
    }

    /** 12 Heol y Bont, 14 rue des Lilas, ulica Lipowa 14: the kind of street stands before its name. */
    Optional<Street> typeFirst(int k) {
        return words.is(k, Words.FIRST) ? typeFirst(-1, k, k) : Optional.empty();
    }

    private Optional<Street> typeFirst(int number, int first, int type) {
        int name = isLink(type + 1) ? type + 2 : type + 1;
        if (!isName(name) || !gapAllows(name, false)) {
            return Optional.empty();
        }
        int after = isHouseNumber(name + 1) ? name + 1 : isName(name + 1) && isHouseNumber(name + 2) ? name + 2 : -1;
        if (number < 0 && after < 0) {
            return Optional.empty();
        }
        String street = words.word(type) + " " + words.word(name);
        boolean titled = words.capital(type) && words.capital(name);
        if (!titled
                && name == type + 1
                && !words.word(type).matches("heol|ffordd|stryd|rhodfa|rue|calle|ulica|ulicy")) {
            return Optional.empty();
        }
        return Optional.of(
                number < 0
                        ? new Street(first, after, type, words.word(after), street, titled, titled)
                        : new Street(withPrefix(number), name, type, words.word(number), street, titled, true));
    }

    private boolean isLink(int k) {
        return k < words.size() && LINKS.contains(words.word(k));
    }

    /** A house number after live-at, and a name of which only the neighbours know what it is. */
    Optional<Street> named(int k) {
        int at = words.is(k - 1, Words.NUMBER) ? k - 2 : k - 1;
        boolean livesAt = words.is(at, Words.AT) && words.is(at - 1, Words.LIVE);
        if (!livesAt || !isHouseNumber(k) || isTime(at - 1, k)) {
            return Optional.empty();
        }
        if (k + 1 < words.size() && isThe(k + 1)) {
            Optional<Street> building = words.capital(k + 1) ? building(k + 2, k) : Optional.empty();
            boolean named = isName(k + 2) && !words.is(k + 2, Words.GENERIC) && gapAllows(k + 2, false);
            return building.isPresent() || !named ? building : Optional.of(street(k, k + 2, words.word(k), k + 1));
        }
        boolean talk = words.is(k + 1, Words.AFTER | Words.PERSON | Words.BE);
        boolean there = words.word(at).equals("at") || words.word(at).equals("@") || words.is(at + 1, Words.NUMBER);
        if (!isName(k + 1) || !gapAllows(k + 1, true) || talk || isMadeUp(k + 1) || !(there || words.capital(k + 1))) {
            return Optional.empty();
        }
        return Optional.of(street(k, k + 1, words.word(k), k + 1));
    }

    /** Live at 7 Strictly Come Dancing: an hour, unless somebody is said to live. */
    private boolean isTime(int live, int k) {
        boolean hour = words.length(k) <= 2 && words.is(k, Words.DIGITS) && Integer.parseInt(words.word(k)) <= 12;
        return hour
                && words.word(live).equals("live")
                && (!words.is(live - 1, Words.PERSON | Words.WHOSE) || words.is(live - 1, Words.BE))
                && !words.possessive(live - 1);
    }

    /** The name of a street or a house after a preposition, without a number. */
    Optional<Street> unnumbered(int k) {
        boolean called = words.is(k, Words.CALLED) && words.is(k - 1, Words.THING | Words.CALLED);
        if (!words.is(k, Words.AT) && !called) {
            return Optional.empty();
        }
        int name = k + 1;
        if (name < words.size() && isThe(name)) {
            name++;
        }
        if (name < words.size() && words.is(name, Words.GENERIC) && words.capital(name) && words.capital(name - 1)) {
            return building(name, name); // The Old Rectory
        }
        if (name >= words.size() || words.is(name, Words.GENERIC) || !isName(name)) {
            return Optional.empty();
        }
        int type = typeAfter(name, false);
        if (type >= 0) {
            return Optional.of(street(name, type, "", name));
        }
        Optional<Street> building = building(name, name);
        return building.isPresent() || !(called || words.is(k - 1, Words.LIVE)) ? building : ownName(k, name);
    }

    /** I live at Bryn Awel; i live at the brambles, mill lane. */
    private Optional<Street> ownName(int at, int name) {
        int next = name + 1;
        boolean comma = next < words.size() && words.gapBefore(next).startsWith(",") && isName(next);
        int type = comma ? typeAfter(next, true) : -1;
        if (words.is(type, Words.STRONG)) {
            return Optional.of(street(name, type, "", next));
        }
        boolean titled = next < words.size() && words.gapBefore(next).equals(" ") && isTitled(name) && isTitled(next);
        if (titled && words.is(at, Words.CALLED)) {
            return words.word(name).matches(WELSH_HOUSE) ? Optional.of(street(name, next, "", name)) : Optional.empty();
        }
        boolean self = words.is(at - 2, Words.SELF) && words.word(at).equals("at");
        if (!titled || !self || !isName(next) || words.is(next, Words.GENERIC | Words.INSTITUTION | Words.GAME)) {
            return Optional.empty();
        }
        return Optional.of(street(name, next, "", name));
    }

    private boolean isTitled(int k) {
        return words.capital(k) && !words.allCapitals(k);
    }

    /** House number 14, right before a postcode. */
    int withNumberBefore(int first) {
        boolean named = words.is(first - 2, Words.NUMBER | Words.THING) && first >= 1 && isHouseNumber(first - 1);
        return named ? first - 2 : first;
    }

    /** Flat 6 or number 6 after the street or the postcode. */
    int withFlatAfter(int last) {
        for (int k = last + 1; k <= last + 2; k++) {
            if (words.is(k, Words.FLAT | Words.NUMBER) && k + 1 < words.size() && isHouseNumber(k + 1)) {
                return k + 1;
            }
        }
        return last;
    }

    /** LF4 7QZ, 14 at an end, and LF4 7QZ in your sat nav and look for number 14. */
    int withNumberAfter(int last) {
        int next = last + 1;
        boolean end = next + 1 >= words.size() || words.gapBefore(next + 1).indexOf('\n') >= 0;
        if (end && isHouseNumber(next) && words.gapBefore(next).startsWith(",")) {
            return next;
        }
        for (int k = next; k <= last + 8 && k < words.size() && !Residence.endsSentence(words.gapBefore(k)); k++) {
            if (words.is(k, Words.NUMBER | Words.FLAT) && isHouseNumber(k + 1)) {
                return k + 1;
            }
        }
        return withFlatAfter(last);
    }

    private Optional<Street> building(int name, int first) {
        for (int k = name + 1; k <= name + 2 && k < words.size() && gapAllows(k, false); k++) {
            boolean titled = words.capital(name) && words.capital(k);
            if (words.is(k, Words.BUILDING) && (titled || isFarmhouse(name, k))) {
                Street found = street(first, k, first < name ? words.word(first) : "", name);
                return Optional.of(new Street(first, k, name, found.number(), found.street(), true, found.strong()));
            }
        }
        return Optional.empty();
    }

    /** I live at manor farm: in small letters only right after living there, and for what has no other meaning. */
    private boolean isFarmhouse(int name, int k) {
        boolean lives = words.is(name - 2, Words.LIVE) && words.is(name - 1, Words.AT);
        return lives && k == name + 1 && words.word(k).matches("farm|farmhouse|cottage|lodge|rectory|vicarage|manor");
    }

    private Street street(int first, int last, String number, int name) {
        StringBuilder street = new StringBuilder();
        for (int k = name; k <= last; k++) {
            street.append(k > name ? " " : "").append(words.word(k));
        }
        boolean titled = words.capital(name) && words.capital(last);
        return new Street(first, last, name, number, street.toString(), titled, words.is(last, Words.STRONG));
    }

    /** The last word of the street's name, or -1. */
    int typeAfter(int name, boolean commaFirst) {
        return typeAfter(name, commaFirst, false);
    }

    int typeAfter(int name, boolean commaFirst, boolean anyGapFirst) {
        int found = -1;
        for (int k = name; k < words.size() && k <= name + MOST_NAME_WORDS; k++) {
            if (!(anyGapFirst && k == name) && !gapAllows(k, commaFirst && k == name)) {
                break;
            }
            boolean named = k > name && (k > name + 1 || isName(name) || isThe(name));
            if (named && words.is(k, Words.TYPE)) {
                found = k;
            } else if (found >= 0 || !(isName(k) || (k == name && isThe(k)))) {
                break;
            }
        }
        return found;
    }

    /** 14 The Green. */
    private boolean isThe(int k) {
        return words.length(k) == 3 && words.word(k).equals("the");
    }

    boolean isName(int k) {
        return k < words.size()
                && words.length(k) >= 2
                && words.length(k) <= 20
                && !words.is(k, Words.STOP | Words.DIGITS)
                && !Atoms.isDigit(words.first(k));
    }

    boolean gapAllows(int k, boolean comma) {
        String gap = words.gapBefore(k);
        if (gap.isEmpty() || gap.length() > 3) {
            return false;
        }
        int lines = 0;
        for (int i = 0; i < gap.length(); i++) {
            char c = gap.charAt(i);
            lines += c == '\n' ? 1 : 0;
            if (" -.'\n".indexOf(c) < 0 && !(comma && c == ',')) {
                return false;
            }
        }
        return (lines <= 1 && !gap.startsWith(". ")) || (gap.startsWith(". ") && words.length(k - 1) <= 2);
    }

    boolean isHouseNumber(int k) {
        if (k < 0 || k >= words.size()) {
            return false;
        }
        int length = words.length(k);
        if (length > 5 || !Atoms.isDigit(words.first(k)) || words.first(k) == '0' || isPartOfFigure(k)) {
            return false;
        }
        String word = words.word(k);
        int digits = 0;
        while (digits < word.length() && Atoms.isDigit(word.charAt(digits))) {
            digits++;
        }
        char last = word.charAt(word.length() - 1);
        return digits <= 4 && (digits == length || (digits == length - 1 && last >= 'a' && last <= 'h'));
    }

    /** 8.45, 3:15, 24/7, £5, 5% and sums. */
    private boolean isPartOfFigure(int k) {
        char before = words.charBefore(k);
        boolean label = before == ':' && !words.is(k - 1, Words.DIGITS); // LOCATION:14
        if ("./:\u00A3$\u20AC+=*".indexOf(before) >= 0 && !label && !(before == '.' && isAfterNumberWord(k))) {
            return true;
        }
        char after = words.charAfter(k, 0);
        boolean joined = ".:/,".indexOf(after) >= 0 && Atoms.isDigit(words.charAfter(k, 1));
        return joined || "%+=*".indexOf(after) >= 0;
    }

    private boolean isAfterNumberWord(int k) {
        return words.is(k - 1, Words.NUMBER);
    }

    private boolean isSpokenNumber(int k) {
        return words.is(k, Words.SPOKEN);
    }

    private int afterSpoken(int k) {
        return words.is(k + 1, Words.SPOKEN) ? k + 2 : k + 1;
    }

    /** Number 9 and flat 3, 22: the words before belong to it. */
    private int withPrefix(int k) {
        if (words.is(k - 1, Words.NUMBER | Words.FLAT)) {
            return k - 1;
        }
        boolean flat = k >= 2 && words.is(k - 2, Words.FLAT) && isHouseNumber(k - 1);
        return flat ? k - 2 : k;
    }
}
