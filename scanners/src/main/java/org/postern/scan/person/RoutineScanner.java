package org.postern.scan.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;
import org.postern.scan.topic.Signals.Signal;

/**
 * Finds where and when a child or its family is to be found, or their home stands empty (clause ST-31): a family and
 * its occasion, place or way, together with a time. The school's own trips and clubs, and what is past, are not.
 */
public final class RoutineScanner implements Scanner {
    @Override
    public String name() {
        return "routine";
    }

    @Override
    public ScanOutcome scan(ScannedText text) {
        Reporter reporter = new Reporter(text, name());
        TreeMap<Integer, List<Signal>> sentences = new TreeMap<>();
        for (Signal signal : Clues.about(Category.ROUTINE, text).all()) {
            sentences.computeIfAbsent(signal.sentence(), n -> new ArrayList<>()).add(signal);
        }
        int done = -1;
        for (int sentence : sentences.keySet()) {
            List<Signal> one = sentences.getOrDefault(sentence, List.of());
            List<Signal> next = sentences.getOrDefault(sentence + 1, List.of());
            List<Signal> both = new ArrayList<>(one);
            both.addAll(next);
            if (sentence > done && told(one, reporter)) {
                done = sentence;
            } else if (sentence > done && told(both, reporter)) {
                done = sentence + 1;
            }
        }
        return reporter.outcome();
    }

    private static boolean told(List<Signal> signals, Reporter reporter) {
        Optional<Set<String>> marks = marks(signals);
        marks.ifPresent(found -> {
            int end = signals.stream().mapToInt(Signal::end).max().orElseThrow();
            reporter.report(
                    Category.ROUTINE, Confidence.LIKELY, signals.getFirst().start(), end, found);
        });
        return marks.isPresent();
    }

    /** Nothing if the sentence does not say where somebody will be when. */
    private static Optional<Set<String>> marks(List<Signal> signals) {
        boolean when = has(signals, "when");
        boolean spot = has(signals, "spot");
        boolean empty = has(signals, "empty") && (when || has(signals, "away"));
        boolean dismissed = has(signals, "unreal") || has(signals, "over") || (has(signals, "school") && !empty);
        boolean way = (has(signals, "route") || has(signals, "waits")) && (when || has(signals, "alone")) && spot;
        boolean alone = has(signals, "route") && has(signals, "alone") && when;
        boolean family = has(signals, "family");
        boolean meets = family && when && (spot || has(signals, "occasion"));
        boolean away = has(signals, "away") && when && family;
        if (dismissed && !(way && !has(signals, "unreal") && !has(signals, "over"))) {
            return Optional.empty();
        }
        if (!empty && !way && !alone && !meets && !away) {
            return Optional.empty();
        }
        Set<String> marks = new TreeSet<>(Set.of("private"));
        if (spot) {
            marks.add("outside");
        }
        return Optional.of(marks);
    }

    private static boolean has(List<Signal> signals, String name) {
        return Clues.first(signals, name).isPresent();
    }
}
