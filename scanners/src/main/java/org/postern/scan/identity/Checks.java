package org.postern.scan.identity;

import java.math.BigInteger;
import java.util.Locale;

/** Check digits; each says where its definition is from. */
final class Checks {
    /** The letters of UPNs: no I, O and S. */
    static final String UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ".toLowerCase(Locale.ROOT);

    private Checks() {}

    /**
     * Modulus 11 of the NHS Data Dictionary (NHS NUMBER): weights 10 to 2, and 11 less the remainder; 10 is nobody's.
     */
    static boolean nhs(String digits) {
        int check = 11 - weighted(digits, 9) % 11;
        return check != 10 && check % 11 == digits.charAt(9) - '0' && !same(digits);
    }

    /** LRS, Unique learner numbers: weights 10 to 2, and 10 less the remainder; a remainder of 0 is nobody's. */
    static boolean uln(String digits) {
        int remainder = weighted(digits, 9) % 11;
        return remainder != 0 && 10 - remainder == digits.charAt(9) - '0' && digits.charAt(0) != '0' && !same(digits);
    }

    private static int weighted(String digits, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (10 - i) * (digits.charAt(i) - '0');
        }
        return sum;
    }

    /**
     * DfE, Unique pupil numbers: the places 2 to 13 weighted by their number, modulus 23; the letter that ends a
     * temporary one counts as its place among the letters.
     */
    static boolean upn(String code) {
        int sum = 0;
        for (int i = 1; i < 13; i++) {
            char c = code.charAt(i);
            int value = Glyphs.isDigit(c) ? c - '0' : UPN_LETTERS.indexOf(c);
            if (value < 0) {
                return false;
            }
            sum += (i + 1) * value;
        }
        return UPN_LETTERS.charAt(sum % 23) == code.charAt(0);
    }

    /** ISO/IEC 7812-1 annex B (Luhn). */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int value = i % 2 == 0 ? digit : digit * 2;
            sum += value > 9 ? value - 9 : value;
        }
        return sum % 10 == 0 && !same(digits);
    }

    /** ISO 13616-1: the first four characters put last, letters from a = 10, is 1 modulo 97. */
    static boolean iban(String code) {
        StringBuilder digits = new StringBuilder();
        (code.substring(4) + code.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    static boolean same(String digits) {
        return digits.chars().distinct().count() == 1;
    }
}
