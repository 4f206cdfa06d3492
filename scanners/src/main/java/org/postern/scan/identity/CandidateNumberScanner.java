package org.postern.scan.identity;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.FoldedText;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;

/**
 * Finds candidate numbers of examinations (JCQ, Access arrangements and Entries: four digits within a centre) beside
 * the name of somebody or in the first person, and unique candidate identifiers (JCQ, UCI: twelve digits and a letter).
 * Alone the four digits mean nobody.
 */
public final class CandidateNumberScanner implements Scanner {
    private static final Pattern CALLED = Pattern.compile("\\bcand(?:idate)?s?\\b['.]{0,2}[ \\n]?"
            + "(?:no|num|number|nr|id|#)?s?[ .:#=-]{0,4}(?:is|are|was|will be|=)?[ :\\n]{0,3}"
            + "(\\d{4})(?![\\d/.-]\\d|\\d)\\b");
    private static final Pattern COUNTED = Pattern.compile("[ \\n]{0,2}(?:votes|seats|people|points|words|pm|am)\\b");
    private static final Pattern WORD = Pattern.compile("\\p{Lu}[\\p{Ll}'’-]{1,20}");
    private static final Set<String> NO_NAMES = Set.of(
            "The",
            "Candidate",
            "Candidates",
            "Centre",
            "Number",
            "Exam",
            "Exams",
            "Your",
            "Please",
            "Dear",
            "Maths",
            "English",
            "Paper",
            "Science",
            "History",
            "Year",
            "Board",
            "Ref",
            "Name",
            "GCSE",
            "Cand",
            "This",
            "For",
            "In",
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Room",
            "Hall",
            "Seat",
            "Entry",
            "Entries");
    private static final int NAME_WITHIN = 60;

    @Override
    public String name() {
        return "candidate-number";
    }

    @Override
    public ScanOutcome scan(ScannedText scanned) {
        FoldedText folded = scanned.folded();
        String text = folded.text();
        Reporter reporter = new Reporter(scanned, name());
        if (text.contains("cand")) {
            Matcher called = CALLED.matcher(text);
            while (called.find()) {
                report(reporter, scanned, called);
            }
        }
        if (text.contains("uci")) {
            Codes.each(scanned, "d".repeat(12) + "a", code -> identifier(reporter, text, code));
        }
        return reporter.outcome();
    }

    private static boolean identifier(Reporter reporter, String text, Code code) {
        boolean named = Label.around(text, code, Lists.words("uci"), Lists.other()) == Label.FOR;
        if (named) {
            reporter.report(Category.CANDIDATE_NUMBER, Confidence.LIKELY, code.start(), code.end(), Set.of());
        }
        return named;
    }

    private static void report(Reporter reporter, ScannedText scanned, Matcher called) {
        FoldedText folded = scanned.folded();
        int start = called.start(1);
        int end = called.end(1);
        String after = folded.text().substring(end, Math.min(folded.text().length(), end + 12));
        if (COUNTED.matcher(after).lookingAt()) {
            return;
        }
        Set<String> own = Lists.own(folded.text(), called.start());
        boolean somebody = !own.isEmpty() || isNamed(scanned, start, end);
        reporter.report(Category.CANDIDATE_NUMBER, somebody ? Confidence.LIKELY : Confidence.POSSIBLE, start, end, own);
    }

    /** A name on either side: two words with capitals in a row, or one that is no word of examinations. */
    private static boolean isNamed(ScannedText scanned, int start, int end) {
        String original = scanned.part().text();
        int from = scanned.folded().original(start, end).start();
        int to = scanned.folded().original(start, end).end();
        String around = original.substring(Math.max(0, from - NAME_WITHIN), from)
                + " . "
                + original.substring(to, Math.min(original.length(), to + NAME_WITHIN));
        Matcher words = WORD.matcher(around);
        int last = -10;
        while (words.find()) {
            if (NO_NAMES.contains(words.group())) {
                last = -10;
                continue;
            }
            if (words.start() - last <= 2) {
                return true;
            }
            last = words.end();
        }
        return false;
    }
}
