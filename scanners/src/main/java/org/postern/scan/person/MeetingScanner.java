package org.postern.scan.person;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
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
 * Finds plans to meet out of school: a place, a time and words that say "we" (clause PP-08). Two of them are enough if
 * the words propose it; places, times and affairs of the school, stories and what is past speak against it.
 */
public final class MeetingScanner implements Scanner {
    /** Sentences that may make one plan: "u free tmoz? link me at the station. round 5". */
    private static final int SENTENCES = 3;

    private static final int LONGEST = 50;
    /** A mail of so few words is a plan without saying so: "park 4pm x". */
    private static final int TERSE = 8;

    private final SchoolPlaces school;

    /** @param schoolPlaces where pupils may meet in school, as written */
    public MeetingScanner(Collection<String> schoolPlaces) {
        school = new SchoolPlaces(schoolPlaces);
    }

    @Override
    public String name() {
        return "meeting";
    }

    @Override
    public ScanOutcome scan(ScannedText text) {
        Reporter reporter = new Reporter(text, name());
        Clues clues = Clues.about(Category.MEETING, text);
        if (isInvitation(text.folded().text())) {
            invitation(clues, reporter);
            return reporter.outcome();
        }
        TreeMap<Integer, List<Signal>> sentences = new TreeMap<>();
        for (Signal signal : school.within(clues.all(), text.folded().text())) {
            sentences.computeIfAbsent(signal.sentence(), n -> new ArrayList<>()).add(signal);
        }
        boolean terse = clues.words() <= TERSE;
        int done = -1;
        for (int first : sentences.keySet()) {
            for (int last = first; first > done && last < first + SENTENCES; last++) {
                Optional<Plan> plan = plan(sentences, first, last, terse);
                if (plan.isPresent()) {
                    plan.get().report(reporter);
                    done = last;
                }
            }
        }
        return reporter.outcome();
    }

    private static Optional<Plan> plan(
            NavigableMap<Integer, List<Signal>> sentences, int first, int last, boolean terse) {
        if (!sentences.containsKey(last)) {
            return Optional.empty();
        }
        List<Signal> within = sentences.subMap(first, true, last, true).values().stream()
                .flatMap(List::stream)
                .toList();
        boolean told = sentences.subMap(first - 1, true, last + 1, true).values().stream()
                .flatMap(List::stream)
                .anyMatch(s -> s.name().equals("told"));
        int words = within.getLast().to() - within.getFirst().from();
        return told || words > LONGEST ? Optional.empty() : Plan.of(within, terse);
    }

    /** An appointment of a calendar program (RFC 5545). */
    private static boolean isInvitation(String text) {
        return text.contains("dtstart") && text.contains("begin:vevent");
    }

    private static void invitation(Clues clues, Reporter reporter) {
        Plan.Kinds kinds = new Plan.Kinds(clues.all());
        if (kinds.any("place", "visit", "meet") && !kinds.any("inside", "event", "online")) {
            Signal first = clues.all().getFirst();
            reporter.report(Category.MEETING, Confidence.LIKELY, first.start(), first.end(), Set.of("outside"));
        }
    }

    /** What some neighbouring sentences say together. */
    private record Plan(List<Signal> signals, Kinds kinds, Confidence sure) {
        /** The kinds of some signals. */
        record Kinds(List<Signal> signals) {
            boolean any(String... names) {
                Set<String> wanted = Set.of(names);
                return signals.stream().anyMatch(s -> wanted.contains(s.name()));
            }

            boolean sure(String name) {
                return signals.stream().anyMatch(s -> s.name().equals(name) && s.sure() != Confidence.POSSIBLE);
            }
        }

        static Optional<Plan> of(List<Signal> signals, boolean terse) {
            Kinds kinds = new Kinds(signals);
            if (isElsewhere(kinds)) {
                return Optional.empty();
            }
            boolean when = kinds.any("clock", "time");
            boolean where = kinds.any("place");
            boolean meet = kinds.sure("meet");
            boolean visit = kinds.any("visit");
            boolean asked = kinds.any("ask", "us", "secret");
            if ((meet || visit) && ((where && when) || kinds.any("secret"))) {
                return Optional.of(new Plan(signals, kinds, Confidence.CERTAIN));
            }
            boolean likely = (meet && (where || when))
                    || (visit && (when || asked || kinds.any("day")))
                    || (where && asked && isAhead(kinds))
                    || (kinds.any("outing")
                            && kinds.any("ask", "us", "visit", "secret")
                            && kinds.any("time")
                            && !kinds.any("was"))
                    || (terse && where && when && isAhead(kinds) && !kinds.any("own"));
            return likely ? Optional.of(new Plan(signals, kinds, Confidence.LIKELY)) : Optional.empty();
        }

        /** In school, of the school, or not among people. */
        private static boolean isElsewhere(Kinds kinds) {
            if (kinds.any("online")) {
                return true;
            }
            if (kinds.any("secret")) {
                return false;
            }
            boolean inside = kinds.any("inside") && !(kinds.any("place", "visit") && kinds.any("time"));
            return inside || kinds.any("event", "past");
        }

        private static boolean isAhead(Kinds kinds) {
            boolean when = kinds.any("clock", "time") || (kinds.any("day") && kinds.any("ask", "us"));
            return !kinds.any("was") && (when || kinds.any("ask"));
        }

        void report(Reporter reporter) {
            Set<String> marks = new TreeSet<>();
            if (kinds.any("place", "visit")) {
                marks.add("outside");
            }
            if (kinds.any("secret")) {
                marks.add("secret");
            }
            List<Signal> told = signals.stream()
                    .filter(s ->
                            !Set.of("inside", "event", "past", "was", "own").contains(s.name()))
                    .toList();
            int end = told.stream().mapToInt(Signal::end).max().orElseThrow();
            reporter.report(Category.MEETING, sure, told.getFirst().start(), end, marks);
        }
    }
}
