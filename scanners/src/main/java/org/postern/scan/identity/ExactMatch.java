package org.postern.scan.identity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;

/**
 * Finds numbers, codes and addresses that the directory knows (exact data match). What follows the dot in the name of a
 * field says what it is, what stands before it whose; the value itself is never known here.
 */
public final class ExactMatch implements Scanner {
    private static final Map<String, Category> CATEGORIES = Map.ofEntries(
            Map.entry("upn", Category.UPN),
            Map.entry("uln", Category.ULN),
            Map.entry("nhs", Category.NHS_NUMBER),
            Map.entry("ni", Category.NI_NUMBER),
            Map.entry("passport", Category.PASSPORT),
            Map.entry("licence", Category.DRIVING_LICENCE),
            Map.entry("candidate", Category.CANDIDATE_NUMBER),
            Map.entry("vehicle", Category.VEHICLE_REGISTRATION),
            Map.entry("bank", Category.BANK_ACCOUNT),
            Map.entry("phone", Category.PHONE),
            Map.entry("sms", Category.PHONE),
            Map.entry("email", Category.EMAIL_ADDRESS));
    private static final Set<String> OWNERS = Set.of("pupil", "staff", "guardian");
    private static final String GAP = " -./_()+";
    private static final int WIDEST_GAP = 3;
    private static final int PREFIX = 4;
    private static final int LEAST_DIGITS = 4;

    private final KnownValues known;

    public ExactMatch(KnownValues known) {
        this.known = known;
    }

    @Override
    public String name() {
        return "exact-match";
    }

    @Override
    public ScanOutcome scan(ScannedText scanned) {
        String text = scanned.folded().text();
        Reporter reporter = new Reporter(scanned, name());
        if (!known.isEmpty() && (Glyphs.hasDigits(text, LEAST_DIGITS) || text.indexOf('@') >= 0)) {
            KnownValues.Asking asking = known.asking();
            int at = 0;
            while (at < text.length()) {
                int end = Glyphs.startsWord(text, at) ? match(reporter, asking, text, at) : 0;
                at = Math.max(at + 1, end);
            }
        }
        return reporter.outcome();
    }

    /** Where the longest known value that starts there ends, or 0. */
    private static int match(Reporter reporter, KnownValues.Asking asking, String text, int start) {
        Sieve sieve = asking.sieve();
        StringBuilder value = new StringBuilder();
        long hash = sieve.start();
        boolean worth = false;
        int digits = 0;
        int end = 0;
        Optional<String> field = Optional.empty();
        // the code of a country can go in front of what is known, and a nought in brackets after it
        for (int at = start; at >= 0 && at < text.length() && value.length() < sieve.longest() + PREFIX; ) {
            char c = text.charAt(at++);
            value.append(c);
            hash = Sieve.next(hash, c);
            digits += Glyphs.isDigit(c) ? 1 : 0;
            worth |= c == '@' || digits >= LEAST_DIGITS;
            if (at < text.length() && isValue(text.charAt(at))) {
                continue;
            }
            if (worth && (sieve.mayHold(hash) || isAbroad(value))) {
                Optional<String> found = asking.field(KnownValues.normal(value.toString()));
                end = found.isPresent() ? at : end;
                field = found.isPresent() ? found : field;
            }
            at = afterGap(text, at);
        }
        if (field.isPresent()) {
            report(reporter, field.get(), start, end);
        }
        return end;
    }

    /** With the code of the United Kingdom in front. */
    private static boolean isAbroad(StringBuilder value) {
        return value.length() >= 12 && (value.indexOf("44") == 0 || value.indexOf("0044") == 0);
    }

    private static void report(Reporter reporter, String field, int start, int end) {
        String what = field.substring(field.indexOf('.') + 1);
        String whose = field.indexOf('.') < 0 ? "" : field.substring(0, field.indexOf('.'));
        Category category = CATEGORIES.get(what);
        if (category != null) {
            reporter.report(
                    category, Confidence.CERTAIN, start, end, OWNERS.contains(whose) ? Set.of(whose) : Set.of());
        }
    }

    /** Where the next group starts, or -1 if too much or something else stands between. */
    private static int afterGap(String text, int from) {
        int at = from;
        int lines = 0;
        while (at < text.length()
                && at - from <= WIDEST_GAP
                && (GAP.indexOf(text.charAt(at)) >= 0 || text.charAt(at) == '\n')) {
            lines += text.charAt(at) == '\n' ? 1 : 0;
            at++;
        }
        boolean goesOn = at > from && at - from <= WIDEST_GAP && lines <= 1 && at < text.length();
        return goesOn && isValue(text.charAt(at)) ? at : -1;
    }

    private static boolean isValue(char c) {
        return Glyphs.isWord(c) || c == '@';
    }
}
