package org.postern.reader.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/** Stretches of a page that say in words what is shown in them (ISO 32000-1 14.9.4); some say something else. */
final class PdfSpans {
    private record Open(String actual, int from) {}

    private final Deque<Open> open = new ArrayDeque<>();
    private final List<String> others = new ArrayList<>();
    private final StringBuilder shown = new StringBuilder();

    /** The properties without those words, as PDFBox would take them for what is shown. */
    @Nullable
    COSDictionary begin(@Nullable COSDictionary properties) {
        @Nullable String actual = properties == null ? null : properties.getString(COSName.ACTUAL_TEXT);
        open.push(new Open(actual == null ? "" : actual, shown.length()));
        if (properties == null || actual == null) {
            return properties;
        }
        COSDictionary rest = new COSDictionary(properties);
        rest.removeItem(COSName.ACTUAL_TEXT);
        return rest;
    }

    void letter(String letter) {
        shown.append(letter);
    }

    void end() {
        if (!open.isEmpty()) {
            Open span = open.pop();
            String actual = squeezed(span.actual());
            if (!actual.isEmpty() && !actual.equals(squeezed(shown.substring(span.from())))) {
                others.add(span.actual());
            }
        }
    }

    /** What was said and not shown. */
    List<String> others() {
        return others;
    }

    /** Without spaces and soft hyphens. */
    static String squeezed(String words) {
        StringBuilder squeezed = new StringBuilder();
        words.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != 0xad)
                .forEach(squeezed::appendCodePoint);
        return squeezed.toString();
    }
}
