package org.postern.reader.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.postern.read.Turned;
import org.postern.reader.LimitReached;

/** The text of WordprocessingML, PresentationML, DrawingML and the old vector markup (ECMA-376 part 1, 17 to 21). */
final class MarkupText implements Xml.Sink {
    private static final Set<String> TEXT = Set.of("t", "delText", "v", "text", "pt", "font", "div");
    /** Deleted or moved away text, and what only programs older than 2010 show. */
    private static final Set<String> UNSEEN = Set.of("del", "moveFrom", "Fallback");

    private static final Set<String> SAID = Set.of(
            "descr",
            "title",
            "alt",
            "string",
            "displayText",
            "tooltip",
            "helpText",
            "statusText",
            "listEntry",
            "docVar",
            "alias",
            "lvlText");
    private static final Set<String> BEGINS = Set.of("start", "startOverride", "buAutoNum", "pgNumType");
    /** How a list is numbered, such as {@code %1.%2.}, and where it begins; what is longer may be words. */
    private static final Pattern PLAIN_NUMBER =
            Pattern.compile("\\w?(\\W*%\\d\\W*)*\\W*|\\d{1,2}|Question \\W*%\\d\\W*");

    private static final int LONGEST = 2000;

    private static final Pattern CODE = Pattern.compile("\\s*([A-Za-z]{2,20})\\b(.*)", Pattern.DOTALL);
    private static final Set<String> DULL = Set.of(
            "PAGE", "NUMPAGES", "TOC", "PAGEREF", "REF", "SEQ", "STYLEREF", "DATE", "TIME", "NUMWORDS", "SECTIONPAGES");

    /** A run is shown, white as the paper, or not shown at all. */
    private enum Look {
        SHOWN,
        WHITE,
        HIDDEN
    }

    private final Draft draft;
    private final DocumentText out;
    private final Deque<Look> runs = new ArrayDeque<>();
    private final StringBuilder code = new StringBuilder();
    private final StringBuilder rtl = new StringBuilder();
    private boolean fromRight;
    private int overrides;
    private int unseen;
    private int texts;
    private int codes;
    private int properties;
    private int cells;
    private boolean ended;
    private boolean shaded;

    MarkupText(Draft draft) {
        this.draft = draft;
        this.out = draft.text();
    }

    @Override
    public void start(XMLStreamReader xml) throws LimitReached {
        String name = xml.getLocalName();
        if (UNSEEN.contains(name)) {
            unseen++;
        } else if (TEXT.contains(name)) {
            texts++;
        }
        switch (name) {
            case "r", "fld" -> runs.push(Look.SHOWN);
            case "bidi", "rtl" -> fromRight |= Xml.isOn(xml, "val", true);
            case "pPr" -> fromRight |= Xml.isOn(xml, "rtl", false);
            case "bdo" -> override(xml);
            case "rPr" -> properties++;
            case "tc" -> cells++;
            case "vanish", "webHidden", "sz", "color", "shd", "highlight" -> look(xml);
            case "instrText", "delInstrText" -> codes++;
            case "fldSimple" -> Xml.attribute(xml, "instr").ifPresent(code::append);
            case "br", "cr" -> out.line();
            case "tab", "ptab" -> tab(xml);
            case "noBreakHyphen" -> words("-");
            case "sym" -> symbol(Xml.attribute(xml, "char").orElse(""));
            case "sld" -> {}
            default -> said(xml, name);
        }
    }

    /** Properties of a run; those of a paragraph only say how its mark looks, but its shading lies under the run. */
    private void look(XMLStreamReader xml) {
        String name = xml.getLocalName();
        String value = Xml.attribute(xml, "val").orElse("");
        boolean paper =
                Xml.attribute(xml, "fill").orElse("auto").matches("(?i)auto|FFFFFF") && !name.equals("highlight");
        if (properties == 0) {
            shaded |= name.equals("shd") && !paper;
        } else if (!runs.isEmpty() && runs.peek() != Look.HIDDEN) {
            switch (name) {
                case "vanish", "webHidden" -> set(Xml.isOn(xml, "val", true), Look.HIDDEN);
                case "sz" -> set(value.matches("[0-3]"), Look.HIDDEN); // half points
                case "color" -> set(value.equalsIgnoreCase("FFFFFF"), Look.WHITE);
                default -> set(!paper, Look.SHOWN);
            }
        }
    }

