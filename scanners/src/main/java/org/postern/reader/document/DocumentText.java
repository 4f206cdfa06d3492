package org.postern.reader.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.message.Place;
import org.postern.message.Span;
import org.postern.reader.LimitReached;
import org.postern.reader.Session;

/**
 * Puts the text of a document together, section by section (page, sheet, slide, notes). In each section what a reader
 * sees comes first and in one piece, so that nothing hidden can stand between two digits; below it, marked as hidden,
 * comes each line of which a reader sees only a part, whole.
 */
final class DocumentText {
    private final Session session;
    private final StringBuilder text = new StringBuilder();
    private final List<Span> hidden = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final StringBuilder seen = new StringBuilder();
    private final StringBuilder rest = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private boolean partly;
    private long nuls;
    private OptionalInt page = OptionalInt.empty();
    private Optional<String> sheet = Optional.empty();
    private boolean concealed;

    DocumentText(Session session) {
        this.session = session;
    }

    /** What follows stands on no page. */
    void section() {
        section(OptionalInt.empty(), Optional.empty(), false);
    }

    /** What follows stands there; {@code concealed} if a reader sees nothing of it. */
    void section(OptionalInt page, Optional<String> sheet, boolean concealed) {
        end();
        this.page = page;
        this.sheet = sheet;
        this.concealed = concealed;
    }

    /** Adds words as they stand. */
    void words(String words, boolean isHidden) throws LimitReached {
        if (words.isEmpty()) {
            return;
        }
        session.characters(words.length());
        String clean = words.indexOf('\0') < 0 ? words : words.replace("\0", "");
        nuls += words.length() - clean.length();
        line.append(clean);
        if (isHidden) {
            partly |= !clean.isBlank();
        } else {
            seen.append(clean);
        }
    }

    /** Something a reader does not see where the text stands, such as a link's target. */
    void aside(String words) throws LimitReached {
        if (!words.isBlank()) {
            gap(line);
            words(words.strip() + " ", true);
        }
    }

    /** Keeps words apart. */
    void gap() {
        gap(seen);
        gap(line);
    }

    private static void gap(StringBuilder to) {
        if (!to.isEmpty() && !Character.isWhitespace(to.charAt(to.length() - 1))) {
            to.append(' ');
        }
    }

    /** Ends a line, if there is anything on it. */
    void line() {
        if (!seen.isEmpty() && seen.charAt(seen.length() - 1) != '\n') {
            seen.append('\n');
        }
        if (partly) {
            rest.append(line.toString().strip()).append('\n');
        }
        line.setLength(0);
        partly = false;
    }

    private void end() {
        line();
        int start = text.length();
        text.append(seen);
        int middle = text.length();
        text.append(rest);
        if (text.length() > (concealed ? start : middle)) {
            hidden.add(new Span(concealed ? start : middle, text.length()));
        }
        if (text.length() > start && (page.isPresent() || sheet.isPresent())) {
            places.add(new Place(new Span(start, text.length()), page, sheet, Optional.empty(), OptionalInt.empty()));
        }
        seen.setLength(0);
        rest.setLength(0);
    }

    /** How many letters came, and how many characters that no text holds. */
    long[] letters() {
        long[] counts = {0, nuls};
        toString().chars().forEach(c -> {
            counts[0] += c > ' ' ? 1 : 0;
            counts[1] += c == 6 || (c >= 0xe && c <= 0x12) || (c >= 0x16 && c <= 0x1b) || c == 0xfffd ? 1 : 0;
        });
        return counts;
    }

    /** All that came so far. */
    @Override
    public String toString() {
        return text.toString() + seen + rest + line;
    }

    /** Whether nothing but white space came. */
    boolean isBlank() {
        return text.toString().isBlank()
                && seen.toString().isBlank()
                && line.toString().isBlank();
    }

    PartText build(PartPath path) {
        section();
        return new PartText(path, text.toString(), hidden, List.of(), places);
    }
}
