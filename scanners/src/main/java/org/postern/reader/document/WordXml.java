package org.postern.reader.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.postern.message.Content;
import org.postern.read.Sign;
import org.postern.reader.LimitReached;

/** The text of WordprocessingML of 2003, which names its parts as that of today but keeps all in one file. */
final class WordXml implements Xml.Sink {
    private static final Set<String> SAID =
            Set.of("Title", "Subject", "Keywords", "Description", "Category", "HyperlinkBase");

    private final Draft draft;
    private final MarkupText text;
    private final StringBuilder data = new StringBuilder();
    private final List<File> files = new ArrayList<>();
    private String name = "";
    private boolean binary;
    private int properties;
    private boolean said;

    private record File(String name, Content content) {}

    WordXml(Draft draft) {
        this.draft = draft;
        this.text = new MarkupText(draft);
    }

    @Override
    public void start(XMLStreamReader xml) throws LimitReached {
        String element = xml.getLocalName();
        switch (element) {
            case "binData" -> {
                binary = true;
                name = Xml.attribute(xml, "name").orElse("item");
            }
            case "CustomDocumentProperties" -> properties++;
            case "hlink" -> {
                draft.text().aside(Xml.attribute(xml, "dest").orElse(""));
                draft.text().aside(Xml.attribute(xml, "screenTip").orElse(""));
            }
            default -> said = properties > 0 || SAID.contains(element);
        }
        if (!element.equals("binData")) {
            text.start(xml);
        }
    }

    @Override
    public void end(String element) throws LimitReached {
        said = false;
        switch (element) {
            case "binData" -> taken();
            case "CustomDocumentProperties" -> properties--;
            default -> text.end(element);
        }
    }

    /** What Word keeps of macros is called editdata.mso. */
    private void taken() throws LimitReached {
        binary = false;
        if (name.endsWith("editdata.mso")) {
            draft.sign(Sign.Kind.MACRO, "macros in a document");
        } else {
            files.add(new File(name.substring(name.lastIndexOf('/') + 1), Content.of(decoded())));
        }
        data.setLength(0);
    }

    private byte[] decoded() {
        try {
            return Base64.getMimeDecoder().decode(data.toString());
        } catch (IllegalArgumentException damaged) {
            draft.damaged();
            return new byte[0];
        }
    }

    @Override
    public void characters(String words) throws LimitReached {
        if (binary) {
            data.append(words);
        } else if (said) {
            draft.text().aside(words);
        } else {
            text.characters(words);
        }
    }

    /** Gives pictures and objects to the walk. */
    void files() throws IOException, LimitReached {
        for (File file : files) {
            try (InputStream in = file.content().open()) {
                draft.child(file.name(), in);
            }
        }
    }
}
