package org.postern.scan.identity;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;

/**
 * Finds international account numbers (ISO 13616-1: country, two check digits, modulus 97; lengths by its register).
 */
public final class IbanScanner implements Scanner {
    private static final String LENGTHS =
            "ad24 ae23 al28 at20 az28 ba20 be16 bg22 bh22 br29 ch21 cr22 cy28 cz24 de22 dk18 do28 ee20 es24 fi18 fo18"
                    + " fr27 gb22 ge22 gi23 gl18 gr27 gt28 hr21 hu28 ie22 il23 is26 it27 jo30 kw30 kz20 lb28 li21 lt20"
                    + " lu20 lv21 mc27 md24 me22 mk19 mr27 mt31 mu30 nl18 no15 pk24 pl28 ps29 pt25 qa29 ro24 rs22 sa24"
                    + " se24 si19 sk24 sm27 tn24 tr26 ua29 vg24 xk20";
    private static final Map<String, Integer> LENGTH = lengths();

    /** Words after "no 15" or "be 16" pass the check once in 97; every country's account number has more digits. */
    private static final int FEWEST_DIGITS = 10;

    private final OwnAccounts ours;

    public IbanScanner(OwnAccounts ours) {
        this.ours = ours;
    }

    @Override
    public String name() {
        return "iban";
    }

    @Override
    public ScanOutcome scan(ScannedText scanned) {
        String text = scanned.folded().text();
        Reporter reporter = new Reporter(scanned, name());
        if (Glyphs.hasDigits(text, 8)) {
            Codes.each(scanned, "aadd", false, start -> report(reporter, text, start));
        }
        return reporter.outcome();
    }

    private boolean report(Reporter reporter, String text, Code start) {
        Integer length = LENGTH.get(start.value().substring(0, 2));
        if (length == null) {
            return false;
        }
        return Codes.at(text, start.start(), "aadd" + "x".repeat(length - 4))
                .filter(code -> code.value().chars().filter(Character::isDigit).count() >= FEWEST_DIGITS)
                .filter(code -> Checks.iban(code.value()))
                .map(code -> report(reporter, code))
                .orElse(false);
    }

    private boolean report(Reporter reporter, Code code) {
        Set<String> marks = ours.contains(code.value()) ? Set.of("public") : Set.of();
        reporter.report(Category.IBAN, Confidence.CERTAIN, code.start(), code.end(), marks);
        return true;
    }

    private static Map<String, Integer> lengths() {
        Map<String, Integer> lengths = new HashMap<>();
        for (String one : LENGTHS.split(" ", -1)) {
            lengths.put(one.substring(0, 2), Integer.valueOf(one.substring(2)));
        }
        return Map.copyOf(lengths);
    }
}
