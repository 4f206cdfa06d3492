package org.postern.reader.document;

import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.postern.reader.LimitReached;

/** Whatever words stand in a part that is not shown as such: properties, custom data, caches, names. */
final class OtherText implements Xml.Sink {
    private static final Set<String> SAID = Set.of(
            "v",
            "descr",
            "title",
            "prompt",
            "promptTitle",
            "error",
            "text",
            "command",
            "connection",
            "caption",
            "displayName",
            "totalsRowLabel",
            "Target");

    /** Who wrote it when and with what says nothing of what is in it. */
    private static final Set<String> UNSAID = Set.of(
            "creator",
            "lastModifiedBy",
            "created",
            "modified",
            "revision",
            "Application",
            "AppVersion",
            "Template",
            "TotalTime");

    private final DocumentText out;
    private boolean unsaid;
    private final boolean all;

    /** With {@code all} the value of every attribute counts as words. */
    OtherText(DocumentText out, boolean all) {
        this.out = out;
        this.all = all;
    }

    @Override
    public void start(XMLStreamReader xml) throws LimitReached {
        unsaid = UNSAID.contains(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            boolean item = xml.getLocalName().equals("item")
                    && xml.getAttributeLocalName(i).equals("val");
            if (all || item || SAID.contains(xml.getAttributeLocalName(i))) {
                out.gap();
                out.words(xml.getAttributeValue(i), false);
                out.gap();
            }
        }
    }

    @Override
    public void end(String name) {
        unsaid = false;
        out.line();
    }

    @Override
    public void characters(String words) throws LimitReached {
        if (!unsaid && !words.isBlank()) {
            out.words(words, false);
        }
    }
}
