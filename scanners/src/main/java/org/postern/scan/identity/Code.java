package org.postern.scan.identity;

/**
 * A code as it stands in a folded text.
 *
 * @param value its letters and digits without what sets them apart
 * @param groups how long the written groups are, such as {@code 3-3-4}
 * @param exact every character is what it is written as; none is spoken, or a letter in the place of a digit
 */
record Code(String value, int start, int end, String groups, boolean exact) {
    /** Written in one piece. */
    boolean whole() {
        return groups.indexOf('-') < 0;
    }

    /** Written in one piece, or in one of the ways that such codes are usually grouped. */
    boolean grouped(String... usual) {
        if (whole()) {
            return true;
        }
        for (String one : usual) {
            if (groups.equals(one)) {
                return true;
            }
        }
        return false;
    }
}
