package org.postern.reader.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamReader;
import org.postern.read.Sign;
import org.postern.reader.LimitReached;

/** Goes through the sheets of a workbook in their order, hidden ones too (ECMA-376 part 1, 18.2.27). */
final class BookWork {
    private final Draft draft;
    private final ZipParts zip;
    private final OoxmlWork parts;
    private final Book book = new Book();
    private final List<Sheet> sheets = new ArrayList<>();

    private record Sheet(String name, boolean hidden, String relation) {}

    BookWork(Draft draft, ZipParts zip, OoxmlWork parts) {
        this.draft = draft;
        this.zip = zip;
        this.parts = parts;
    }

    void read(String main) throws IOException, LimitReached {
        Map<String, Relations.Relation> relations = new HashMap<>();
        for (Relations.Relation relation : Relations.of(zip, main).all()) {
            relations.put(relation.id(), relation);
            if (!relation.external()) {
                shared(relation);
            }
        }
        list(main);
        int number = 0;
        for (Sheet sheet : sheets) {
            number++;
            Relations.Relation relation = relations.get(sheet.relation());
            if (relation == null || !zip.has(relation.target())) {
                draft.damaged();
            } else {
                sheet(number, sheet, relation);
            }
        }
        names(main);
    }

    private void shared(Relations.Relation relation) throws IOException, LimitReached {
        boolean strings = relation.type().equals("sharedStrings");
        if ((strings || relation.type().equals("styles"))
                && zip.has(relation.target())
                && parts.take(relation.target())) {
            try (InputStream in = zip.open(relation.target())) {
                if (strings) {
                    book.strings(in, draft.session());
                } else {
                    book.styles(in);
                }
            } catch (OverLimit limit) {
                throw limit;
            } catch (IOException damaged) {
                draft.damaged();
            }
        }
    }

    private void list(String main) throws IOException, LimitReached {
        try (InputStream in = zip.open(main)) {
            Xml.read(in, new Starts(this::look));
        }
    }

    private void look(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "workbookPr" -> book.from1904(Xml.isOn(xml, "date1904", false));
            case "sheet" ->
                sheets.add(new Sheet(
                        Xml.attribute(xml, "name").orElse("Sheet"),
                        !Xml.attribute(xml, "state").orElse("visible").equals("visible"),
                        SlidesWork.relation(xml).orElse("")));
            default -> {}
        }
    }

    private void sheet(int number, Sheet sheet, Relations.Relation relation) throws IOException, LimitReached {
        if (relation.type().equals("xlMacrosheet") || relation.type().equals("xlIntlMacrosheet")) {
            draft.sign(Sign.Kind.MACRO, "a sheet of Excel 4 macros");
        }
        if (!parts.take(relation.target())) {
            return;
        }
        OoxmlWork.Spot spot = new OoxmlWork.Spot(OptionalInt.of(number), Optional.of(sheet.name()), sheet.hidden());
        draft.text().section(spot.page(), spot.sheet(), spot.concealed());
        draft.text().words(sheet.name(), false); // on its tab; the section says whether it is shown
        draft.text().line();
        Xml.Sink sink = relation.type().equals("chartsheet") ? new MarkupText(draft) : new SheetText(draft, book);
        parts.parse(relation.target(), sink);
        parts.referred(relation.target(), spot);
    }

    /** Names of ranges may hold words of their own; strings that no cell shows are hidden. */
    private void names(String main) throws IOException, LimitReached {
        draft.text().section(OptionalInt.empty(), Optional.of("Names"), true);
        parts.take(main);
        parts.parse(main, new OtherText(draft.text(), false));
        for (String left : book.leftOver()) {
            draft.text().words(left, false);
            draft.text().line();
        }
        for (String literal : book.literals()) {
            draft.text().words(literal, false);
            draft.text().line();
        }
        parts.referred(main, new OoxmlWork.Spot(OptionalInt.empty(), Optional.of("Names"), true));
    }
}
