package org.postern.scan.contact;

import java.util.Optional;
import org.postern.scan.contact.Streets.Street;

/** Reads addresses that do not begin with the number of a house in a street. */
final class Flats {
    private static final int MOST_NAME_WORDS = 2;
    private static final int MOST_BETWEEN = 5;

    private final Words words;
    private final Streets streets;

    Flats(Words words, Streets streets) {
        this.words = words;
        this.streets = streets;
    }

    /** Flat 12, Kestrel House and House 14, Street: Larkspur Close, and the other way round. */
    Optional<Street> at(int k) {
        if (words.is(k, Words.UNIT | Words.THING) && streets.isHouseNumber(k + 1)) {
            return inBuilding(k).or(() -> inForm(k)).or(() -> inPark(k));
        }
        boolean numbered = streets.isHouseNumber(k + 1) || words.is(k + 1, Words.SPOKEN);
        if (words.is(k, Words.NUMBER) && words.is(k + 2, Words.AT) && numbered) {
            return numberIn(k);
        }
        return streets.isName(k) ? numberLast(k) : Optional.empty();
    }

    private Optional<Street> inBuilding(int unit) {
        int name = unit + 2;
        if (!words.is(unit, Words.UNIT) || !streets.isName(name) || !streets.gapAllows(name, true)) {
            return Optional.empty();
        }
        int block = blockAfter(name);
        if (block < 0) {
            return Optional.empty();
        }
        Street street = street(unit, block, name, unit + 1);
        // a school has rooms and blocks, too
        return Optional.of(words.word(unit).matches("room|block") ? street.doubted() : street);
    }

    /** Number 22 on Ash Grove. */
    private Optional<Street> numberIn(int number) {
        int name = number + 3;
        int type = streets.isName(name) ? streets.typeAfter(name, false) : -1;
        return words.is(type, Words.STRONG) ? Optional.of(street(number, type, name, number + 1)) : Optional.empty();
    }

    private int blockAfter(int name) {
        for (int k = name + 1; k <= name + MOST_NAME_WORDS && k < words.size() && streets.gapAllows(k, false); k++) {
            if (words.is(k, Words.BLOCK)) {
                return k;
            }
            if (!streets.isName(k)) {
                return -1;
            }
        }
        return -1;
    }

    private Optional<Street> inForm(int house) {
        int label = house + 2;
        if (!words.is(label, Words.TYPE) || !isLabel(label)) {
            return Optional.empty();
        }
        int type = streets.isName(label + 1) ? streets.typeAfter(label + 1, false, true) : -1;
        return type < 0 ? Optional.empty() : Optional.of(street(house, type, label + 1, house + 1));
    }

    private boolean isLabel(int k) {
        char after = words.charAfter(k, 0);
        return after == ':' || after == '=';
    }

    /** Pitch 14 Sunny Sands: only where somebody is said to live. */
    private Optional<Street> inPark(int unit) {
        int name = unit + 2;
        boolean named = words.is(unit, Words.UNIT) && streets.isName(name) && streets.gapAllows(name, true);
        if (!named || words.word(unit).equals("room")) {
            return Optional.empty();
        }
        int last = streets.isName(name + 1) && streets.gapAllows(name + 1, false) ? name + 1 : name;
        return Optional.of(new Street(unit, last, name, words.word(unit + 1), words.word(name), false, false));
    }

    /** Larkspur Close number 14; Larkspur Close, 14; Hauptstrasse 14; Kestrel House flat 12. */
    private Optional<Street> numberLast(int name) {
        boolean whole = isGermanStreet(name);
        int type = whole ? name : isStreet(name) ? typeOf(name) : -1;
        if (type < 0) {
            int block = words.is(name + 1, Words.BLOCK) || words.is(name + 2, Words.BLOCK) ? blockAfter(name) : -1;
            int flat = block < 0 ? block : streets.withFlatAfter(block);
            return flat > block && block > 0 ? Optional.of(street(name, flat, name, flat)) : Optional.empty();
        }
        int number = numberAfter(type);
        if (number < 0) {
            return Optional.empty();
        }
        Street street = street(name, number, name, number);
        boolean bare = number == type + 1 && words.gapBefore(number).equals(" ");
        return Optional.of(bare ? street.doubted() : street);
    }

    /** A kind of street that means nothing else, or any after "lives on" and "house is on". */
    private boolean isStreet(int name) {
        boolean lived = words.is(name - 1, Words.AT)
                && (words.is(name - 2, Words.LIVE | Words.THING) || words.is(name - 3, Words.THING));
        long kind = lived ? Words.TYPE : Words.STRONG;
        return words.is(name + 1, kind) || words.is(name + 2, kind);
    }

    private int typeOf(int name) {
        return words.is(name, Words.COMMON | Words.GENERIC) ? -1 : streets.typeAfter(name, false, true);
    }

    private boolean isGermanStreet(int k) {
        String word = words.length(k) > 6 && words.is(k + 1, Words.DIGITS) ? words.word(k) : "";
        return word.endsWith("strasse") || word.endsWith("weg") || word.endsWith("gasse") || word.endsWith("allee");
    }

    private int numberAfter(int type) {
        boolean told = false;
        for (int k = type + 1; k <= type + 1 + MOST_BETWEEN && k < words.size(); k++) {
            if (streets.isHouseNumber(k) || (told && words.is(k, Words.SPOKEN))) {
                String gap = words.gapBefore(k);
                boolean apart = gap.startsWith(",") || gap.startsWith("\n") || (k == type + 1 && gap.equals(" "));
                return told || (apart && isEnd(k)) ? k : -1;
            }
            told |= words.is(k, Words.NUMBER | Words.FLAT) || isHouse(k);
            if (!told && !words.is(k, Words.CALLED | Words.AT | Words.STOP)) {
                return -1;
            }
        }
        return -1;
    }

    private boolean isHouse(int k) {
        return words.is(k, Words.THING) && !words.is(k, Words.TYPE);
    }

    private boolean isEnd(int k) {
        return k + 1 >= words.size() || !words.gapBefore(k + 1).equals(" ");
    }

    private Street street(int first, int last, int name, int number) {
        StringBuilder street = new StringBuilder();
        for (int k = name;
                k <= last && !Atoms.isDigit(words.first(k)) && !words.is(k, Words.NUMBER | Words.FLAT);
                k++) {
            street.append(k > name ? " " : "").append(words.word(k));
        }
        boolean titled = words.capital(name) && words.capital(Math.min(name + 1, last));
        boolean strong =
                !words.word(first).startsWith("unit") && !words.word(first).equals("room");
        return new Street(first, last, name, words.word(number), street.toString(), titled, strong);
    }
}
