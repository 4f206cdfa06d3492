package org.postern.read;

import java.util.Locale;

/** How a number of a list is written (CSS Counter Styles 3, 6). */
final class CounterStyle {
    private static final String[] ROMAN = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};
    private static final int[] WORTH = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final int ROMANS = 3999;

    private CounterStyle() {}

    /** {@code kind} is a style of CSS or a letter of HTML's type attribute; digits where it is neither. */
    static String written(int number, String kind) {
        String name = kind.strip();
        if (name.equals("A") || name.matches("(?i).*upper-(alpha|latin).*")) {
            return letters(number).toUpperCase(Locale.ROOT);
        }
        if (name.equals("a") || name.matches("(?i).*lower-(alpha|latin).*")) {
            return letters(number);
        }
        if (name.equalsIgnoreCase("i") || name.matches("(?i).*-roman.*")) {
            return roman(number);
        }
        return name.contains("leading-zero") && number >= 0 && number < 10 ? "0" + number : Integer.toString(number);
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int rest = number; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('a' + (rest - 1) % 26));
        }
        return letters.isEmpty() ? Integer.toString(number) : letters.toString();
    }

    private static String roman(int number) {
        if (number < 1 || number > ROMANS) {
            return Integer.toString(number);
        }
        StringBuilder digits = new StringBuilder();
        int rest = number;
        for (int i = 0; i < WORTH.length; i++) {
            digits.append(ROMAN[i].repeat(rest / WORTH[i]));
            rest %= WORTH[i];
        }
        return digits.toString();
    }
}
