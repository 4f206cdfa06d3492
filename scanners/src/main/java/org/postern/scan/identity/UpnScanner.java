package org.postern.scan.identity;

import java.util.Optional;
import java.util.Set;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.FoldedText;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;

/**
 * Finds unique pupil numbers (DfE, Unique pupil numbers: guidance; a check letter and twelve digits, or a letter last
 * in temporary ones, that begin with the number of a local authority).
 */
public final class UpnScanner implements Scanner {
    private static final Set<String> WITH = Lists.words("upn");
    private static final Set<String> AGAINST = Lists.other();
    private static final String[] USUAL = {"1-12", "1-3-4-5", "1-3-4-2-3", "4-4-5", "1-3-3-3-3", "4-3-3-3"};

    @Override
    public String name() {
        return "upn";
    }

    @Override
    public ScanOutcome scan(ScannedText scanned) {
        FoldedText folded = scanned.folded();
        Reporter reporter = new Reporter(scanned, name());
        if (Glyphs.hasDigits(folded.text(), 3)) {
            Codes.each(scanned, "a" + "d".repeat(12), code -> report(reporter, folded.text(), code));
            Codes.each(scanned, "a" + "d".repeat(11) + "a", code -> report(reporter, folded.text(), code));
        }
        return reporter.outcome();
    }

    private static boolean report(Reporter reporter, String text, Code code) {
        if (!isAuthority(code.value()) || !Checks.upn(code.value())) {
            return false;
        }
        Optional<Confidence> confidence = confidence(text, code);
        confidence.ifPresent(
                sure -> reporter.report(Category.UPN, sure, code.start(), code.end(), Disguise.marks(code, USUAL)));
        return confidence.isPresent();
    }

    private static Optional<Confidence> confidence(String text, Code code) {
        boolean written = code.exact() && code.grouped(USUAL);
        return switch (Label.around(text, code, WITH, AGAINST)) {
            case FOR -> Optional.of(written ? Confidence.CERTAIN : Confidence.LIKELY);
            case AGAINST -> written ? Optional.of(Confidence.POSSIBLE) : Optional.empty();
            // chance passes one code in twenty-three, and the number of an authority one in two of these
            case NONE -> written ? Optional.of(Confidence.LIKELY) : Optional.empty();
        };
    }

    /** DfE, Get Information about Schools: the numbers of English and Welsh authorities. */
    private static boolean isAuthority(String code) {
        int number = Integer.parseInt(code.substring(1, 4));
        return (number >= 201 && number <= 213)
                || (number >= 301 && number <= 394)
                || number == 420
                || (number >= 660 && number <= 681)
                || (number >= 701 && number <= 708)
                || (number >= 800 && number <= 943);
    }
}
