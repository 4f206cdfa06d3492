package org.postern.scan.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postern.model.Category;
import org.postern.scan.ScannedText;
import org.postern.scan.topic.Signals;
import org.postern.scan.topic.Signals.Signal;

/** The signals that the scanners of this package put together, read once for all of them. */
final class Clues {
    private static final Set<String> NAMES = Set.of(
            "meet",
            "visit",
            "ask",
            "us",
            "place",
            "outing",
            "clock",
            "time",
            "day",
            "secret",
            "inside",
            "event",
            "past",
            "was",
            "told",
            "online",
            "own",
            "parent",
            "job",
            "workplace",
            "vague",
            "contact",
            "unreal",
            "empty",
            "away",
            "route",
            "alone",
            "waits",
            "family",
            "occasion",
            "spot",
            "when",
            "school",
            "over");

    /** Signals that begin so near may lie within each other. */
    private static final int NEAR = 12;

    /** They say that it is no plan, unless they are part of something that is. */
    private static final Set<String> WEAK = Set.of("inside", "event", "past", "was");

    private static final Signals SIGNALS =
            Signals.load(Clues.class, NAMES, List.of("meeting.phrases", "parent-work.phrases", "routine.phrases"));

    private final int words;
    private final List<Signal> all;

    private Clues(int words, List<Signal> all) {
        this.words = words;
        this.all = all;
    }

    /** What there is about one thing. */
    static Clues about(Category category, ScannedText text) {
        Signals.Found found = SIGNALS.in(text);
        List<Signal> own =
                found.all().stream().filter(s -> s.about() == category).toList();
        return new Clues(found.words(), outermost(own));
    }

    private static List<Signal> outermost(List<Signal> signals) {
        List<Signal> kept = new ArrayList<>();
        for (int i = 0; i < signals.size(); i++) {
            Signal signal = signals.get(i);
            List<Signal> near = signals.subList(Math.max(0, i - NEAR), Math.min(signals.size(), i + NEAR));
            if (near.stream().noneMatch(other -> other.covers(signal) && hides(other.name(), signal.name()))) {
                kept.add(signal);
            }
        }
        return kept;
    }

    /** The club in "after club" is a time, the fair in "book fair" is no place. */
    private static boolean hides(String longer, String shorter) {
        return shorter.equals("place") ? WEAK.contains(longer) : WEAK.contains(shorter) && !WEAK.contains(longer);
    }

    /** The first of any of these names, in the order of the names. */
    static Optional<Signal> first(List<Signal> signals, String... names) {
        return Stream.of(names)
                .flatMap(name -> signals.stream().filter(s -> s.name().equals(name)))
                .findFirst();
    }

    int words() {
        return words;
    }

    List<Signal> all() {
        return all;
    }
}
