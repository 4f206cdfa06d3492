package org.postern.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.postern.message.Span;

/** Ranges put in order, those at most a gap apart made one, empty ones left out. */
final class Spans {
    private Spans() {}

    static List<Span> merge(List<Span> spans, int gap) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingInt(Span::start));
        List<Span> merged = new ArrayList<>();
        for (Span span : sorted) {
            Span last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && span.start() <= last.end() + gap) {
                merged.set(merged.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
            } else if (span.length() > 0) {
                merged.add(span);
            }
        }
        return merged;
    }
}
