package org.postern.scan.identity;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;

/**
 * Finds dates of birth (Pinner Park, rules of the internet: no date of birth; UK GDPR Art. 4(1)): a whole date beside a
 * word for it. A birthday without a year is only possible, and so is one that is yet to come: that is a party.
 */
public final class BirthDateScanner implements Scanner {
    private static final Pattern CUE =
            Pattern.compile("(?<![a-z])(?:(d ?\\.? ?o ?\\.? ?b|date of birth|birth ?date|birth"
                    + " day:)|(born|birth)|(birthday|bday|b-day|b day|birfday|brithday|bithday|birthdy|birtday|birth"
                    + " day)(?:'?s)?)(?![a-z])");
    private static final Set<String> ANIMALS = Set.of(
            "dog",
            "puppy",
            "puppies",
            "cat",
            "kitten",
            "kittens",
            "hamster",
            "rabbit",
            "rabbits",
            "guinea",
            "fish",
            "lamb",
            "lambs",
            "calf",
            "foal",
            "chick",
            "chicks",
            "pony",
            "horse",
            "gerbil",
            "tortoise",
            "school",
            "company",
            "club",
            "charity",
            "prince",
            "princess",
            "king",
            "queen",
            "author",
            "singer",
            "actor",
            "footballer",
            "youtuber",
            "panda");
    private static final Set<String> KIN = Set.of(
            "my",
            "mum",
            "mums",
            "mother",
            "dad",
            "dads",
            "father",
            "brother",
            "sister",
            "nan",
            "teacher",
            "mr",
            "mrs",
            "miss",
            "ms",
            "son",
            "daughter",
            "pupil",
            "child",
            "student");
    private static final Set<String> SPEAKER = Set.of("i", "im", "ive");
    private static final Set<String> POSSESSIVE = Set.of("my", "mine", "me");
    /** What may stand between a date and the word that says what it is. */
    private static final Pattern BETWEEN =
            Pattern.compile("[^a-z\n]{0,4}|[ ,]{0,3}(?:is|was|thats|that's|its|it's|when)(?: [a-z']{1,12}){0,4} ?");

    private static final Set<String> OTHER_DATE = Set.of(
            "date",
            "party",
            "trip",
            "joined",
            "starts",
            "today",
            "cake",
            "cakes",
            "sale",
            "assembly",
            "card",
            "cards",
            "treat",
            "present",
            "presents",
            "tea",
            "celebration",
            "celebrations",
            "club",
            "lunch");
    private static final int AFTER = 60;
    private static final int BEFORE = 30;
    private static final int OLDEST = 105;
    private static final int CHILD = 19;
    private static final int MOST_ROWS = 2000;

    private final LocalDate today;
    private final Dates dates;

    public BirthDateScanner(LocalDate today) {
        this.today = today;
        dates = new Dates(today);
    }

    @Override
    public String name() {
        return "birth-date";
    }

    @Override
    public ScanOutcome scan(ScannedText scanned) {
        String text = scanned.folded().text();
        Reporter reporter = new Reporter(scanned, name());
        if (isSpokenOf(text)) {
            Matcher cue = CUE.matcher(text);
            int lastEnd = 0;
            while (cue.find()) {
                if (cue.start() >= lastEnd) {
                    lastEnd = Math.max(lastEnd, report(reporter, text, cue, lastEnd));
                }
            }
        }
        return reporter.outcome();
    }

    private static boolean isSpokenOf(String text) {
        return text.contains("born")
                || text.contains("bir")
                || text.contains("dob")
                || text.contains("day")
                || text.contains("o.b")
                || text.contains("brith")
                || text.contains("bith")
                || text.contains("o b");
    }

    private int report(Reporter reporter, String text, Matcher cue, int lastEnd) {
        Optional<Column> column = cue.group(1) == null ? Optional.empty() : Column.under(text, cue.start(), cue.end());
        if (column.isPresent()) {
            return column(reporter, text, column.get());
        }
        int stop = nextCue(text, cue);
        Optional<Dates.Day> after = after(text, cue, stop);
        Optional<Dates.Day> found = after.isPresent() ? after : before(text, cue, lastEnd);
        if (found.isEmpty()) {
            return 0;
        }
        Dates.Day day = found.get();
        boolean label = cue.group(1) != null;
        boolean own = isMine(text, cue);
        judge(text, cue, day, label, own)
                .ifPresent(sure -> reporter.report(Category.BIRTH_DATE, sure, day.start(), day.end(), marks(day, own)));
        return day.end();
    }

