package org.postern.inspect;

import java.util.List;
import java.util.Optional;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.message.Span;
import org.postern.model.Finding;

/** The end of the subject and the beginning of the text, which a reader sees one above the other. */
final class Seam {
    private static final int ABOVE = 60;
    private static final int BELOW = 120;

    private final PartText joined;
    private final PartPath below;
    private final int start;

    private Seam(PartText joined, PartPath below, int start) {
        this.joined = joined;
        this.below = below;
        this.start = start;
    }

    /** Nothing if there is no subject or no text. */
    static Optional<Seam> of(String subject, PartText text) {
        if (subject.isBlank() || text.text().isBlank()) {
            return Optional.empty();
        }
        String above = subject.substring(Math.max(0, subject.length() - ABOVE)) + "\n";
        String start = text.text().substring(0, Math.min(text.text().length(), BELOW));
        return Optional.of(new Seam(PartText.of(text.path(), above + start), text.path(), above.length()));
    }

    PartText joined() {
        return joined;
    }

    /** What begins in the subject and ends in the text, placed where the text begins. */
    List<Finding> across(List<Finding> found) {
        return found.stream()
                .filter(f -> f.span().start() < start - 1 && f.span().end() > start)
                .map(f -> new Finding(
                        f.category(),
                        f.confidence(),
                        below,
                        new Span(0, f.span().end() - start),
                        f.scanner(),
                        f.marks()))
                .toList();
    }
}
