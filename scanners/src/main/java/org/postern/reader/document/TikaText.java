package org.postern.reader.document;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postern.reader.LimitReached;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Takes the XHTML that Tika's parsers write and keeps slides, notes, sheets and comments apart. */
final class TikaText extends DefaultHandler {
    private static final Set<String> INLINE =
            Set.of("b", "i", "u", "s", "a", "span", "strike", "font", "sup", "sub", "em", "strong");
    private static final Set<String> APART = Set.of("td", "th", "img");

    private final DocumentText text;
    private final Sheets sheets;
    private int page;
    private int head;
    private int cells;
    private boolean heading;

    /** Which of the sheets that follow each other nobody sees. */
    @FunctionalInterface
    interface Sheets {
        boolean isHidden(int number);
    }

    TikaText(DocumentText text, Sheets sheets) {
        this.text = text;
        this.sheets = sheets;
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) throws SAXException {
        String kind = String.valueOf(attributes.getValue("class"));
        switch (name) {
            case "head" -> head++;
            case "div" -> division(kind);
            case "h1" -> heading = true;
            case "a", "img" -> {
                aside(attributes.getValue("href"));
                aside(attributes.getValue("alt"));
            }
            default -> {}
        }
        cells += name.equals("td") ? 1 : 0;
        breakAround(name);
    }

    /** The cells of a row stand on one line. */
    private void breakAround(String name) {
        if (APART.contains(name) || (cells > 0 && !name.equals("tr"))) {
            text.gap();
        } else if (!INLINE.contains(name)) {
            text.line();
        }
    }

    private void division(String kind) {
        switch (kind) {
            case "page", "slide", "slide-content" -> {
                if (!kind.equals("slide-content")) {
                    page++;
                }
                text.section(OptionalInt.of(page), Optional.empty(), sheets.isHidden(page));
            }
            case "notes", "slide-notes" -> text.section(OptionalInt.of(page), Optional.of("Notes"), false);
            case "comments", "slide-comment", "slide-comments", "annotation" -> comments();
            default -> {}
        }
    }

    private void comments() {
        text.section(page > 0 ? OptionalInt.of(page) : OptionalInt.empty(), Optional.of("Comments"), false);
    }

    @Override
    public void endElement(String uri, String name, String qName) throws SAXException {
        switch (name) {
            case "head" -> head--;
            case "h1" -> heading = false;
            default -> {}
        }
        breakAround(name);
        if (name.equals("td")) {
            cells--;
            words("\t", false);
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) throws SAXException {
        if (head > 0) {
            return;
        }
        String words = new String(chars, start, length);
        if (words.isBlank() && words.indexOf('\n') >= 0) {
            text.line();
            return;
        }
        if (heading && page > 0) {
            text.section(OptionalInt.of(page), Optional.of(words.strip()), sheets.isHidden(page));
        }
        words(words.replace('\r', '\n'), false);
    }

    @Override
    public void ignorableWhitespace(char[] chars, int start, int length) {
        // Tika lays out its own pages; the lines are made of the elements
    }

    private void aside(@Nullable String value) throws SAXException {
        if (value != null && !value.startsWith("embedded:")) {
            try {
                text.aside(value);
            } catch (LimitReached limit) {
                throw new SAXException(new OverLimit(limit));
            }
        }
    }

    private void words(String words, boolean hidden) throws SAXException {
        try {
            text.words(words, hidden);
        } catch (LimitReached limit) {
            throw new SAXException(new OverLimit(limit));
        }
    }
}
