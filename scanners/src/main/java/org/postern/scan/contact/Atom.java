package org.postern.scan.contact;

/**
 * A piece of the folded text that may be part of a telephone number.
 *
 * @param digits what it says; empty for something that is a number of another kind
 * @param gap what stands between it and the atom before
 * @param plus whether an international prefix {@code +} stands before it
 */
record Atom(int start, int end, String digits, Kind kind, Gap gap, boolean plus) {
    enum Kind {
        DIGITS,
        /** Letters stand for some of the digits. */
        LEET,
        SPOKEN,
        /** A spoken multiple of ten that a spoken digit may follow. */
        TENS,
        /** A date, a price, a decimal: never part of a telephone number. */
        OTHER
    }

    enum Gap {
        /** Nothing, one space, a hyphen or a bracket: as telephone numbers are written. */
        PLAIN,
        /** A hyphen, dot or slash without a space: part of the same written number. */
        TIGHT,
        /** What people put between digits to hide a number. */
        ODD,
        /**
         * A sign of a sum or a question's number stands between: it goes on only if words say it is a telephone number.
         */
        SIGN,
        /** A line break and nothing odd. */
        LINE,
        /** Whatever stands here, the number does not go on. */
        BREAK
    }

    Atom as(Kind other) {
        return new Atom(start, end, digits, other, gap, plus);
    }

    Atom after(Gap other) {
        return new Atom(start, end, digits, kind, other, plus);
    }

    Atom saying(String other, int until, Kind as) {
        return new Atom(start, until, other, as, gap, plus);
    }

    boolean usable() {
        return kind != Kind.OTHER;
    }
}