    private void set(boolean on, Look look) {
        if (on) {
            runs.pop();
            runs.push(look);
        }
    }

    /**
     * Letters in the other order than they are written (17.3.2.3), in the characters that do the same in plain text.
     */
    private void override(XMLStreamReader xml) throws LimitReached {
        overrides++;
        words(Xml.attribute(xml, "val").orElse("").equals("rtl") ? "\u202E" : "\u202D");
    }

    /** A stop of the ruler has attributes, the character in a run has none. */
    private void tab(XMLStreamReader xml) throws LimitReached {
        if (xml.getAttributeCount() == 0 || xml.getLocalName().equals("ptab")) {
            words("\t");
        }
    }

    /** Symbol fonts keep their letters at F000 and above (17.3.3.30). */
    private void symbol(String hex) throws LimitReached {
        if (hex.matches("[0-9A-Fa-f]{1,4}")) {
            int point = Integer.parseInt(hex, 16);
            words(String.valueOf((char) (point >= 0xf000 && point < 0xf100 ? point - 0xf000 : point)));
        }
    }

    private void said(XMLStreamReader xml, String name) throws LimitReached {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String attribute = xml.getAttributeLocalName(i);
            boolean numbers = name.equals("lvlText") || BEGINS.contains(name);
            boolean said = numbers
                    ? attribute.matches("val|startAt|start")
                            && !PLAIN_NUMBER.matcher(xml.getAttributeValue(i)).matches()
                    : SAID.contains(attribute) || (attribute.equals("val") && SAID.contains(name));
            if (said) {
                out.aside(xml.getAttributeValue(i));
            }
        }
        if (name.equals("control") || name.equals("ocx")) {
            draft.sign(org.postern.read.Sign.Kind.MACRO, "a control that runs a program (ActiveX)");
        }
    }

    @Override
    public void end(String name) throws LimitReached {
        if (UNSEEN.contains(name)) {
            unseen--;
        } else if (TEXT.contains(name)) {
            texts--;
        }
        switch (name) {
            case "r", "fld" -> runs.poll();
            case "rPr" -> properties--;
            case "instrText", "delInstrText" -> codes--;
            case "bdo" -> {
                overrides--;
                words("\u202C");
            }
            case "tc" -> {
                cells--;
                ended = false;
                words("\t");
            }
            case "p" -> paragraph();
            case "tr", "pt", "sp", "cm", "comment", "text", "threadedComment" -> out.line();
            default -> {}
        }
    }

    /** The cells of a row stand on one line, unless one of them has several lines. */
    private void paragraph() throws LimitReached {
        field();
        turned();
        shaded = false;
        if (cells > 0) {
            ended = true;
        } else {
            out.line();
        }
    }

    /** Numbers of a paragraph that runs from the right are seen in the other order. */
    private void turned() throws LimitReached {
        if (fromRight && overrides == 0) {
            Optional<String> seen = Turned.seen(rtl.toString());
            if (seen.isPresent()) {
                out.aside(seen.get());
            }
        }
        fromRight = false;
        rtl.setLength(0);
    }

    private void field() throws LimitReached {
        if (code.isEmpty()) {
            return;
        }
        Matcher field = CODE.matcher(code);
        if (field.matches()) {
            OldFields.look(draft, field.group(1), field.group(2));
            if (!DULL.contains(field.group(1))) {
                out.aside(Links.words(code.toString()));
            }
        } else {
            out.aside(code.toString());
        }
        code.setLength(0);
    }

    @Override
    public void characters(String words) throws LimitReached {
        if (codes > 0) {
            code.append(words, 0, Math.min(words.length(), Math.max(0, 10_000 - code.length())));
        } else if (texts > 0) {
            words(words);
        }
    }

    private void words(String words) throws LimitReached {
        if (ended) {
            ended = false;
            out.line();
        }
        Look look = runs.isEmpty() ? Look.SHOWN : runs.element();
        boolean white = look == Look.WHITE && !shaded && cells == 0; // cells and boxes have colours of their own
        boolean hidden = unseen > 0 || white || look == Look.HIDDEN;
        out.words(words, hidden);
        if (!hidden && rtl.length() < LONGEST) {
            rtl.append(words);
        }
    }
}
