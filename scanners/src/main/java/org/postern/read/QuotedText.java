package org.postern.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.postern.message.Span;

/** Finds the ranges of a text that repeat an earlier mail, by the marks mail programs set. */
final class QuotedText {
    private static final Pattern DIVIDER = Pattern.compile(
            "\\s*(-{2,}\\s*(Original Message|Forwarded message|Original Appointment|Reply Message)\\s*-{2,}"
                    + "|Begin forwarded message:|_{20,})\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WROTE = Pattern.compile("\\s*(On\\s.{4,300}\\swrote:|.{4,200}\\swrote:)\\s*");
    private static final Pattern FROM = Pattern.compile("\\s*\\*?From:\\*?\\s.{1,300}");
    private static final Pattern SENT = Pattern.compile("\\s*\\*?(Sent|Date|To|Subject):\\*?\\s.{0,300}");

    private final String text;
    private final List<Span> lines = new ArrayList<>();
    private final List<Span> found = new ArrayList<>();
    private final TreeMap<Integer, Span> starts = new TreeMap<>();

    private QuotedText(String text) {
        this.text = text;
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            lines.add(new Span(from, end));
            from = end + 1;
        }
    }

    /** The quoted ranges in order, those already known among them; none overlap. */
    static List<Span> find(String text, List<Span> known) {
        return new QuotedText(text).run(known);
    }

    private List<Span> run(List<Span> known) {
        known.forEach(span -> starts.put(span.start(), span));
        found.addAll(known);
        for (int i = 0; i < lines.size(); i++) {
            Span line = lines.get(i);
            String words = text.substring(line.start(), Math.min(line.end(), line.start() + 600));
            if (words.startsWith(">")) {
                found.add(line);
            } else if (isDivider(words, i)) {
                found.add(new Span(line.start(), text.length()));
                break;
            } else if (words.endsWith(":") && WROTE.matcher(words).matches()) {
                boolean marked = marked(i + 1);
                found.add(marked ? line : new Span(line.start(), text.length()));
                if (!marked) {
                    break;
                }
            }
        }
        return merged();
    }

    private boolean isDivider(String words, int i) {
        if (words.isEmpty()) {
            return false;
        }
        boolean rule = words.indexOf('_') >= 0 && words.strip().startsWith("____");
        if (!rule && DIVIDER.matcher(words).matches()) {
            return true;
        }
        int from = rule ? i + 1 : i;
        return isFrom(from) && (isSent(from + 1) || isSent(from + 2));
    }

    private boolean isFrom(int i) {
        return i < lines.size()
                && line(i).contains("From:")
                && FROM.matcher(line(i)).matches();
    }

    private boolean isSent(int i) {
        return i < lines.size() && SENT.matcher(line(i)).matches();
    }

    private String line(int i) {
        Span line = lines.get(i);
        return text.substring(line.start(), Math.min(line.end(), line.start() + 600));
    }

    /** Whether the next line with words is marked as quoted by itself. */
    private boolean marked(int i) {
        int at = i;
        while (at < lines.size() && line(at).isBlank()) {
            at++;
        }
        if (at >= lines.size()) {
            return true;
        }
        Span next = lines.get(at);
        Map.Entry<Integer, Span> before = starts.lowerEntry(next.end());
        return text.charAt(next.start()) == '>'
                || (before != null && before.getValue().overlaps(next));
    }

    private List<Span> merged() {
        return Spans.merge(found, 1);
    }
}
