package org.postern.read;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/** The rules of a page's style elements, matched to its elements. Later rules win; media queries count as met. */
final class StyleSheet {
    /** Rules times elements; a page beyond it keeps all its text and loses only the marks from its style sheet. */
    private static final long WORK = 4_000_000;

    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?(\\*/|$)|<!--|-->", Pattern.DOTALL);
    private static final Pattern GENERATED = Pattern.compile("content\\s*:\\s*(\"[^\"]*\"|'[^']*')");

    private final IdentityHashMap<Element, Style> styles = new IdentityHashMap<>();
    private final List<String> generated = new ArrayList<>();

    static StyleSheet of(Document page) {
        StyleSheet sheet = new StyleSheet();
        List<Element> sources = page.getElementsByTag("style");
        if (!sources.isEmpty()) {
            int elements = page.getAllElements().size();
            long work = 0;
            for (Element source : sources) {
                String css = COMMENT.matcher(source.data()).replaceAll("");
                Matcher rule = RULE.matcher(css);
                while (rule.find() && work < WORK) {
                    work += sheet.add(page, rule.group(1), rule.group(2)) ? elements : 1;
                }
                sheet.collect(css);
            }
        }
        return sheet;
    }

    private boolean add(Document page, String selector, String declarations) {
        Style style = Style.parse(declarations);
        if (!style.isOfInterest()) {
            return false;
        }
        try {
            for (Element element : page.select(selector.strip())) {
                styles.merge(element, style, Style::with);
            }
        } catch (Selector.SelectorParseException | IllegalArgumentException notSupported) {
            return true; // :hover and the like, which do not hide text from a reader at rest
        }
        return true;
    }

    private void collect(String css) {
        Matcher content = GENERATED.matcher(css);
        while (content.find()) {
            String quoted = content.group(1);
            generated.add(quoted.substring(1, quoted.length() - 1));
        }
    }

    Style of(Element element) {
        Style rules = styles.getOrDefault(element, Style.NONE);
        String own = element.attr("style");
        return own.isEmpty() ? rules : rules.with(Style.parse(own));
    }

    /** Text that rules write beside elements. */
    List<String> generated() {
        return generated;
    }
}
