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
import org.postern.reader.LimitReached;

/** Goes through the slides of a presentation in the order they are shown (ECMA-376 part 1, 19.2.1.34). */
final class SlidesWork {
    private final Draft draft;
    private final ZipParts zip;
    private final OoxmlWork parts;

    SlidesWork(Draft draft, ZipParts zip, OoxmlWork parts) {
        this.draft = draft;
        this.zip = zip;
        this.parts = parts;
    }

    void read(String main) throws IOException, LimitReached {
        Map<String, String> targets = new HashMap<>();
        Relations.of(zip, main).all().forEach(r -> targets.put(r.id(), r.target()));
        int number = 0;
        for (String id : ids(main)) {
            String slide = targets.getOrDefault(id, "");
            number++;
            if (zip.has(slide)) {
                parts.part(slide, new OoxmlWork.Spot(OptionalInt.of(number), Optional.empty(), isHidden(slide)));
            } else {
                draft.damaged();
            }
        }
    }

    private List<String> ids(String main) throws IOException, LimitReached {
        List<String> ids = new ArrayList<>();
        List<String> sections = new ArrayList<>();
        parts.take(main);
        try (InputStream in = zip.open(main)) {
            Xml.read(in, new Starts(xml -> {
                if (xml.getLocalName().equals("sldId")) {
                    relation(xml).ifPresent(ids::add);
                } else if (xml.getLocalName().equals("section")) { // what the list of slides is divided by
                    Xml.attribute(xml, "name").ifPresent(sections::add);
                }
            }));
        }
        for (String section : sections) {
            draft.text().aside(section);
            draft.text().line();
        }
        return ids;
    }

    /** The id of a relation has a namespace; the slide's own id has none. */
    static Optional<String> relation(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String space = xml.getAttributeNamespace(i);
            if (xml.getAttributeLocalName(i).equals("id") && space != null && !space.isEmpty()) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    private boolean isHidden(String slide) throws IOException, LimitReached {
        boolean[] hidden = {false};
        try (InputStream in = zip.open(slide)) {
            Xml.read(in, new Starts(xml -> {
                if (xml.getLocalName().equals("sld")) {
                    hidden[0] = !Xml.isOn(xml, "show", true);
                }
            }));
        } catch (OverLimit limit) {
            throw limit;
        } catch (IOException damaged) {
            draft.damaged();
        }
        return hidden[0];
    }
}
