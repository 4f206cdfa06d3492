package org.postern.reader.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.postern.message.Box;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.message.Place;
import org.postern.message.Span;

/** Puts together what was read on the pictures of a file: a line each, a place for each word. */
final class PictureText {
    private final StringBuilder text = new StringBuilder();
    private final List<Place> places = new ArrayList<>();

    private Optional<Box> last = Optional.empty();

    /** Lines of one picture; what is cut into pieces is put together again. */
    void add(List<Line> lines, OptionalInt page) {
        last = Optional.empty();
        lines.forEach(line -> add(line, page));
    }

    private void add(Line line, OptionalInt page) {
        if (last.filter(left -> Rivers.goesOn(left, line.box())).isPresent()) {
            text.setCharAt(text.length() - 1, ' ');
        }
        last = Optional.of(line.box());
        for (Word word : line.words()) {
            int start = text.length();
            text.append(word.text());
            place(start, page, word.box(), word.confidence());
            text.append(' ');
        }
        text.setLength(text.length() - 1);
        text.append('\n');
    }

    void add(Codes.Code code, OptionalInt page) {
        text.append(code.isSquare() ? "QR code: " : "Barcode: ");
        int start = text.length();
        text.append(code.text());
        place(start, page, code.box(), 100);
        text.append('\n');
    }

    /** What stands in the metadata, and nowhere on the picture. */
    void caption(String caption, OptionalInt page) {
        int start = text.length();
        text.append(caption);
        places.add(new Place(
                new Span(start, text.length()), page, Optional.of("metadata"), Optional.empty(), OptionalInt.empty()));
        text.append('\n');
    }

    private void place(int start, OptionalInt page, Box box, int confidence) {
        Span span = new Span(start, text.length());
        places.add(new Place(
                span, page, Optional.empty(), Optional.of(box), OptionalInt.of(Math.clamp(confidence, 0, 100))));
    }

    int length() {
        return text.length();
    }

    /** Nothing, where nothing was read. */
    Optional<PartText> of(PartPath path) {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new PartText(path, text.toString(), List.of(), List.of(), places));
    }
}
