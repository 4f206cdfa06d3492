package org.postern.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/** The rules of a page's style elements, matched to its elements. Later rules win; media queries count as met. */
final class StyleSheet {
    /** Rules times elements; a page beyond it keeps all its text and loses only the marks from its style sheet. */
    private static final long WORK = 4_000_000;

    private static final Pattern BESIDE = Pattern.compile("(.*?)::?(before|after|marker)\\s*", Pattern.DOTALL);
    private static final Pattern STRING = Pattern.compile("\"([^\"]*)\"");
    /** Strings that name a font or a file, or an area of a page's layout. */
    private static final Pattern UNSHOWN =
            Pattern.compile("(?:^|;)\\s*(?:font[\\w-]*|src|grid[\\w-]*|filter|mso-[\\w-]*"
                    + "|-[a-z]+-[\\w-]*|behavior|background[\\w-]*|unicode-range|cursor)\\s*:[^;]*");

    /** Where the text of a rule stands. */
    enum Place {
        BEFORE,
        AFTER
    }

    private final IdentityHashMap<Element, Style> styles = new IdentityHashMap<>();
    private final Map<Place, IdentityHashMap<Element, Style>> beside =
            Map.of(Place.BEFORE, new IdentityHashMap<>(), Place.AFTER, new IdentityHashMap<>());
    private final Map<String, String> variables = new HashMap<>();
    private final Set<String> loose = new LinkedHashSet<>();
    private long work;

    static StyleSheet of(Document page) {
        StyleSheet sheet = new StyleSheet();
        List<Element> sources = page.getElementsByTag("style");
        if (!sources.isEmpty()) {
            int elements = page.getAllElements().size();
            for (Element source : sources) {
                CssText css = CssText.of(source.data());
                sheet.rules(page, css, elements);
            }
        }
        return sheet;
    }

    /** Blocks with blocks inside, such as media queries, are gone into. */
    private void rules(Document page, CssText css, int elements) {
        String rules = css.rules();
        int at = 0;
        int start = 0;
        for (int i = 0; i < rules.length(); i++) {
            char c = rules.charAt(i);
            if (c == '{') {
                at = start;
                start = i + 1;
            } else if (c == '}') {
                if (start > at) {
                    rule(page, css, rules.substring(at, start - 1), rules.substring(start, i), elements);
                }
                start = i + 1;
                at = start;
            }
        }
    }

    /** Commas in brackets belong to one selector. */
    private static List<String> selectors(String list) {
        List<String> selectors = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ',' && depth <= 0) {
                selectors.add(list.substring(from, i));
                from = i + 1;
            }
        }
        selectors.add(list.substring(from));
        return selectors;
    }

    private void rule(Document page, CssText css, String selectors, String declarations, int elements) {
        Style style = Style.parse(declarations, css);
        style.declarations().forEach((name, value) -> {
            if (name.startsWith("--")) {
                variables.put(name, value);
            }
        });
        String words = css.with(UNSHOWN.matcher(declarations).replaceAll(""));
        boolean placed = false;
        if (style.isOfInterest()) {
            for (String selector : selectors(css.with(selectors))) {
                work += elements;
                placed |= work < WORK && add(page, selector.strip(), style);
            }
        }
        if (!placed) {
            loose(words);
        }
    }

    /** Strings that nobody knows where they are shown, such as those of counters; icons are no words. */
    private void loose(String words) {
        Matcher string = STRING.matcher(words);
        while (string.find()) {
            if (string.group(1).chars().anyMatch(Character::isLetterOrDigit)) {
                loose.add(string.group(1));
            }
        }
    }

    /** True if text of the rule has found its place. */
    private boolean add(Document page, String selector, Style style) {
        Matcher part = BESIDE.matcher(selector);
        boolean generates = part.matches();
        Map<Element, Style> to =
                !generates ? styles : part.group(2).equals("after") ? beside(Place.AFTER) : beside(Place.BEFORE);
        String base = generates ? part.group(1).strip() : selector;
        boolean found = false;
        try {
            for (Element element : page.select(base.isEmpty() || base.matches(".*[>+~ ]") ? base + "*" : base)) {
                to.merge(element, style, Style::with);
                found = true;
            }
        } catch (Selector.SelectorParseException | IllegalArgumentException notSupported) {
            return false; // :hover and the like, which do not hide text from a reader at rest
        }
        return found
                && (generates
                        || !style.get("list-style-type").isEmpty()
                        || !style.get("list-style").isEmpty());
    }

    private Map<Element, Style> beside(Place place) {
        return beside.getOrDefault(place, new IdentityHashMap<>());
    }

    Style of(Element element) {
        Style rules = styles.getOrDefault(element, Style.NONE);
        String own = element.attr("style");
        return own.isEmpty() ? rules : rules.with(Style.parse(own));
    }

    /** How the text looks that a rule writes before or after what an element holds. */
    Style beside(Element element, Place place) {
        return beside(place).getOrDefault(element, Style.NONE);
    }

    /** What a variable of the sheet stands for. */
    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** Text of rules that has no known place. */
    Set<String> loose() {
        return loose;
    }
}
