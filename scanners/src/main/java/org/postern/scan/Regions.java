package org.postern.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.postern.message.Span;

/** Ranges of a text in order and without overlap, so that asking about one place does not walk them all. */
final class Regions {
    private final int[] starts;
    private final int[] ends;

    private Regions(List<Span> spans) {
        starts = spans.stream().mapToInt(Span::start).toArray();
        ends = spans.stream().mapToInt(Span::end).toArray();
    }

    static Regions of(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        spans.stream().sorted(Comparator.comparingInt(Span::start)).forEach(span -> {
            if (!merged.isEmpty() && merged.getLast().end() >= span.start()) {
                Span last = merged.removeLast();
                merged.add(new Span(last.start(), Math.max(last.end(), span.end())));
            } else {
                merged.add(span);
            }
        });
        return new Regions(merged);
    }

    boolean touch(Span span) {
        int at = Arrays.binarySearch(starts, span.end());
        int before = at >= 0 ? at - 1 : -at - 2;
        return before >= 0 && ends[before] > span.start();
    }
}
