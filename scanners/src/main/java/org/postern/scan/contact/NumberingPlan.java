package org.postern.scan.contact;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;

/** Which digit strings are telephone numbers: the UK plan by Ofcom, the rest of the world by libphonenumber. */
final class NumberingPlan {
    /** How a digit string fares. */
    enum Fit {
        NONE,
        /** The right length and a prefix of the right kind, but in no range that is given out. */
        PLAUSIBLE,
        VALID
    }

    /** Ofcom, Telephone numbers for use in TV and radio drama programmes; without the leading 0. */
    private static final List<String> DRAMA = List.of(
            "1134960",
            "1144960",
            "1154960",
            "1164960",
            "1174960",
            "1184960",
            "1214960",
            "1314960",
            "1414960",
            "1514960",
            "1614960",
            "2079460",
            "1914980",
            "28964960",
            "2920180",
            "1632960",
            "7700900",
            "8081570",
            "9098790",
            "3069990");

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String UK = "44";

    private NumberingPlan() {}

    static Fit fit(String digits, boolean plus) {
        if (plus && !digits.startsWith("0")) {
            return digits.startsWith(UK) ? nationalFit(withoutTrunk(digits.substring(2))) : foreign(digits);
        }
        if (digits.startsWith("0044")) {
            return nationalFit(withoutTrunk(digits.substring(4)));
        }
        if (digits.startsWith("00")) {
            return foreign(digits.substring(2));
        }
        if (digits.startsWith("0")) {
            return nationalFit(digits.substring(1));
        }
        if (digits.startsWith(UK) && digits.length() >= 12) {
            return nationalFit(withoutTrunk(digits.substring(2)));
        }
        return digits.length() == 10 && digits.charAt(0) == '7' ? nationalFit(digits) : Fit.NONE;
    }

    /** The digits as dialled inside the country, so that all ways to write a number compare equal. */
    static String national(String digits, boolean plus) {
        if ((plus && digits.startsWith(UK)) || (digits.startsWith(UK) && digits.length() >= 12)) {
            return "0" + withoutTrunk(digits.substring(2));
        }
        if (digits.startsWith("0044")) {
            return "0" + withoutTrunk(digits.substring(4));
        }
        return digits.length() == 10 && digits.startsWith("7") ? "0" + digits : digits;
    }

    /** {@code +44 (0)7700} is a common way to write it, against ITU-T E.123 2.5. */
    private static String withoutTrunk(String digits) {
        return digits.startsWith("0") ? digits.substring(1) : digits;
    }

    private static Fit nationalFit(String significant) {
        int length = significant.length();
        if (length < 7 || length > 10 || "123578".indexOf(significant.charAt(0)) < 0) {
            return significant.startsWith("909879") && length == 10 ? Fit.VALID : Fit.NONE;
        }
        if (length == 10 && DRAMA.stream().anyMatch(significant::startsWith)) {
            return Fit.VALID;
        }
        if (valid(44, significant)) {
            return Fit.VALID;
        }
        // 070 is personal numbering, 02 and 03 have few area codes; 01 and 07 are plausible throughout
        boolean plausible = length == 10 && (significant.charAt(0) == '1' || significant.matches("7[1-9].*"));
        return plausible || significant.matches("2[0348]\\d{8}") ? Fit.PLAUSIBLE : Fit.NONE;
    }

    private static Fit foreign(String digits) {
        // E.164: at most 15 digits; the shortest numbers that people have abroad with their country code have 9
        if (digits.length() < 9 || digits.length() > 15 || digits.charAt(0) == '0') {
            return Fit.NONE;
        }
        for (int code = 1; code <= 3; code++) {
            int country = Integer.parseInt(digits.substring(0, code));
            if (NUMBERS.getRegionCodeForCountryCode(country).length() == 2
                    && !NUMBERS.getRegionCodeForCountryCode(country).equals("ZZ")) {
                return valid(country, digits.substring(code)) ? Fit.VALID : Fit.NONE;
            }
        }
        return Fit.NONE;
    }

    private static boolean valid(int country, String significant) {
        PhoneNumber number = new PhoneNumber().setCountryCode(country).setNationalNumber(Long.parseLong(significant));
        if (significant.startsWith("0")) {
            number.setItalianLeadingZero(true);
        }
        return NUMBERS.isValidNumber(number);
    }
}
