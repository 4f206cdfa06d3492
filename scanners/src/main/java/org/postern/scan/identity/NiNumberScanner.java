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
 * Finds National Insurance numbers (HMRC, NIM39110: two letters, six digits, A to D; D, F, I, Q, U and V are not used,
 * nor O in the second place, nor BG, GB, KN, NK, NT, TN and ZZ; QQ is for examples).
 */
public final class NiNumberScanner implements Scanner {
    private static final Set<String> WITH = Lists.words("nino");
    private static final Set<String> AGAINST = Lists.other();
    private static final Set<String> UNUSED = Set.of("bg", "gb", "kn", "nk", "nt", "tn", "zz");
    private static final String PAIRS = "2-2-2-2-1";

    @Override
    public String name() {
        return "ni-number";
    }

    @Override
    public ScanOutcome scan(ScannedText scanned) {
        FoldedText folded = scanned.folded();
        Reporter reporter = new Reporter(scanned, name());
        if (Glyphs.hasDigits(folded.text(), 3)) {
            Codes.each(scanned, "aadddddda", code -> isOne(code) && report(reporter, folded, code));
        }
        return reporter.outcome();
    }

    private static boolean isOne(Code code) {
        String value = code.value();
        boolean letters = "dfiquv".indexOf(value.charAt(0)) < 0 && "dfioquv".indexOf(value.charAt(1)) < 0;
        boolean given = !UNUSED.contains(value.substring(0, 2)) && value.charAt(8) <= 'd';
        return letters && given && !Checks.same(value.substring(2, 8));
    }

    private static boolean report(Reporter reporter, FoldedText folded, Code code) {
        Optional<Confidence> confidence = confidence(folded, code);
        confidence.ifPresent(sure -> reporter.report(
                Category.NI_NUMBER, sure, code.start(), code.end(), Disguise.marks(code, PAIRS, "2-6-1", "2-7")));
        return confidence.isPresent();
    }

    private static Optional<Confidence> confidence(FoldedText folded, Code code) {
        boolean written = code.exact() && code.grouped(PAIRS, "2-6-1", "2-7", "8-1");
        return switch (Label.around(folded.text(), code, WITH, AGAINST)) {
            case FOR -> Optional.of(written ? Confidence.CERTAIN : Confidence.LIKELY);
            case AGAINST -> Optional.empty();
            case NONE ->
                written
                                && (code.whole() || capitals(folded, code))
                                && code.groups().indexOf("8-1") < 0
                        ? Optional.of(Confidence.LIKELY)
                        : Optional.empty();
        };
    }

    /** "at 12 34 56 a" is no number. */
    private static boolean capitals(FoldedText folded, Code code) {
        return Character.isUpperCase(folded.originalAt(code.start()))
                && Character.isUpperCase(folded.originalAt(code.start() + 1))
                && Character.isUpperCase(folded.originalAt(code.end() - 1));
    }
}
