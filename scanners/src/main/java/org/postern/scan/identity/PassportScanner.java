package org.postern.scan.identity;

import java.util.Set;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.FoldedText;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;

/**
 * Finds passport numbers (HM Passport Office: nine digits; ICAO 9303 part 4: up to nine letters and digits) and those
 * of residence permits, where words say what they are, and the machine-readable line with its check digits.
 */
public final class PassportScanner implements Scanner {
    private static final Set<String> WITH = Lists.words("passport");
    private static final Set<String> AGAINST = Lists.other();
    private static final String[] SHAPES = {"ddddddddd", "aaddddddd", "adddddddd", "addddddd", "aadddddd", "dddaadddd"};
    private static final int BEFORE = 120;
    private static final int AFTER = 40;

    @Override
    public String name() {
        return "passport";
    }

    @Override
    public ScanOutcome scan(ScannedText scanned) {
        String text = scanned.folded().text();
        Reporter reporter = new Reporter(scanned, name());
        if (Glyphs.hasDigits(text, 3)) {
            if (isSpokenOf(text)) {
                for (String shape : SHAPES) {
                    Codes.each(scanned, shape, code -> report(reporter, scanned.folded(), code));
                }
            }
            machineReadable(text, reporter);
        }
        return reporter.outcome();
    }

    private static boolean isSpokenOf(String text) {
        return text.contains("pas") || text.contains("visa") || text.contains("brp") || text.contains("permit");
    }

    private static boolean report(Reporter reporter, FoldedText folded, Code code) {
        String text = folded.text();
        boolean named = Label.before(text, code.start(), BEFORE, WITH) || Label.within(text, code.end(), AFTER, WITH);
        boolean meant = named && Label.around(text, code, WITH, AGAINST) == Label.FOR;
        if (!meant || !isWritten(folded, code) || Checks.same(code.value())) {
            return false;
        }
        reporter.report(
                Category.PASSPORT, Confidence.LIKELY, code.start(), code.end(), Disguise.marks(code, "3-3-3", "2-7"));
        return true;
    }

    /** "in 1234567" has the shape of one too. */
    private static boolean isWritten(FoldedText folded, Code code) {
        if (Glyphs.isDigit(code.value().charAt(0))) {
            return true;
        }
        boolean capital = Character.isUpperCase(folded.originalAt(code.start()));
        return code.exact() && (code.whole() || (capital && code.grouped("2-7", "1-8", "2-3-4", "2-2-2-3")));
    }

    /** ICAO 9303 part 4, 4.2.2: number, check, state, birth, check, sex, expiry, check. */
    private static void machineReadable(String text, Reporter reporter) {
        int at = text.indexOf("<<");
        while (at >= 0) {
            int from = at;
            while (from > 0 && at - from < 44 && isMrz(text.charAt(from - 1))) {
                from--;
            }
            if (at - from >= 28 && isPassportLine(text, from)) {
                reporter.report(Category.PASSPORT, Confidence.CERTAIN, from, at, Set.of());
            }
            int next = at;
            while (next < text.length() && text.charAt(next) == '<') {
                next++;
            }
            at = text.indexOf("<<", next);
        }
    }

    private static boolean isMrz(char c) {
        return c == '<' || Glyphs.isWord(c);
    }

    private static boolean isPassportLine(String text, int from) {
        return checks(text, from, 9) && checks(text, from + 13, 6) && checks(text, from + 21, 6);
    }

    /** ICAO 9303 part 3, 4.9: weights 7, 3, 1, modulus 10. */
    private static boolean checks(String text, int from, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(from + i);
            sum += ("731".charAt(i % 3) - '0') * Math.max(0, Character.digit(c, 36));
        }
        return text.charAt(from + length) == '0' + sum % 10;
    }
}
