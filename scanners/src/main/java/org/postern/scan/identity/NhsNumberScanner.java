package org.postern.scan.identity;

import java.util.Optional;
import java.util.Set;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;

/**
 * Finds NHS numbers (NHS Data Dictionary: ten digits, modulus 11) in the ranges given out: 400 to 499 and 600 to 799
 * million in England and Wales, 300 to 399 newly so, 999 for tests, and Scottish CHI numbers, which begin with a day
 * and a month. Every ISBN-10 of digits only passes the same check, so words must say what it is.
 */
public final class NhsNumberScanner implements Scanner {
    private static final Set<String> WITH = Lists.words("nhs");
    private static final Set<String> AGAINST = Lists.other();
    private static final Set<String> CALLED = Set.of("nhs", "chi");
    private static final int CALLED_WITHIN = 18;

    @Override
    public String name() {
        return "nhs-number";
    }

    @Override
    public ScanOutcome scan(ScannedText scanned) {
        String text = scanned.folded().text();
        Reporter reporter = new Reporter(scanned, name());
        if (Glyphs.hasDigits(text, 3)) {
            Codes.each(scanned, "d".repeat(10), code -> Checks.nhs(code.value()) && report(reporter, text, code));
        }
        return reporter.outcome();
    }

    private static boolean inRange(String digits) {
        char first = digits.charAt(0);
        return "3467".indexOf(first) >= 0 || digits.startsWith("999") || isBirthday(digits);
    }

    /** 0101 to 3112, how a CHI number begins. */
    private static boolean isBirthday(String digits) {
        int day = Integer.parseInt(digits.substring(0, 2));
        int month = Integer.parseInt(digits.substring(2, 4));
        return day >= 1 && day <= 31 && month >= 1 && month <= 12;
    }

    private static boolean report(Reporter reporter, String text, Code code) {
        Optional<Confidence> confidence = confidence(text, code);
        confidence.ifPresent(sure ->
                reporter.report(Category.NHS_NUMBER, sure, code.start(), code.end(), Disguise.marks(code, "3-3-4")));
        return confidence.isPresent();
    }

    private static Optional<Confidence> confidence(String text, Code code) {
        if (!inRange(code.value())) {
            // what is called so and passes the check is a mistake at most
            boolean called = Label.before(text, code.start(), CALLED_WITHIN, CALLED);
            return called ? Optional.of(Confidence.LIKELY) : Optional.empty();
        }
        return switch (Label.around(text, code, WITH, AGAINST)) {
            case FOR -> Optional.of(code.exact() ? Confidence.CERTAIN : Confidence.LIKELY);
            case AGAINST -> Optional.empty();
            case NONE -> code.exact() && code.grouped("3-3-4") ? Optional.of(Confidence.POSSIBLE) : Optional.empty();
        };
    }
}
