package org.postern.scan.person;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.postern.model.Confidence;
import org.postern.scan.topic.Signals.Signal;

/** Places of the school's own list ({@code school-places}), where pupils may meet whatever they are called. */
final class SchoolPlaces {
    private static final int SHORTEST = 4;

    private final List<String> places;

    SchoolPlaces(Collection<String> places) {
        this.places = places.stream()
                .map(place -> place.toLowerCase(Locale.ROOT).strip())
                .filter(place -> place.length() >= SHORTEST)
                .toList();
    }

    /** The signals of a text with each such place as one in school, and no other place within it. */
    List<Signal> within(List<Signal> signals, String text) {
        if (signals.isEmpty()) {
            return signals;
        }
        List<Signal> all = new ArrayList<>(signals);
        for (String place : places) {
            for (int at = text.indexOf(place); at >= 0; at = text.indexOf(place, at + place.length())) {
                int start = at;
                int end = at + place.length();
                if (isWhole(text, start, end)) {
                    all.removeIf(s -> s.name().equals("place") && s.start() < end && start < s.end());
                    all.add(inside(signals, start, end));
                }
            }
        }
        all.sort(Comparator.comparingInt(Signal::start));
        return all;
    }

    private static boolean isWhole(String text, int start, int end) {
        return (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }

    /** It stands in the sentence of the signal before it. */
    private static Signal inside(List<Signal> signals, int start, int end) {
        Signal before = signals.getFirst();
        for (Signal signal : signals) {
            before = signal.start() <= start ? signal : before;
        }
        return new Signal(
                before.about(), "inside", Confidence.LIKELY, before.to(), before.to(), start, end, before.sentence());
    }
}
