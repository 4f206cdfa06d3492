package org.postern.reader.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.postern.read.Sign;
import org.postern.read.Turned;
import org.postern.reader.LimitReached;

/** The text of content.xml and styles.xml (OpenDocument 1.3 part 3), with what its styles hide. */
final class OdfText implements Xml.Sink {
    private static final Set<String> SAID = Set.of(
            "string-value",
            "value",
            "current-value",
            "label",
            "title",
            "formula",
            "help-message",
            "string-value-if-true",
            "string-value-if-false",
            "num-prefix",
            "num-suffix",
            "start-value",
            "text-content");
    /** Words in them are of a program, or say who wrote something when. */
    private static final Set<String> UNSAID = Set.of(
            "creator",
            "date",
            "initials",
            "sender-initials",
            "meta-date-string",
            "binary-data",
            "config-item",
            "creation-date",
            "initial-creator",
            "generator",
            "editing-cycles",
            "editing-duration",
            "printed-by",
            "print-date",
            "script",
            "library-linked",
            "day",
            "month",
            "year");

    private static final Set<String> FETCHED = Set.of(
            "image",
            "object",
            "object-ole",
            "section-source",
            "table-source",
            "cell-range-source",
            "plugin",
            "floating-frame",
            "fill-image",
            "dde-source");
    /** Words of MathML, which formulas are written in. */
    private static final Set<String> FORMULA = Set.of("mi", "mn", "mo", "ms", "mtext", "annotation");

    private static final int LONGEST = 2000;
    private static final int MOST_SPACES = 1000;
    private static final int COLUMNS = 16_384;
    private static final int LONG = 9;

    private final Draft draft;
    private final DocumentText out;
    private final Set<String> hiddenStyles = new HashSet<>();
    private final Deque<Boolean> hides = new ArrayDeque<>();
    private final List<String> comments = new ArrayList<>();
    private final StringBuilder comment = new StringBuilder();
    private final BitSet hiddenColumns = new BitSet();
    private String style = "";
    private String body = "";
    private final Set<String> rtlStyles = new HashSet<>();
    private final StringBuilder rtl = new StringBuilder();
    private final Deque<String> names = new ArrayDeque<>();
    private final StringBuilder picture = new StringBuilder();
    private boolean fromRight;
    private int pictures;
    private int hidden;
    private int texts;
    private int notes;
    private int commenting;
    private int tables;
    private int page;
    private int column;
    private boolean ended;

    OdfText(Draft draft) {
        this.draft = draft;
        this.out = draft.text();
    }

    @Override
    public void start(XMLStreamReader xml) throws LimitReached {
        String name = xml.getLocalName();
        boolean hide = hides(xml, name);
        hides.push(hide);
        names.push(name);
        hidden += hide ? 1 : 0;
        switch (name) {
            case "style" -> style(xml);
            case "spreadsheet", "presentation", "drawing" -> body = name;
            case "p", "h" -> {
                texts++;
                fromRight |= rtlStyles.contains(value(xml, "style-name", ""));
            }
            case "binary-data" -> picture.setLength(0);
            case "paragraph-properties" -> fromRight(xml);
            case "s" -> words(" ".repeat(Math.clamp(SheetText.number(value(xml, "c", "1")), 1, MOST_SPACES)));
            case "tab" -> words("\t");
            case "line-break" -> words("\n");
            case "desc", "title" -> texts++;
            case "table" -> table(xml);
            case "page" -> page(xml);
            case "notes" -> notes(OptionalInt.of(page));
            case "annotation" -> commenting++;
            case "table-column" -> columns(xml);
            case "table-cell", "covered-table-cell" -> column += repeated(xml);
            default -> {}
        }
        attributes(xml, name);
    }

    private void fromRight(XMLStreamReader xml) {
        if (value(xml, "writing-mode", "").startsWith("rl")) {
            rtlStyles.add(style);
        }
    }

    private void notes(OptionalInt on) {
        if (body.equals("presentation")) {
            notes++;
            out.section(on, Optional.of("Notes"), false);
        }
    }

    /** Styles that hide what they stand on, and those made from them. */
    private void style(XMLStreamReader xml) {
        style = value(xml, "name", "");
        if (hiddenStyles.contains(value(xml, "parent-style-name", ""))) {
            hiddenStyles.add(style);
        }
        if (rtlStyles.contains(value(xml, "parent-style-name", ""))) {
            rtlStyles.add(style);
        }
    }

    private boolean hides(XMLStreamReader xml, String name) {
        return switch (name) {
            case "text-properties" -> hide(value(xml, "display", "").equals("none"));
            case "table-properties" -> hide(value(xml, "display", "").equals("false"));
            case "drawing-page-properties" -> hide(value(xml, "visibility", "").equals("hidden"));
            case "deletion" -> true;
            case "section" -> !value(xml, "display", "true").matches("true|condition");
            case "table-row", "table-column-group" ->
                value(xml, "visibility", "visible").matches("collapse|filter");
            case "table-cell" -> hiddenColumns.get(column) || isHidden(xml);
            case "table", "page" -> false;
            default -> isHidden(xml);
        };
    }

    private boolean hide(boolean on) {
        if (on) {
            hiddenStyles.add(style);
        }
        return false;
    }

    private boolean isHidden(XMLStreamReader xml) {
        return !hiddenStyles.isEmpty() && hiddenStyles.contains(value(xml, "style-name", ""));
    }

    private void table(XMLStreamReader xml) throws LimitReached {
        tables++;
        if (body.equals("spreadsheet") && tables == 1) {
            page++;
            hiddenColumns.clear();
            String name = value(xml, "name", "Sheet");
            out.section(OptionalInt.of(page), Optional.of(name), isHidden(xml));
            out.aside(name);
            out.line();
        }
    }

