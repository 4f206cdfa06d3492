package org.postern.scan.identity;

import java.util.Set;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;

/**
 * Finds driver numbers (DVLA, INF45: five letters of the family name filled up with 9; decade, month with 5 added for
 * women, day and year of birth; two initials or 9; a digit and two check characters).
 */
public final class DrivingLicenceScanner implements Scanner {
    private static final Set<String> WITH = Lists.words("licence");
    private static final Set<String> AGAINST = Lists.other("order", "ring", "text");

    @Override
    public String name() {
        return "driving-licence";
    }

    @Override
    public ScanOutcome scan(ScannedText scanned) {
        String text = scanned.folded().text();
        Reporter reporter = new Reporter(scanned, name());
        if (Glyphs.hasDigits(text, 4)) {
            Codes.each(scanned, "xxxxxddddddxxdxx", code -> report(reporter, text, code));
        }
        return reporter.outcome();
    }

    private static boolean report(Reporter reporter, String text, Code code) {
        if (!isOne(code.value())) {
            return false;
        }
        Label label = Label.around(text, code, WITH, AGAINST);
        boolean usual = code.exact() && code.grouped("5-6-5", "5-6-3-2", "5-6-2-3", "4-4-4-4");
        if (label == Label.AGAINST || (label == Label.NONE && !usual)) {
            return false;
        }
        Confidence sure = label == Label.FOR && usual ? Confidence.CERTAIN : Confidence.LIKELY;
        reporter.report(
                Category.DRIVING_LICENCE, sure, code.start(), code.end(), Disguise.marks(code, "5-6-5", "5-6-3-2"));
        return true;
    }

    private static boolean isOne(String value) {
        int letters = 0;
        while (letters < 5 && Glyphs.isLetter(value.charAt(letters))) {
            letters++;
        }
        boolean name = letters >= 2 && value.substring(letters, 5).chars().allMatch(c -> c == '9');
        return name && isBirth(value) && isInitial(value.charAt(11)) && isInitial(value.charAt(12));
    }

    private static boolean isBirth(String value) {
        int month = Integer.parseInt(value.substring(6, 8)) % 50;
        int day = Integer.parseInt(value.substring(8, 10));
        return value.charAt(6) != '2' && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private static boolean isInitial(char c) {
        return Glyphs.isLetter(c) || c == '9';
    }
}
