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
 * Finds registration numbers of cars (DVLA, INF104: since 2001 two letters of the place, two digits of the half-year,
 * and three letters; before that a letter of the year first or last) where words say that somebody's car is meant.
 */
public final class VehicleScanner implements Scanner {
    private static final Set<String> WITH = Lists.words("vehicle");
    private static final Set<String> HIRED = Lists.words("hired");
    /** What goes before an old registration, which has the shape of many other things. */
    private static final Set<String> CALLED =
            Set.of("reg", "registration", "plate", "plates", "numberplate", "car", "parked");

    private static final int CALLED_WITHIN = 24;
    private static final String[] SHAPES = {"aaddaaa", "adddaaa", "addaaa", "aaaddda", "aaadda"};
    private static final int BEFORE = 80;
    private static final int AFTER = 50;

    @Override
    public String name() {
        return "vehicle";
    }

    @Override
    public ScanOutcome scan(ScannedText scanned) {
        FoldedText folded = scanned.folded();
        Reporter reporter = new Reporter(scanned, name());
        if (Glyphs.hasDigits(folded.text(), 1)) {
            for (String shape : SHAPES) {
                Codes.each(scanned, shape, code -> report(reporter, folded, code));
            }
        }
        return reporter.outcome();
    }

    private static boolean report(Reporter reporter, FoldedText folded, Code code) {
        Optional<Confidence> sure = isOne(code) ? confidence(folded, code) : Optional.empty();
        sure.ifPresent(how -> reporter.report(
                Category.VEHICLE_REGISTRATION, how, code.start(), code.end(), Lists.own(folded.text(), code.start())));
        return sure.isPresent();
    }

    private static boolean isOne(Code code) {
        if (!isCurrent(code)) {
            return code.exact()
                    && code.grouped("4-3", "3-3", "3-4", "2-3")
                    && code.value().indexOf('i') < 0;
        }
        String value = code.value();
        int age = Integer.parseInt(value.substring(2, 4));
        boolean given = (age >= 1 && age <= 30) || (age >= 51 && age <= 80);
        boolean letters = "iqz".indexOf(value.charAt(0)) < 0
                && "iq".indexOf(value.charAt(1)) < 0
                && value.substring(4).chars().noneMatch(c -> c == 'i' || c == 'q');
        return code.exact() && given && letters && code.grouped("4-3", "2-2-3");
    }

    /** Of the scheme of 2001. */
    private static boolean isCurrent(Code code) {
        String value = code.value();
        return value.length() == 7 && Glyphs.isLetter(value.charAt(1)) && Glyphs.isDigit(value.charAt(2));
    }

    private static Optional<Confidence> confidence(FoldedText folded, Code code) {
        boolean capitals = Character.isUpperCase(folded.originalAt(code.start()))
                && Character.isUpperCase(folded.originalAt(code.end() - 1));
        if (isCurrent(code) && near(folded.text(), code, WITH) && (capitals || code.grouped("4-3"))) {
            return Optional.of(near(folded.text(), code, HIRED) ? Confidence.POSSIBLE : Confidence.LIKELY);
        }
        boolean room = code.start() >= 3 && folded.text().startsWith("in ", code.start() - 3);
        boolean called = !room && Label.before(folded.text(), code.start(), CALLED_WITHIN, CALLED);
        if (!isCurrent(code) && capitals && called) {
            return Optional.of(Confidence.LIKELY);
        }
        return isCurrent(code) && capitals ? Optional.of(Confidence.POSSIBLE) : Optional.empty();
    }

    private static boolean near(String text, Code code, Set<String> words) {
        return Label.before(text, code.start(), BEFORE, words) || Label.within(text, code.end(), AFTER, words);
    }
}
