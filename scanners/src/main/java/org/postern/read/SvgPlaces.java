package org.postern.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Where the words of a drawing stand: they are seen from left to right and from above, in whatever order they are
 * written (SVG 2, 11.4).
 */
public final class SvgPlaces {
    private static final Pattern NUMBER = Pattern.compile("-?\\d*\\.?\\d+(?:e-?\\d+)?");
    private static final Pattern MOVED = Pattern.compile(
            "(?:translate\\(\\s*|matrix\\((?:\\s*-?[\\d.e-]+[\\s,]+){4})(-?[\\d.e-]+)(?:[\\s,]+(-?[\\d.e-]+))?");
    private static final int MOST = 10_000;

    private record Word(double x, double y, String words) {}

    private final List<Word> words = new ArrayList<>();
    private double x;
    private double y;

    /** Takes what stands directly in an element; one with places for each letter is many words. */
    public void add(Element element, String own) {
        if (own.isBlank() || words.size() > MOST) {
            return;
        }
        double[] across = numbers(element.attr("x"));
        double[] down = numbers(element.attr("y"));
        double[] moved = moved(element);
        for (int i = 0; i < Math.max(1, Math.min(across.length, own.length())); i++) {
            x = i < across.length ? across[i] + moved[0] : x + 1;
            y = i < down.length ? down[i] + moved[1] : y;
            boolean last = i >= across.length - 1;
            words.add(new Word(x, y, last ? own.substring(Math.min(i, own.length())) : own.substring(i, i + 1)));
        }
    }

    private static double[] numbers(String list) {
        return NUMBER.matcher(list)
                .results()
                .mapToDouble(number -> Double.parseDouble(number.group()))
                .toArray();
    }

    private static double[] moved(Element element) {
        double[] by = {0, 0};
        int depth = 0;
        for (Element at = element; at != null && depth < 50; at = at.parent(), depth++) {
            Matcher moved = MOVED.matcher(at.attr("transform"));
            if (moved.find()) {
                by[0] += number(moved.group(1));
                by[1] += number(moved.group(2) == null ? "0" : moved.group(2));
            }
        }
        return by;
    }

    private static double number(String digits) {
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException odd) {
            return 0;
        }
    }

    /** All words in the order they are seen, if it is another than they are written in. */
    public Optional<String> seen() {
        List<Word> sorted = new ArrayList<>(words);
        sorted.sort(Comparator.comparingLong((Word word) -> Math.round(word.y() / 2))
                .thenComparingDouble(Word::x));
        return sorted.equals(words) ? Optional.empty() : Optional.of(joined(sorted));
    }

    private static String joined(List<Word> sorted) {
        StringBuilder text = new StringBuilder();
        long line = Long.MIN_VALUE;
        for (Word word : sorted) {
            long own = Math.round(word.y() / 2);
            boolean apart = word.words().strip().length() > 1;
            text.append(own == line ? apart ? " " : "" : "\n")
                    .append(word.words().strip());
            line = own;
        }
        return text.toString().strip();
    }
}
