package org.postern.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Elements that styles show in another order than they are written: from the right, by number, or at a place. */
final class Placed {
    private static final Pattern NUMBER = Pattern.compile("-?\\d*\\.?\\d+");
    private static final int LONGEST = 2000;
    /** Elements of a page that are looked at; each costs as much as what is inside it. */
    private static final int MOST = 500;

    private record Child(double row, double column, String words) {}

    /** For each open element those children of it. */
    private final Deque<List<Child>> open = new ArrayDeque<>();

    private static final Set<String> AT = Set.of("absolute", "relative", "fixed");
    private static final Set<String> CELLS = Set.of("td", "th");

    private int calls;

    Placed() {
        open.push(List.of());
    }

    /** Call it for every element that opens; {@code rtl} if the line around it runs from the right. */
    void open(Element element, Style style, Style parent, boolean rtl) {
        boolean reverse = parent.get("flex-direction").endsWith("reverse")
                || style.get("float").equals("right")
                || (rtl && CELLS.contains(element.normalName()));
        boolean at = AT.contains(style.get("position"))
                && !(style.get("left") + style.get("top") + style.get("right")).isEmpty();
        boolean odd = reverse || at || !style.get("order").isEmpty();
        if (odd && calls++ < MOST && element.text().length() < LONGEST) {
            List<Child> before = open.pop();
            List<Child> children = before.isEmpty() ? new ArrayList<>() : before;
            children.add(child(element, style, reverse ? -children.size() : at ? 0 : number(style.get("order"))));
            open.push(children);
        }
        open.push(List.of());
    }

    private static Child child(Element element, Style style, double order) {
        boolean at = AT.contains(style.get("position"));
        double column =
                !at ? order : style.get("left").isEmpty() ? -number(style.get("right")) : number(style.get("left"));
        return new Child(at ? number(style.get("top")) : 0, column, element.text());
    }

    private static double number(String value) {
        Matcher number = NUMBER.matcher(value);
        return number.lookingAt() ? Double.parseDouble(number.group()) : 0;
    }

    /** The words of an element's children as they are seen, where that is another order. */
    Optional<String> close() {
        List<Child> children = open.pop();
        if (children.size() < 2) {
            return Optional.empty();
        }
        List<Child> seen = new ArrayList<>(children);
        seen.sort(Comparator.comparingDouble(Child::row).thenComparingDouble(Child::column));
        if (seen.equals(children)) {
            return Optional.empty();
        }
        boolean letters = seen.stream().allMatch(child -> child.words().length() < 2);
        String gap = letters ? "" : " ";
        return Optional.of(String.join(gap, seen.stream().map(Child::words).toList()));
    }
}
