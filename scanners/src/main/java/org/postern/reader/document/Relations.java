package org.postern.reader.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamReader;
import org.postern.reader.LimitReached;

/** What one part of an Office document refers to (ECMA-376 part 2, 9.3). */
record Relations(List<Relation> all) {
    /**
     * One reference.
     *
     * @param type the last word of its type, such as {@code hyperlink}
     * @param target a part of the document, or a link if {@code external}
     */
    record Relation(String id, String type, String target, boolean external) {}

    Relations {
        all = List.copyOf(all);
    }

    /** Those of a part; those of the whole document if the part is the empty string. */
    static Relations of(ZipParts zip, String part) throws IOException, LimitReached {
        String folder = part.substring(0, part.lastIndexOf('/') + 1);
        String file = folder + "_rels/" + part.substring(folder.length()) + ".rels";
        List<Relation> found = new ArrayList<>();
        if (zip.has(file)) {
            try (InputStream in = zip.open(file)) {
                Xml.read(in, new Collector(folder, found));
            }
        }
        return new Relations(found);
    }

    private record Collector(String folder, List<Relation> found) implements Xml.Sink {
        @Override
        public void start(XMLStreamReader xml) {
            if (xml.getLocalName().equals("Relationship")) {
                String type = Xml.attribute(xml, "Type").orElse("");
                String target = Xml.attribute(xml, "Target").orElse("");
                boolean external = Xml.attribute(xml, "TargetMode").orElse("").equalsIgnoreCase("External");
                found.add(new Relation(
                        Xml.attribute(xml, "Id").orElse(""),
                        type.substring(type.lastIndexOf('/') + 1),
                        external ? target : resolve(folder, target),
                        external));
            }
        }

        @Override
        public void end(String name) {
            // nothing stands in a relationship
        }

        @Override
        public void characters(String words) {
            // nothing stands in a relationship
        }
    }

    /** A target is relative to the folder of the part that names it. */
    static String resolve(String folder, String target) {
        String path = target.startsWith("/") ? target.substring(1) : folder + target;
        Deque<String> steps = new ArrayDeque<>();
        for (String step : path.split("/", -1)) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.equals(".") && !step.isEmpty()) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }
}
