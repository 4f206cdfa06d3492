package org.postern.relay.james;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.postern.model.ConfigProblem;

/** An XML file as an administrator wrote it, in which every problem has a line and a column. */
record XmlFile(Path path, String text) {

    static XmlFile read(Path path) throws IOException {
        return new XmlFile(path, Files.readString(path));
    }

    ConfigProblem at(int offset, String message) {
        int line = 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
        return new ConfigProblem(path.toString(), line, offset - text.lastIndexOf('\n', offset - 1), message);
    }

    ConfigProblem at(Tag tag, String message) {
        return at(tag.start(), message);
    }

    /** The outermost element; a file that is no XML adds to the problems. */
    Optional<Tag> root(List<ConfigProblem> problems) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            reader.nextTag();
            Tag root = tag(reader);
            while (reader.hasNext()) {
                reader.next(); // what follows must be XML as well
            }
            return Optional.of(root);
        } catch (XMLStreamException e) {
            String message =
                    "this is not XML: " + String.valueOf(e.getMessage()).replaceFirst("(?s).*Message: ", "");
            problems.add(at(offset(e.getLocation()), message));
            return Optional.empty();
        }
    }

    private Tag tag(XMLStreamReader reader) throws XMLStreamException {
        String name = reader.getLocalName();
        int start = Math.max(0, text.lastIndexOf("<" + name, offset(reader.getLocation()) - 1));
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        List<Tag> children = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        while (reader.next() != XMLStreamReader.END_ELEMENT) {
            if (reader.isStartElement()) {
                children.add(tag(reader));
            } else if (reader.isCharacters()) {
                words.append(reader.getText());
            }
        }
        return new Tag(start, name, attributes, children, words.toString().strip());
    }

    /** From line and column: the reader's own offsets drift where lines end in CRLF. */
    private int offset(Location location) {
        int start = 0;
        for (int line = 1; line < location.getLineNumber(); line++) {
            start = text.indexOf('\n', start) + 1;
        }
        return Math.clamp(start + location.getColumnNumber() - 1L, 0, text.length());
    }
}
