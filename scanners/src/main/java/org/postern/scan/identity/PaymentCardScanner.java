package org.postern.scan.identity;

import java.util.Optional;
import java.util.Set;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;

/** Finds numbers of payment cards (ISO/IEC 7812-1: Luhn check; the prefixes and lengths that card schemes publish). */
public final class PaymentCardScanner implements Scanner {
    private static final Set<String> WITH = Lists.words("card");
    private static final Set<String> AGAINST = Lists.words("cardother");

    /** Cards that nobody pays with at large. */
    private static final Set<String> SHOP =
            Set.of("gift", "library", "loyalty", "membership", "nectar", "clubcard", "tracking", "barcode");

    private static final int SHOP_WITHIN = 22;

    @Override
    public String name() {
        return "payment-card";
    }

    @Override
    public ScanOutcome scan(ScannedText scanned) {
        String text = scanned.folded().text();
        Reporter reporter = new Reporter(scanned, name());
        if (Glyphs.hasDigits(text, 6)) {
            Codes.each(scanned, "d".repeat(16), code -> isOne(code) && report(reporter, text, code));
            Codes.each(scanned, "d".repeat(15), code -> isAmex(code) && report(reporter, text, code));
        }
        return reporter.outcome();
    }

    private static boolean isAmex(Code code) {
        return (code.value().startsWith("34") || code.value().startsWith("37")) && Checks.luhn(code.value());
    }

    private static boolean isOne(Code code) {
        int prefix = Integer.parseInt(code.value().substring(0, 4));
        boolean issued = prefix / 1000 == 4
                || (prefix >= 5100 && prefix <= 5599)
                || (prefix >= 2221 && prefix <= 2720)
                || prefix == 6011
                || (prefix >= 6440 && prefix <= 6599)
                || (prefix >= 3528 && prefix <= 3589)
                || prefix == 5018
                || prefix == 5020
                || prefix == 5038
                || prefix == 6304
                || (prefix >= 6759 && prefix <= 6763);
        return issued && Checks.luhn(code.value());
    }

    private static boolean report(Reporter reporter, String text, Code code) {
        Optional<Confidence> confidence = confidence(text, code);
        confidence.ifPresent(sure -> reporter.report(
                Category.PAYMENT_CARD,
                sure,
                code.start(),
                code.end(),
                Disguise.and(Disguise.marks(code, "4-4-4-4", "4-6-5"), Lists.own(text, code.start()))));
        return confidence.isPresent();
    }

    private static Optional<Confidence> confidence(String text, Code code) {
        if (Label.before(text, code.start(), SHOP_WITHIN, SHOP)) {
            return Optional.empty();
        }
        boolean linked = code.start() > 0 && "/=_&?%".indexOf(text.charAt(code.start() - 1)) >= 0;
        boolean usual = code.exact() && code.grouped("4-4-4-4", "4-6-5");
        return switch (Label.around(text, code, WITH, AGAINST)) {
            case FOR -> Optional.of(usual ? Confidence.CERTAIN : Confidence.LIKELY);
            case AGAINST -> Optional.empty();
            case NONE -> usual && !linked ? Optional.of(Confidence.LIKELY) : Optional.empty();
        };
    }
}
