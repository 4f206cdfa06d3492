package org.postern.message;

/** Two hexadecimal digits to a byte. */
final class Hex {
    private Hex() {}

    /** The value of the two digits at that place, or -1 if they are not there. */
    static int pair(String text, int at) {
        if (at + 1 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
