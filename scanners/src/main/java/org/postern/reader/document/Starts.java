package org.postern.reader.document;

import java.util.function.Consumer;
import javax.xml.stream.XMLStreamReader;

/** Looks at the beginnings of elements only. */
record Starts(Consumer<XMLStreamReader> look) implements Xml.Sink {
    @Override
    public void start(XMLStreamReader xml) {
        look.accept(xml);
    }

    @Override
    public void end(String name) {
        // only beginnings count
    }

    @Override
    public void characters(String words) {
        // only beginnings count
    }
}
