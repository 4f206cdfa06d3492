package org.postern.read;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What a browser writes beside elements: text of style rules, counters, and numbers of lists (CSS Lists 3, 4). */
final class Generated {
    private static final Pattern CONTENT = Pattern.compile(
            "\"([^\"]*)\"|attr\\(\\s*([\\w-]+)[^)]*\\)"
                + "|counters?\\(\\s*([\\w-]+)\\s*(?:,\\s*\"[^\"]*\"\\s*)?(?:,\\s*([\\w-]+)\\s*)?\\)|var\\(\\s*(--[\\w-]+)[^)]*\\)");
    private static final Pattern COUNTER = Pattern.compile("([a-zA-Z_-][\\w-]*)(?:\\s+(-?\\d{1,9}))?");
    private static final String ITEM = "list-item";

    /** Counters of one style, and characters and steps of one page. */
    private static final int MOST = 20;

    private int left = 200_000;
    private int steps = 200_000;
    private static final Set<String> LISTS = Set.of("ol", "ul", "menu");

    private final StyleSheet sheet;
    private final Map<String, Integer> counters = new HashMap<>();
    /** For each open element what its children's counters hide; such a counter ends with their parent. */
    private final Deque<Map<String, Integer>> outer = new ArrayDeque<>();
    /** For each open list whether its numbers are other than 1, 2, 3. */
    private final Deque<Boolean> told = new ArrayDeque<>();

    Generated(StyleSheet sheet) {
        this.sheet = sheet;
        outer.push(Map.of());
        told.push(false);
    }

    /** What stands before an element's own text; call it for every element that opens. */
    String open(Element element, Style style) {
        list(element);
        count(style);
        String marker = marker(element, style);
        outer.push(Map.of());
        Style before = sheet.beside(element, StyleSheet.Place.BEFORE);
        count(before);
        return cut(marker + content(element, before));
    }

    /** What stands behind it; call it when it closes. */
    String close(Element element) {
        Style after = sheet.beside(element, StyleSheet.Place.AFTER);
        count(after);
        String words = cut(content(element, after));
        counters.putAll(outer.pop());
        if (isList(element)) {
            told.pop();
        }
        return words;
    }

    /** A rule for all elements must not make more of a page than was in it. */
    private String cut(String words) {
        String some = words.substring(0, Math.min(words.length(), left));
        left -= some.length();
        return some;
    }

    private static boolean isList(Element element) {
        return LISTS.contains(element.normalName());
    }

    /** HTML 4.4.5 and 4.4.8: where a list begins to count, and what number an item has. */
    private void list(Element element) {
        if (isList(element)) {
            told.push(element.hasAttr("start") || element.hasAttr("reversed"));
            int step = element.hasAttr("reversed") ? element.childrenSize() + 1 : 0;
            reset(ITEM, element.hasAttr("start") ? number(element.attr("start"), 1) - 1 : step);
        } else if (element.normalName().equals("li")) {
            boolean back = element.parent() != null && element.parent().hasAttr("reversed");
            int next = counters.getOrDefault(ITEM, 0) + (back ? -1 : 1);
            counters.put(ITEM, number(element.attr("value"), next));
        }
    }

    private static int number(String digits, int otherwise) {
        return digits.strip().matches("[+-]?\\d{1,9}") ? Integer.parseInt(digits.strip()) : otherwise;
    }

    private String marker(Element element, Style style) {
        if (!element.normalName().equals("li") && !style.get("display").equals("list-item")) {
            return "";
        }
        Element list = element.parent() == null ? element : element.parent();
        String type = type(style).isEmpty() ? type(sheet.of(list)) : type(style);
        Matcher string = CONTENT.matcher(type);
        if (string.lookingAt() && string.group(1) != null) {
            return string.group(1);
        }
        boolean odd = told.element()
                || element.hasAttr("value")
                || style.get("counter-set").contains(ITEM);
        boolean numbered = list.normalName().equals("ol") || element.hasAttr("value");
        if (!odd || !numbered || type.contains("none")) {
            return "";
        }
        String kind = type.isEmpty() ? element.attr("type") + list.attr("type") : type;
        return CounterStyle.written(counters.getOrDefault(ITEM, 0), kind) + ". ";
    }

    private static String type(Style style) {
        return style.get("list-style-type").isEmpty() ? style.get("list-style") : style.get("list-style-type");
    }

    private void count(Style style) {
        if (style.declarations().isEmpty()) {
            return;
        }
        for (String name : new String[] {"counter-reset", "counter-increment", "counter-set"}) {
            Matcher counter = COUNTER.matcher(style.get(name));
            for (int i = 0; i < MOST && counter.find(); i++) {
                String key = counter.group(1);
                switch (name) {
                    case "counter-reset" -> reset(key, number(String.valueOf(counter.group(2)), 0));
                    case "counter-set" -> counters.put(key, number(String.valueOf(counter.group(2)), 0));
                    default -> counters.merge(key, number(String.valueOf(counter.group(2)), 1), Integer::sum);
                }
            }
        }
    }

    private void reset(String name, int to) {
        if (!outer.element().containsKey(name)) {
            Map<String, Integer> before = outer.pop();
            Map<String, Integer> more = before.isEmpty() ? new HashMap<>() : before;
            more.put(name, counters.getOrDefault(name, 0));
            outer.push(more);
        }
        counters.put(name, to);
    }

    private String content(Element element, Style style) {
        return style.hides() ? "" : written(element, style.get("content"), 0);
    }

    private String written(Element element, String content, int depth) {
        StringBuilder words = new StringBuilder();
        Matcher token = CONTENT.matcher(content);
        while (depth < 3 && words.length() < left && steps-- > 0 && token.find()) {
            if (token.group(1) != null) {
                words.append(token.group(1));
            } else if (token.group(2) != null) {
                words.append(element.attr(token.group(2)));
            } else if (token.group(3) != null) {
                int value = counters.getOrDefault(token.group(3).toLowerCase(java.util.Locale.ROOT), 0);
                words.append(CounterStyle.written(value, String.valueOf(token.group(4))));
            } else {
                words.append(written(element, sheet.variable(token.group(5)), depth + 1));
            }
        }
        return words.toString();
    }
}
