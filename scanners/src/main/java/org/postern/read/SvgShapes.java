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

    private int outlines;
    private int length;
    private int pieces;

    /** Counts one element. */
    public void add(Element element, String name) {
        switch (name) {
            case "path" -> {
                String path = element.attr("d");
                outlines += Math.max(1, (int) path.toLowerCase(Locale.ROOT)
                        .chars()
                        .filter(c -> c == 'm')
                        .count());
                length += path.length();
            }
            case "use", "glyph", "polyline" -> {
                outlines++;
                length += element.attr("points").length();
            }
            case "rect", "line", "circle", "ellipse", "polygon" -> pieces++;
            default -> {}
        }
    }

    /** Whether there are so many that they may be the letters of a text. */
    public boolean mayBeLetters() {
        return outlines > OUTLINES || length > LENGTH || pieces > PIECES;
    }
}
