package org.postern.message;

import java.util.List;
import java.util.Optional;

/**
 * Text of one part, with what a reader would not see of it.
 *
 * @param text all text, what a reader sees in reading order
 * @param hidden ranges of {@code text} that a reader does not see (hidden by style, colour or size)
 * @param quoted ranges that repeat an earlier mail ({@code >} lines, forwarded history)
 * @param places where in a file its runs stand, in order; empty for the text of a mail itself
 */
public record PartText(PartPath path, String text, List<Span> hidden, List<Span> quoted, List<Place> places) {
    public PartText {
        hidden = List.copyOf(hidden);
        quoted = List.copyOf(quoted);
        places = List.copyOf(places);
    }

    public PartText(PartPath path, String text, List<Span> hidden, List<Span> quoted) {
        this(path, text, hidden, quoted, List.of());
    }

    /** Where in its file a range of the text stands: the page it begins on, and a box around all of it there. */
    public Optional<Place> place(Span span) {
        return places.stream().filter(p -> p.span().overlaps(span)).reduce(Place::with);
    }

    public static PartText of(PartPath path, String text) {
        return new PartText(path, text, List.of(), List.of());
    }
}
