package org.postern.scan.person;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;

/**
 * Finds rows of lists in the shape of an export of a school's information system (clause PP-49): headings such as UPN,
 * Reg, FSM beside names, or rows that each hold a name and a UPN or a date of birth. One finding for each row, so that
 * rules can count the pupils.
 */
public final class PupilTableScanner implements Scanner {
    /** Rows without headings are a list only if there are some. */
    private static final int FEWEST = 3;
    /** More tell a rule nothing new. */
    private static final int MOST = 1000;

    @Override
    public String name() {
        return "pupil-table";
    }

    @Override
    public ScanOutcome scan(ScannedText text) {
        Reporter reporter = new Reporter(text, name());
        List<TableLine> lines = TableLine.of(text.folded().text());
        int told = 0;
        int at = 0;
        // rows up to there are too few or too alike, and the fewer of them the more so
        int none = 0;
        while (at < lines.size() && told < MOST) {
            Optional<TableHead> head = TableHead.of(lines.get(at));
            int end = at;
            if (head.isPresent()) {
                end = headed(lines, at + 1, head.get());
            } else if (at >= none) {
                Rows rows = headless(lines, at);
                end = rows.list() ? rows.end() : at;
                none = rows.end();
            }
            boolean export = head.map(TableHead::export).orElse(true);
            for (int row = head.isPresent() ? at + 1 : at; export && row < end; row++) {
                TableLine line = lines.get(row);
                Confidence sure = line.holdsPupil() ? Confidence.CERTAIN : Confidence.LIKELY;
                if (!line.text().isBlank()) {
                    reporter.report(Category.PUPIL_TABLE, sure, line.start(), line.end(), Set.of("pupil"));
                    told++;
                }
            }
            at = Math.max(end, at + 1);
        }
        return reporter.outcome();
    }

    /** @return the line after the last row under the headings */
    private static int headed(List<TableLine> lines, int first, TableHead head) {
        int at = first;
        int blank = 0;
        while (at < lines.size() && blank < 2) {
            TableLine line = lines.get(at);
            blank = line.text().isBlank() ? blank + 1 : 0;
            if (blank == 0 && !head.fits(line)) {
                break;
            }
            at++;
        }
        return at - blank;
    }

    /** Rows that speak for themselves, up to but not including {@code end}, and whether they make a list. */
    private record Rows(int end, boolean list) {}

    private static Rows headless(List<TableLine> lines, int first) {
        int at = first;
        int rows = 0;
        String date = "";
        boolean differ = false;
        while (at < lines.size()
                && (lines.get(at).holdsPupil()
                        || (rows > 0 && lines.get(at).text().isBlank()))) {
            TableLine line = lines.get(at);
            if (!line.text().isBlank()) {
                differ |= rows > 0 && !line.key().equals(date);
                date = line.key();
                rows++;
            }
            at++;
        }
        // the same date in each row is that of a match
        return new Rows(at, rows >= FEWEST && differ);
    }
}
