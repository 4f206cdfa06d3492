package org.postern.reader.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.postern.reader.LimitReached;

/** XML without document types, so that no entity grows and none fetches a file or a page. */
final class Xml {
    private static final XMLInputFactory FACTORY = factory();
    private static final int DEEPEST = 2000;

    /** Takes what stands in an XML file, in order. */
    interface Sink {
        void start(XMLStreamReader xml) throws LimitReached;

        void end(String name) throws LimitReached;

        void characters(String words) throws LimitReached;
    }

    private Xml() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    static void read(InputStream in, Sink sink) throws IOException, LimitReached {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(in);
            int depth = 0;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > DEEPEST) {
                            throw new IOException("elements " + DEEPEST + " deep");
                        }
                        sink.start(xml);
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        sink.end(xml.getLocalName());
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        sink.characters(xml.getText());
                    default -> {
                        // comments and instructions are shown by no program
                    }
                }
            }
        } catch (XMLStreamException damaged) {
            throw damaged.getNestedException() instanceof IOException inner ? inner : new IOException(damaged);
        }
    }

    /** The same as events that can be written again. */
    static XMLEventReader events(InputStream in) throws XMLStreamException {
        return FACTORY.createXMLEventReader(in);
    }

    /** The name of the outermost element; nothing after it is read. */
    static String root(InputStream in) throws IOException {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    return xml.getLocalName();
                }
            }
            throw new IOException("no element");
        } catch (XMLStreamException damaged) {
            throw new IOException(damaged);
        }
    }

    /** The value of an attribute, whatever its namespace. */
    static Optional<String> attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /** Whether an attribute or its absence says yes, as Office and OpenDocument write it. */
    static boolean isOn(XMLStreamReader xml, String name, boolean otherwise) {
        return attribute(xml, name).map(v -> !v.matches("0|false|off")).orElse(otherwise);
    }
}
