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
 * Finds unique learner numbers (Learning Records Service: ten digits, the first not 0, weights 10 to 1, modulus 11).
 * One order number in eleven passes the same check, so words must say what it is.
 */
public final class UlnScanner implements Scanner {
    private static final Set<String> WITH = Lists.words("uln");
    private static final Set<String> AGAINST = Lists.other();

    @Override
    public String name() {
        return "uln";
    }

    @Override
    public ScanOutcome scan(ScannedText scanned) {
        String text = scanned.folded().text();
        Reporter reporter = new Reporter(scanned, name());
        if (Glyphs.hasDigits(text, 3)) {
            Codes.each(scanned, "d".repeat(10), code -> Checks.uln(code.value()) && report(reporter, text, code));
        }
        return reporter.outcome();
    }

    private static boolean report(Reporter reporter, String text, Code code) {
        Optional<Confidence> confidence = confidence(text, code);
        confidence.ifPresent(sure -> reporter.report(
                Category.ULN, sure, code.start(), code.end(), Disguise.marks(code, "3-3-4", "4-3-3", "5-5", "4-4-2")));
        return confidence.isPresent();
    }

    private static Optional<Confidence> confidence(String text, Code code) {
        return switch (Label.around(text, code, WITH, AGAINST)) {
            case FOR -> Optional.of(code.exact() ? Confidence.CERTAIN : Confidence.LIKELY);
            case AGAINST -> Optional.empty();
            case NONE -> code.exact() && code.whole() ? Optional.of(Confidence.POSSIBLE) : Optional.empty();
        };
    }
}
