package org.postern.reader.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/** Packs an Office document that is one XML file ("flat OPC") as the ZIP file that it stands for. */
final class FlatPackage {
    private static final String SPACE = "http://schemas.microsoft.com/office/2006/xmlPackage";
    private static final String TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static final int DEEPEST = 2000;

    private final XMLEventReader events;
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();

    private FlatPackage(XMLEventReader events) {
        this.events = events;
    }

    static InputStream zip(InputStream flat) throws IOException {
        try {
            FlatPackage whole = new FlatPackage(Xml.events(flat));
            whole.read();
            return new ByteArrayInputStream(whole.packed());
        } catch (XMLStreamException damaged) {
            throw new IOException(damaged);
        }
    }

    private void read() throws XMLStreamException, IOException {
        String part = "";
        while (events.hasNext()) {
            XMLEvent event = events.nextEvent();
            if (event.isStartElement() && isOf(event, "part")) {
                part = attribute(event.asStartElement(), "name");
                types.put(part, attribute(event.asStartElement(), "contentType"));
            } else if (event.isStartElement() && isOf(event, "xmlData")) {
                add(part, markup());
            } else if (event.isStartElement() && isOf(event, "binaryData")) {
                add(part, binary());
            }
        }
    }

    private static boolean isOf(XMLEvent event, String name) {
        QName found = event.isStartElement()
                ? event.asStartElement().getName()
                : event.asEndElement().getName();
        return found.getNamespaceURI().equals(SPACE) && found.getLocalPart().equals(name);
    }

    private static String attribute(StartElement element, String name) throws IOException {
        Attribute found = element.getAttributeByName(new QName(SPACE, name));
        if (found == null) {
            throw new IOException("no " + name);
        }
        return found.getValue();
    }

    private void add(String part, byte[] content) throws IOException {
        if (parts.put(part, content) != null) {
            throw new IOException("part twice");
        }
    }

    /** What stands inside, up to the end of it. */
    private byte[] markup() throws XMLStreamException, IOException {
        XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();
        factory.setProperty(XMLOutputFactory.IS_REPAIRING_NAMESPACES, true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        XMLEventWriter out = factory.createXMLEventWriter(bytes, "UTF-8");
        int depth = 0;
        while (events.hasNext()) {
            XMLEvent event = events.nextEvent();
            depth += event.isStartElement() ? 1 : event.isEndElement() ? -1 : 0;
            if (depth > DEEPEST) {
                throw new IOException("elements " + DEEPEST + " deep");
            }
            if (depth < 0) {
                break;
            }
            out.add(event);
        }
        out.close();
        return bytes.toByteArray();
    }

    private byte[] binary() throws XMLStreamException, IOException {
        StringBuilder text = new StringBuilder();
        while (events.hasNext() && !events.peek().isEndElement()) {
            XMLEvent event = events.nextEvent();
            if (event.isCharacters()) {
                text.append(event.asCharacters().getData());
            }
        }
        try {
            return Base64.getMimeDecoder().decode(text.toString());
        } catch (IllegalArgumentException damaged) {
            throw new IOException(damaged);
        }
    }

    private byte[] packed() throws IOException {
        StringBuilder list = new StringBuilder("<Types xmlns=\"" + TYPES + "\">");
        types.forEach((part, type) -> list.append("<Override PartName=\"")
                .append(escaped(part))
                .append("\" ContentType=\"")
                .append(escaped(type))
                .append("\"/>"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, "[Content_Types].xml", list.append("</Types>").toString().getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                entry(zip, part.getKey().replaceFirst("^/+", ""), part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
