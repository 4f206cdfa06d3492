package org.postern.reader.document;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.postern.reader.LimitReached;

/** The cells of one sheet as a reader sees them (ECMA-376 part 1, 18.3). */
final class SheetText implements Xml.Sink {
    private static final Set<String> HEADERS =
            Set.of("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter");
    private static final Set<String> SAID =
            Set.of("prompt", "promptTitle", "error", "errorTitle", "tooltip", "display", "location", "text");
    private static final int COLUMNS = 16_384;
    private static final int LONG = 9;

    /** What makes text of numbers when the sheet is worked out. */
    private static final Pattern WRITES = Pattern.compile(
            "(?i)\\b(UNI)?CHAR\\(|\\b(TEXT|CONCAT|CONCATENATE|TEXTJOIN|REPT|MID|LEFT|RIGHT|SUBSTITUTE|BASE|DOLLAR|FIXED)\\(|&");

    private static final Pattern STRING = Pattern.compile("\"([^\"]*)\"");

    private final Draft draft;
    private final DocumentText out;
    private final Book book;
    private final BitSet hiddenColumns = new BitSet();
    private final StringBuilder value = new StringBuilder();
    private final StringBuilder formula = new StringBuilder();
    private boolean hiddenRow;
    private int column;
    private String type = "n";
    private int style;
    private String within = "";

    SheetText(Draft draft, Book book) {
        this.draft = draft;
        this.out = draft.text();
        this.book = book;
    }

    @Override
    public void start(XMLStreamReader xml) throws LimitReached {
        String name = xml.getLocalName();
        switch (name) {
            case "col" -> columns(xml);
            case "row" -> {
                hiddenRow = Xml.isOn(xml, "hidden", false);
                column = 0;
            }
            case "c" -> cell(xml);
            case "v", "f", "t", "formula1", "formula2" -> within = name;
            case "rPh" -> within = "rPh";
            default -> {
                if (HEADERS.contains(name)) {
                    within = name;
                    value.setLength(0);
                }
                said(xml);
            }
        }
    }

    private void said(XMLStreamReader xml) throws LimitReached {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = xml.getLocalName();
            boolean scenario = (name.equals("inputCells") || name.equals("scenario"))
                    && xml.getAttributeLocalName(i).matches("val|name|comment");
            if (scenario || SAID.contains(xml.getAttributeLocalName(i))) {
                out.aside(xml.getAttributeValue(i));
                out.line();
            }
        }
    }

    private void columns(XMLStreamReader xml) {
        if (Xml.isOn(xml, "hidden", false)) {
            int from = number(Xml.attribute(xml, "min").orElse("1"));
            int to = Math.min(number(Xml.attribute(xml, "max").orElse("1")), COLUMNS);
            hiddenColumns.set(Math.clamp(from, 0, COLUMNS), Math.max(from, to) + 1);
        }
    }

    private void cell(XMLStreamReader xml) {
        type = Xml.attribute(xml, "t").orElse("n");
        style = number(Xml.attribute(xml, "s").orElse("0"));
        column = Xml.attribute(xml, "r").map(SheetText::column).orElse(column + 1);
        value.setLength(0);
        formula.setLength(0);
    }

    /** The letters of a reference such as BC12 are the column, A being 1. */
    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)) && column < COLUMNS; i++) {
            column = column * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
        }
        return column;
    }

    static int number(String digits) {
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }

    @Override
    public void end(String name) throws LimitReached {
        switch (name) {
            case "c" -> {
                cell();
                within = "";
            }
            case "row" -> out.line();
            case "formula1", "formula2" -> list();
            case "v", "f", "t", "rPh" -> within = "";
            default -> {
                if (HEADERS.contains(name)) {
                    header();
                }
            }
        }
    }

    /** 18.3.1.39: codes that begin with an ampersand say where and how the words stand. */
    private void header() throws LimitReached {
        out.words(value.toString().replaceAll("&\"[^\"]*\"|&\\d+|&[A-Z]", " "), false);
        if (value.toString().matches("(?s).*&\\d{3,}.*")) {
            out.aside(value.toString());
        }
        out.line();
        value.setLength(0);
        within = "";
    }

    private void list() throws LimitReached {
        if (formula.indexOf("\"") >= 0) {
            out.aside(formula.toString());
            out.line();
        }
        formula.setLength(0);
        within = "";
    }

    private void cell() throws LimitReached {
        String raw = value.toString();
        String shown = switch (type) {
            case "s" -> book.shownText(book.shared(number(raw.strip())), style);
            case "n", "d" -> raw.isBlank() ? "" : book.shown(raw.strip(), style);
            case "b" -> raw.strip().equals("1") ? "TRUE" : "FALSE";
            default -> book.shownText(raw, style);
        };
        boolean hidden = hiddenRow || hiddenColumns.get(Math.clamp(column, 0, COLUMNS));
        if (!shown.isEmpty()) {
            out.words(shown, hidden);
            out.words("\t", hidden);
        }
        String number = type.equals("n") && (raw.length() >= LONG || shown.isBlank()) ? plain(raw) : "";
        if (!shown.contains(number)) {
            out.aside(number); // what a format hides
        }
        if (type.equals("s") && !shown.equals(book.shared(number(raw.strip())))) {
            out.aside(book.shared(number(raw.strip())));
        }
        formula(raw);
        value.setLength(0);
        formula.setLength(0);
    }

    private void formula(String result) throws LimitReached {
        String written = formula.toString();
        if (written.indexOf('"') >= 0 || written.indexOf('|') >= 0) {
            out.aside(written);
            StringBuilder joined = new StringBuilder();
            STRING.matcher(written).results().forEach(string -> joined.append(string.group(1)));
            if (joined.length() > LONG) {
                out.aside(joined.toString());
            }
        }
        boolean literal = written.matches("(\\s*+\"[^\"]*+\"\\s*+&?){1,50}+"); // what it says has just been read
        if (result.isBlank() && !literal && WRITES.matcher(written).find()) {
            draft.unclear(draft.file().called() + " has cells whose text is only worked out when it is opened.");
        }
    }

    /** Programs may write long numbers with an exponent, which nobody reads as a telephone number. */
    private static String plain(String raw) {
        try {
            BigDecimal number = new BigDecimal(raw.strip());
            return Math.abs(number.scale()) > LONG * 2 ? raw : number.toPlainString();
        } catch (NumberFormatException noNumber) {
            return raw;
        }
    }

    @Override
    public void characters(String words) throws LimitReached {
        switch (within) {
            case "v", "t" -> value.append(words);
            case "f", "formula1", "formula2" -> formula.append(words);
            case "", "rPh" -> {}
            default -> value.append(words);
        }
    }
}
