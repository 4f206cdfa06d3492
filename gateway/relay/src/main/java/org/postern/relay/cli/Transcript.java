package org.postern.relay.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.postern.inspect.Witness;
import org.postern.message.PartText;
import org.postern.message.Place;
import org.postern.message.Span;
import org.postern.read.FileItem;
import org.postern.read.Reading;
import org.postern.read.Sign;

/**
 * What was read in one mail, for a person: every part with its path, every file with how far it was read and what was
 * seen, and its text by page, sheet or line with how sure OCR was.
 */
class Transcript implements Witness {
    private final List<String> lines = new ArrayList<>();

    List<String> lines() {
        return lines;
    }

    @Override
    public void text(PartText text) {
        if (!text.text().isBlank()) {
            lines.add(text.path().value());
            lines(text);
        }
    }

    @Override
    public void file(FileItem item) {
        lines.add(item.path() + item.name().map(name -> "  " + name).orElse("") + "  "
                + item.kind().name() + ": " + reading(item.reading()));
        item.signs().forEach(sign -> lines.add("    seen: " + seen(sign)));
        item.text().ifPresent(this::lines);
    }

    static String reading(Reading reading) {
        return switch (reading) {
            case Reading.Whole whole -> "read";
            case Reading.Skipped(String reason) -> "skipped: " + reason;
            case Reading.Unclear(String reason) -> "partly read: " + reason;
            case Reading.Partly(String reason) -> "partly read: " + reason;
            case Reading.Unreadable(String reason) -> "unreadable: " + reason;
            case Reading.Blocked blocked -> "never opened";
            case Reading.Sealed sealed -> "sealed";
        };
    }

    private static String seen(Sign sign) {
        String what = sign.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String where = sign.box()
                .map(b -> " at " + b.x() + "," + b.y() + " " + b.width() + "x" + b.height())
                .orElse("");
        return what + where + (sign.reasons().isEmpty() ? "" : " (" + String.join("; ", sign.reasons()) + ")");
    }

    private void lines(PartText text) {
        int at = 0;
        for (Place place : byLine(text)) {
            int start = Math.max(at, place.span().start());
            run(text, new Span(at, start), "");
            at = Math.max(start, Math.min(place.span().end(), text.text().length()));
            run(text, new Span(start, at), where(place));
        }
        run(text, new Span(at, Math.max(at, text.text().length())), "");
    }

    /** OCR tells the place of every word; people read lines. */
    private static List<Place> byLine(PartText text) {
        List<Place> lines = new ArrayList<>();
        for (Place place : text.places()) {
            Optional<Place> last = lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast());
            boolean same = place.box().isPresent()
                    && last.filter(l -> l.span().end() <= place.span().start()
                                    && !text.text()
                                            .substring(
                                                    l.span().end(), place.span().start())
                                            .contains("\n"))
                            .isPresent();
            if (same) {
                lines.set(lines.size() - 1, lines.getLast().with(place));
            } else {
                lines.add(place);
            }
        }
        return lines;
    }

    /** One run, what a reader of the file does not see of it on lines of its own. */
    private void run(PartText text, Span span, String where) {
        int at = span.start();
        for (Span hidden : text.hidden()) {
            if (hidden.overlaps(span) && hidden.end() > at) {
                int from = Math.max(at, hidden.start());
                say(text, new Span(at, from), where);
                at = Math.min(hidden.end(), span.end());
                say(text, new Span(from, at), where + "hidden ");
            }
        }
        say(text, new Span(at, Math.max(at, span.end())), where);
    }

    private void say(PartText text, Span span, String label) {
        text.text()
                .substring(span.start(), span.end())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> lines.add("    " + label + "| " + line));
    }

    private static String where(Place place) {
        StringBuilder where = new StringBuilder();
        place.page().ifPresent(page -> where.append("page ").append(page).append(' '));
        place.sheet().ifPresent(sheet -> where.append(sheet).append(' '));
        place.confidence().ifPresent(sure -> where.append(sure).append(" % "));
        return where.toString();
    }
}
