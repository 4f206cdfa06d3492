package org.postern.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.postern.message.Content;
import org.postern.message.Part;

/** Reads a part that is a page: its text, and the pictures written into it as parts of their own. */
final class HtmlPart {
    /** A page, a style sheet or a picture written into the page that has not become a part. */
    private static final String LEFT = "[src^=data:],[data^=data:],[href^=data:],[srcset*=data:],[poster^=data:],"
            + "[background^=data:],[xlink:href^=data:],iframe[srcdoc]";
    /** A style that brings its own letters, which may look like others, or its own picture (CSS Fonts 4, 4.3). */
    private static final Pattern OWN = Pattern.compile("(?i)url\\(\\s*[\"']?\\s*data:|@import\\s*[\"']?\\s*data:");

    private static final int SIDE = 21;
    private static final int COLOURED = SIDE * SIDE / 4;

    private HtmlPart() {}

    static ReadOutcome read(Part part, String html, FileKind kind) {
        Document page = Jsoup.parse(html);
        if (part.attachment() && ActiveHtml.isIn(page)) {
            return Called.unreadable(part, kind, "An HTML file", " holds program code that could change its text.");
        }
        if (part.attachment() && (html.contains("<!ENTITY") || hasDrawnWords(page))) {
            return Called.unreadable(
                    part,
                    kind,
                    "An HTML file",
                    " may show words that it draws or declares, which Postern cannot read.");
        }
        if (isPattern(page)) {
            return Called.unreadable(
                    part, kind, "The HTML", " draws a pattern of coloured cells, which may be a code or letters.");
        }
        List<Part> pictures = EmbeddedPictures.takeFrom(part, page);
        if (!page.select(LEFT).isEmpty() || hasOwnStyle(page)) {
            return Called.unreadable(
                    part, kind, "The HTML", " holds a picture, page or font that Postern cannot read yet.");
        }
        if (pictures.isEmpty()) {
            return new ReadOutcome.Text(part, HtmlText.read(part.path(), page));
        }
        byte[] rest = page.outerHtml().getBytes(StandardCharsets.UTF_8);
        List<Part> children = new ArrayList<>(pictures);
        children.addFirst(new Part(
                part.path(), "text/html", Optional.of("utf-8"), part.fileName(), part.attachment(), Content.of(rest)));
        return new ReadOutcome.Nested(part, children);
    }

    /** A code of squares has at least 21 rows of as many cells (ISO 18004 5.3.1), of which half are dark. */
    private static boolean isPattern(Document page) {
        IdentityHashMap<Element, Integer> rows = new IdentityHashMap<>();
        IdentityHashMap<Element, Integer> coloured = new IdentityHashMap<>();
        for (Element row : page.getElementsByTag("tr")) {
            Element section = row.parent();
            Element table = section == null || section.nameIs("table") ? section : section.parent();
            if (table != null && row.childrenSize() >= SIDE) {
                rows.merge(table, 1, Integer::sum);
                coloured.merge(table, coloured(row), Integer::sum);
            }
        }
        return rows.entrySet().stream()
                .anyMatch(table -> table.getValue() >= SIDE && coloured.getOrDefault(table.getKey(), 0) >= COLOURED);
    }

    private static int coloured(Element row) {
        return (int) row.children().stream()
                .filter(cell -> cell.childrenSize() == 0 && !cell.hasText() && isColoured(cell))
                .count();
    }

    private static boolean isColoured(Element cell) {
        return cell.hasAttr("bgcolor")
                || cell.hasAttr("class")
                || cell.attr("style").contains("background");
    }

    private static boolean hasOwnStyle(Document page) {
        return page.getElementsByTag("style").stream()
                        .anyMatch(style -> OWN.matcher(style.data()).find())
                || page.getElementsByAttributeValueContaining("style", "data:").stream()
                        .anyMatch(element -> OWN.matcher(element.attr("style")).find());
    }

    private static boolean hasDrawnWords(Document page) {
        return page.getElementsByTag("svg").stream().anyMatch(drawing -> {
            SvgShapes shapes = new SvgShapes();
            drawing.getAllElements().forEach(element -> shapes.add(element, element.normalName()));
            return shapes.mayBeLetters();
        });
    }
}