    /** "4 march 2015 is my birthday". */
    private static boolean isMine(String text, Matcher cue) {
        return Label.before(text, cue.start(), 12, cue.group(2) != null ? SPEAKER : POSSESSIVE);
    }

    private static int nextCue(String text, Matcher cue) {
        Matcher next = CUE.matcher(text).region(cue.end(), Math.min(text.length(), cue.end() + AFTER));
        return next.find() ? next.start() : Math.min(text.length(), cue.end() + AFTER);
    }

    private Optional<Dates.Day> after(String text, Matcher cue, int stop) {
        Optional<Dates.Day> day = dates.first(text, cue.end(), stop);
        if (day.isPresent() || cue.group(1) == null) {
            return day.filter(found -> !isOfAnother(text, cue.end(), found.start()));
        }
        // said digit by digit, or set apart
        int from = cue.end();
        while (from < stop && !Glyphs.startsWord(text, from)) {
            from++;
        }
        int start = text.startsWith("is ", from) ? from + 3 : from;
        if (start >= text.length()) {
            return Optional.empty();
        }
        Optional<Dates.Day> whole = Codes.at(text, start, "dddddddd").flatMap(this::spoken);
        return whole.isPresent() ? whole : Codes.at(text, start, "dddddd").flatMap(this::spoken);
    }

    private Optional<Dates.Day> spoken(Code code) {
        return dates.at(code.value(), 0)
                .map(day -> new Dates.Day(code.start(), code.end(), day.month(), day.day(), day.year()));
    }

    /** Date of birth: ____ Date of the trip: 12 June. */
    private static boolean isOfAnother(String text, int from, int to) {
        return Label.within(text, from, to - from, OTHER_DATE)
                || text.substring(from, to).contains("__")
                || text.substring(from, to).contains("..");
    }

    private Optional<Dates.Day> before(String text, Matcher cue, int lastEnd) {
        int from = Math.max(lastEnd, cue.start() - BEFORE);
        Optional<Dates.Day> found = Optional.empty();
        Optional<Dates.Day> next = dates.first(text, from, cue.start());
        while (next.isPresent() && next.get().end() <= cue.start()) {
            found = next;
            next = dates.first(text, next.get().end(), cue.start());
        }
        return found.filter(
                day -> BETWEEN.matcher(text.substring(day.end(), cue.start())).matches());
    }

    private Optional<Confidence> judge(String text, Matcher cue, Dates.Day day, boolean label, boolean own) {
        if (Label.before(text, cue.start(), 24, ANIMALS)) {
            return Optional.empty();
        }
        Optional<LocalDate> date = day.date();
        if (date.isEmpty()) {
            return Optional.of(Confidence.POSSIBLE);
        }
        long age = ChronoUnit.YEARS.between(date.get(), today);
        if (age > OLDEST || date.get().isAfter(today.plusYears(2))) {
            return Optional.empty();
        }
        boolean birthday = cue.group(3) != null;
        if (date.get().isAfter(today) || (birthday && age < 2)) {
            return Optional.of(Confidence.POSSIBLE);
        }
        // of grown-ups who are nobody's the date is in books
        boolean known = label || own || age <= CHILD || Label.before(text, cue.start(), 60, KIN);
        return Optional.of(known ? Confidence.LIKELY : Confidence.POSSIBLE);
    }

    private Set<String> marks(Dates.Day day, boolean own) {
        Set<String> marks = new HashSet<>();
        if (own) {
            marks.add("own");
        }
        boolean child = day.date()
                .map(date -> ChronoUnit.YEARS.between(date, today) <= CHILD && !date.isAfter(today))
                .orElse(own);
        if (child) {
            marks.add("child");
        }
        return marks;
    }

    private int column(Reporter reporter, String text, Column column) {
        int end = 0;
        for (int row = 0; row < MOST_ROWS && column.next(); row++) {
            Optional<Dates.Day> day = dates.first(text, column.start(), column.end());
            if (day.isPresent()
                    && day.get().date().filter(date -> !date.isAfter(today)).isPresent()) {
                reporter.report(
                        Category.BIRTH_DATE,
                        Confidence.LIKELY,
                        day.get().start(),
                        day.get().end(),
                        marks(day.get(), false));
            }
            end = column.end();
        }
        return end;
    }
}
