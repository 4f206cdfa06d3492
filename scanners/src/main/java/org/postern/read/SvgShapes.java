package org.postern.read;

import java.util.Locale;
import org.jsoup.nodes.Element;

/** Counts the shapes of a drawing: an icon has few, words that are drawn as lines have one and more for each letter. */
public final class SvgShapes {
    /** Separate outlines, and characters of their descriptions: an icon's, and less than a short word needs. */
    private static final int OUTLINES = 8;

    private static final int LENGTH = 1500;
    /** Squares and strokes that letters could be put together from; a diagram has fewer. */
    private static final int PIECES = 60;

    /** Separate lines that do not close: two letters have as many, where they are larger than an icon. */
    private static final int STROKES = 4;

    private static final double ICON = 64;

    private int outlines;
    private int length;
    private int pieces;
    private int strokes;

    /** Counts one element. */
    public void add(Element element, String name) {
        switch (name) {
            case "path" -> {
                String path = element.attr("d");
                int parts = Math.max(1, count(path, 'm'));
                outlines += parts;
                strokes += open(element, parts - count(path, 'z'));
                length += path.length();
            }
            case "use", "glyph", "polyline" -> {
                outlines++;
                strokes += open(element, name.equals("polyline") ? 1 : 0);
                length += element.attr("points").length();
            }
            case "rect", "line", "circle", "ellipse", "polygon" -> pieces++;
            default -> {}
        }
    }

    /** Whether there are so many that they may be the letters of a text. */
    public boolean mayBeLetters() {
        return outlines > OUTLINES || length > LENGTH || pieces > PIECES || strokes >= STROKES;
    }

    /** Once there are enough, nobody looks any more whether one is in an icon. */
    private int open(Element shape, int lines) {
        return lines <= 0 || strokes >= STROKES || isIcon(shape) ? 0 : lines;
    }

    /** Icons are small squares; letters may be read where they are shown larger. */
    private static boolean isIcon(Element shape) {
        Element svg = shape;
        while (!svg.tagName().endsWith("svg")) {
            Element around = svg.parent();
            if (around == null) {
                return false;
            }
            svg = around;
        }
        String[] box = svg.attributes().getIgnoreCase("viewBox").strip().split("[\\s,]+", -1);
        double wide = number(svg.hasAttr("width") || box.length < 4 ? svg.attr("width") : box[2]);
        double high = number(svg.hasAttr("height") || box.length < 4 ? svg.attr("height") : box[3]);
        return high > 0 && high <= ICON && wide >= high / 2 && wide <= 2 * high;
    }

    private static int count(String path, char command) {
        return (int)
                path.toLowerCase(Locale.ROOT).chars().filter(c -> c == command).count();
    }

    private static double number(String length) {
        String digits = length.strip().replaceFirst("(px|pt)$", "");
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
