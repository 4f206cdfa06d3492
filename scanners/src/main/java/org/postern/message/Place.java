package org.postern.message;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a run of text stands in the file it was read from.
 *
 * @param span the run, in UTF-16 positions of the text
 * @param page page or slide, from 1
 * @param sheet name of the sheet, slide or section, such as {@code Notes}
 * @param box where it stands on a picture
 * @param confidence how sure optical character recognition is, in percent
 */
public record Place(Span span, OptionalInt page, Optional<String> sheet, Optional<Box> box, OptionalInt confidence) {
    /** This place, with what of a later one stands on the same page and sheet. */
    public Place with(Place later) {
        if (!page.equals(later.page) || !sheet.equals(later.sheet)) {
            return this;
        }
        return new Place(
                new Span(span.start(), Math.max(span.end(), later.span.end())),
                page,
                sheet,
                box.map(b -> later.box.map(b::around).orElse(b)).or(later::box),
                lower(confidence, later.confidence));
    }

    private static OptionalInt lower(OptionalInt one, OptionalInt other) {
        return one.isEmpty() || (other.isPresent() && other.getAsInt() < one.getAsInt()) ? other : one;
    }

    /** A run on a page. */
    public static Place page(Span span, int page) {
        return new Place(span, OptionalInt.of(page), Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /** A run on a numbered sheet or slide that has a name. */
    public static Place sheet(Span span, int page, String sheet) {
        return new Place(span, OptionalInt.of(page), Optional.of(sheet), Optional.empty(), OptionalInt.empty());
    }

    /** A run that was read from a picture. */
    public static Place picture(Span span, Box box, int confidence) {
        return new Place(span, OptionalInt.empty(), Optional.empty(), Optional.of(box), OptionalInt.of(confidence));
    }
}
