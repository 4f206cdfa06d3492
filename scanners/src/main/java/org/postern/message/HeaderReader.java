package org.postern.message;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the header of a mail or part up to its blank line. */
final class HeaderReader {
    private final LineReader lines;
    private final Boundaries boundaries;
    private int budget;
    private final List<HeaderField> fields = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private Optional<String> problem = Optional.empty();
    private Boundaries.Match stop = Boundaries.Match.NONE;

    HeaderReader(LineReader lines, Boundaries boundaries, int budget) {
        this.lines = lines;
        this.boundaries = boundaries;
        this.budget = budget;
    }

    HeaderBlock read() throws IOException {
        boolean first = true;
        while (true) {
            if (!lines.next(Math.max(budget, 0) + 1)) {
                stop = Boundaries.Match.END;
                break;
            }
            Boundaries.Match match = boundaries.match(lines);
            if (match.delimits()) {
                stop = match;
                suspect("A part has a header that never ends.");
                break;
            }
            if (lines.length() == 0) {
                break;
            }
            add(first);
            first = false;
        }
        finishField();
        return new HeaderBlock(fields, problem);
    }

    /** The delimiter that cut the header short, or NONE after a blank line. */
    Boundaries.Match stop() {
        return stop;
    }

    /** Header bytes that are still allowed. */
    int left() {
        return Math.max(budget, 0);
    }

    private void add(boolean first) {
        budget -= lines.length();
        if (budget < 0) {
            suspect("The header is too long.");
            return;
        }
        if (lines.hasLoneCarriageReturn()) {
            suspect("The header breaks its lines in a way that programs read differently.");
        }
        String line = new String(lines.bytes(), 0, lines.length(), StandardCharsets.ISO_8859_1);
        if (line.indexOf('\0') >= 0) {
            suspect("The header holds a NUL byte.");
        }
        boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
        if (folded) {
            continueField(line, first);
        } else if (!(first && line.startsWith("From "))) { // mbox files keep that line
            finishField();
            field.append(line);
        }
    }

    private void continueField(String line, boolean first) {
        if (first || line.isBlank()) {
            suspect("The header has a line that some programs take for its end.");
        }
        field.append(' ').append(line.strip());
    }

    private void finishField() {
        if (field.isEmpty()) {
            return;
        }
        String line = field.toString();
        field.setLength(0);
        int colon = line.indexOf(':');
        if (colon <= 0 || !isName(line, colon)) {
            suspect("The header has a line that is not a header field.");
            return;
        }
        fields.add(HeaderField.of(line, colon));
    }

    /** RFC 5322 3.6.8: printable US-ASCII without colon; the blank before a colon (4.5.1) is read in two ways. */
    private static boolean isName(String line, int colon) {
        for (int i = 0; i < colon; i++) {
            if (line.charAt(i) <= ' ' || line.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private void suspect(String reason) {
        if (problem.isEmpty()) {
            problem = Optional.of(reason);
        }
    }
}
