package org.postern.reader.document;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.postern.reader.LimitReached;

/** The sheets of SpreadsheetML of 2003 ("XML Spreadsheet Reference"): cells, comments, links, headers, prompts. */
final class BookXml implements Xml.Sink {
    private static final Set<String> TEXT = Set.of(
            "Data",
            "B",
            "I",
            "U",
            "S",
            "Font",
            "Sub",
            "Sup",
            "Span",
            "Title",
            "Subject",
            "Keywords",
            "Description",
            "InputTitle",
            "InputMessage",
            "ErrorTitle",
            "ErrorMessage",
            "Value",
            "CellRangeList");
    private static final Set<String> SAID =
            Set.of("HRef", "HRefScreenTip", "Name", "RefersTo", "ArrayRange", "Caption");

    private final Draft draft;
    private final DocumentText out;
    private final Map<String, String> formats = new HashMap<>();
    private final DataFormatter formatter = new DataFormatter();
    private String style = "";
    private String cellFormat = "";
    private final Set<Integer> hidden;
    private boolean row;
    private boolean number;
    private int texts;
    private int sheets;

    /** {@code hidden} are the numbers of the sheets that nobody sees; a sheet says so only at its end. */
    BookXml(Draft draft, Set<Integer> hidden) {
        this.draft = draft;
        this.hidden = hidden;
        this.out = draft.text();
    }

    @Override
    public void start(XMLStreamReader xml) throws LimitReached {
        String name = xml.getLocalName();
        texts += TEXT.contains(name) ? 1 : 0;
        switch (name) {
            case "Worksheet" -> {
                sheets++;
                out.section(OptionalInt.of(sheets), Xml.attribute(xml, "Name"), hidden.contains(sheets));
            }
            case "Row" -> row = Xml.attribute(xml, "Hidden").filter("1"::equals).isPresent();
            case "Style" -> style = Xml.attribute(xml, "ID").orElse("");
            case "NumberFormat" -> Xml.attribute(xml, "Format").ifPresent(format -> formats.put(style, format));
            case "Cell" ->
                cellFormat = Xml.attribute(xml, "StyleID").map(formats::get).orElse("");
            case "Data" ->
                number = Xml.attribute(xml, "Type").filter("Number"::equals).isPresent();
            case "Header", "Footer" -> out.aside(Xml.attribute(xml, "Data").orElse(""));
            default -> {}
        }
        said(xml);
    }

    private void said(XMLStreamReader xml) throws LimitReached {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (SAID.contains(xml.getAttributeLocalName(i))) {
                out.aside(xml.getAttributeValue(i));
            }
        }
    }

    @Override
    public void end(String name) throws LimitReached {
        texts -= TEXT.contains(name) ? 1 : 0;
        switch (name) {
            case "Cell" -> out.words("\t", false);
            case "Data" -> {
                number = false;
                out.gap();
            }
            case "Row" -> {
                out.line();
                row = false;
            }
            case "Comment", "Title", "Subject", "Keywords", "Description" -> out.line();
            default -> {}
        }
    }

    @Override
    public void characters(String words) throws LimitReached {
        if (texts == 0) {
            return;
        }
        out.words(words, row);
        if (number && !cellFormat.isEmpty()) {
            shown(words.strip());
        }
    }

    /** A format may put zeros, blanks and words around a number. */
    private void shown(String digits) throws LimitReached {
        if (Formats.isLettered(cellFormat)) {
            draft.partly(draft.file().called() + " shows numbers in a way that could not be followed.");
        }
        Optional<String> shown = formatted(digits);
        if (shown.isPresent() && !shown.get().equals(digits)) {
            out.gap();
            out.words(shown.get(), row);
        }
    }

    private Optional<String> formatted(String digits) {
        try {
            return Optional.of(formatter.formatRawCellContents(Double.parseDouble(digits), -1, cellFormat));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Finds the sheets that are hidden, in a reading of their own. */
    static final class HiddenSheets implements Xml.Sink {
        private final Set<Integer> hidden = new HashSet<>();
        private int sheets;
        private boolean visible;

        Set<Integer> numbers() {
            return hidden;
        }

        @Override
        public void start(XMLStreamReader xml) {
            sheets += xml.getLocalName().equals("Worksheet") ? 1 : 0;
            visible = xml.getLocalName().equals("Visible");
        }

        @Override
        public void end(String name) {
            visible = false;
        }

        @Override
        public void characters(String words) {
            if (visible && words.strip().matches("Sheet(Very)?Hidden")) {
                hidden.add(sheets);
            }
        }
    }
}
