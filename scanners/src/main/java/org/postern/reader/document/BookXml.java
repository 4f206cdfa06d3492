package org.postern.reader.document;

import java.util.HashMap;
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
    private boolean number;
    private int texts;
    private int sheets;

    BookXml(Draft draft) {
        this.draft = draft;
        this.out = draft.text();
    }

    @Override
    public void start(XMLStreamReader xml) throws LimitReached {
        String name = xml.getLocalName();
        texts += TEXT.contains(name) ? 1 : 0;
        switch (name) {
            case "Worksheet" -> out.section(OptionalInt.of(++sheets), Xml.attribute(xml, "Name"), false);
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
            case "Row", "Comment", "Title", "Subject", "Keywords", "Description" -> out.line();
            default -> {}
        }
    }

    @Override
    public void characters(String words) throws LimitReached {
        if (texts == 0) {
            return;
        }
        out.words(words, false);
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
            out.words(shown.get(), false);
        }
    }

    private Optional<String> formatted(String digits) {
        try {
            return Optional.of(formatter.formatRawCellContents(Double.parseDouble(digits), -1, cellFormat));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
