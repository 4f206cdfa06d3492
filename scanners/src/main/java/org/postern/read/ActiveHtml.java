package org.postern.read;

import java.util.Locale;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Whether a browser that opens a page would run code in it or leave it, and so show something else than was read. */
final class ActiveHtml {
    private ActiveHtml() {}

    static boolean isIn(Document page) {
        return page.stream().anyMatch(ActiveHtml::isActive);
    }

    private static boolean isActive(Element element) {
        boolean leaves = element.normalName().equals("meta")
                && element.attr("http-equiv").strip().equalsIgnoreCase("refresh");
        return leaves
                || element.normalName().equals("script")
                || element.attributes().asList().stream().anyMatch(ActiveHtml::isCode);
    }

    /** An event handler, or an address that is a program; browsers skip white space and controls in its scheme. */
    private static boolean isCode(Attribute attribute) {
        String value = attribute.getValue();
        String scheme = value.substring(0, Math.min(value.length(), 100))
                .replaceAll("[\\x00-\\x20]", "")
                .toLowerCase(Locale.ROOT);
        return attribute.getKey().toLowerCase(Locale.ROOT).startsWith("on")
                || scheme.startsWith("javascript:")
                || scheme.startsWith("vbscript:");
    }
}