    private void page(XMLStreamReader xml) {
        page++;
        out.section(OptionalInt.of(page), Optional.empty(), isHidden(xml));
    }

    private void columns(XMLStreamReader xml) {
        int count = repeated(xml);
        if (value(xml, "visibility", "visible").matches("collapse|filter")) {
            hiddenColumns.set(column, Math.min(column + count, COLUMNS));
        }
        column += count;
    }

    private static int repeated(XMLStreamReader xml) {
        return Math.clamp(SheetText.number(value(xml, "number-columns-repeated", "1")), 1, COLUMNS);
    }

    private void attributes(XMLStreamReader xml, String name) throws LimitReached {
        // flat files always name the language of macros, whether they hold one or not
        boolean script = name.equals("script") && !value(xml, "language", "").equals("ooo:Basic");
        if (name.equals("event-listener") || name.equals("module") || script) {
            draft.sign(Sign.Kind.MACRO, "a script in a document");
        } else if (name.startsWith("dde-")) {
            draft.sign(Sign.Kind.MACRO, "a link that starts another program (DDE)");
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String attribute = xml.getAttributeLocalName(i);
            if (attribute.equals("href")) {
                link(name, xml.getAttributeValue(i));
            } else if (SAID.contains(attribute)) {
                boolean cell = String.valueOf(xml.getAttributeNamespace(i)).endsWith(":office:1.0");
                said(cell || !attribute.equals("value") ? attribute : "label", xml.getAttributeValue(i));
            }
        }
    }

    private void link(String name, String target) throws LimitReached {
        boolean inside = !target.contains(":") && !target.startsWith("/") && !target.startsWith("\\");
        if (name.equals("a") || !inside) {
            out.aside(Links.words(target));
        }
        if ((FETCHED.contains(name) && Links.isRemote(target)) || Links.isShare(target)) {
            draft.sign(Sign.Kind.REMOTE, "a part from elsewhere");
        }
    }

    /** Numbers as short as prices are shown as they are; a formula says something only where it holds words. */
    private void said(String attribute, String value) throws LimitReached {
        boolean says = switch (attribute) {
            case "value" -> value.length() >= LONG;
            case "formula" -> value.contains("\"");
            case "num-prefix", "num-suffix" ->
                value.chars().filter(Character::isLetterOrDigit).count() > 1;
            case "start-value" -> value.length() > 2;
            default -> true;
        };
        if (says) {
            out.aside(value);
        }
    }

    @Override
    public void end(String name) throws LimitReached {
        switch (name) {
            case "p", "h" -> {
                texts--;
                turned();
                line();
            }
            case "binary-data" -> picture();
            case "desc", "title" -> {
                texts--;
                line();
            }
            case "table-cell" -> {
                ended = false;
                words("\t");
            }
            case "table-row", "table-header-columns" -> {
                column = 0;
                out.line();
            }
            case "table" -> tables--;
            case "annotation" -> {
                commenting--;
                comments.add(comment.toString());
                comment.setLength(0);
            }
            case "notes" -> {
                if (notes > 0) {
                    notes--;
                    out.section(OptionalInt.of(page), Optional.empty(), false);
                }
            }
            default -> {}
        }
        hidden -= Boolean.TRUE.equals(hides.poll()) ? 1 : 0;
        names.poll();
    }

    /** Numbers of a paragraph that runs from the right are seen in the other order. */
    private void turned() throws LimitReached {
        Optional<String> seen = fromRight ? Turned.seen(rtl.toString()) : Optional.empty();
        if (seen.isPresent()) {
            out.aside(seen.get());
        }
        fromRight = false;
        rtl.setLength(0);
    }

    /** Part 3, 10.4.5: a picture or an object that stands in the text itself, in base64. */
    private void picture() throws LimitReached {
        byte[] bytes = Base64.getMimeDecoder().decode(picture.toString());
        picture.setLength(0);
        pictures++;
        try {
            draft.child("picture" + pictures, new ByteArrayInputStream(bytes));
        } catch (IOException damaged) {
            draft.damaged();
        }
    }

    private void line() {
        if (commenting > 0) {
            comment.append('\n');
        } else if (tables == 0) {
            out.line();
        } else {
            ended = true; // the cells of a row stand on one line
        }
    }

    @Override
    public void characters(String words) throws LimitReached {
        String within = names.isEmpty() ? "" : names.element();
        if (within.equals("binary-data")) {
            draft.session().unpacked(words.length());
            picture.append(words);
        } else if (texts > 0) {
            words(words);
        } else if (FORMULA.contains(within)) {
            out.words(words, hidden > 0);
            out.gap();
        } else if (!UNSAID.contains(within)
                && words.chars().filter(Character::isLetterOrDigit).count() > 1) {
            out.aside(words);
        }
    }

    private void words(String words) throws LimitReached {
        if (commenting > 0) {
            comment.append(words);
            draft.session().characters(words.length());
        } else {
            if (ended) {
                ended = false;
                out.line();
            }
            out.words(words, hidden > 0);
            if (hidden == 0 && rtl.length() < LONGEST) {
                rtl.append(words);
            }
        }
    }

    /** Comments stand after the text, so that none stands in the middle of a word. */
    void comments() throws LimitReached {
        out.section(OptionalInt.empty(), Optional.of("Comments"), false);
        for (String one : comments) {
            out.words(one, false);
            out.line();
        }
        out.section();
    }

    private static String value(XMLStreamReader xml, String name, String otherwise) {
        return Xml.attribute(xml, name).orElse(otherwise);
    }
}
