package org.postern.scan.person;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;
import org.postern.scan.WordLists;

/** Finds people who are spoken of without a name of the directory: initials and year, "this pupil", "my daughter". */
public final class PersonReferences implements Scanner {
    /**
     * A kind of reference; possessive and bounded, so that no text makes it slow.
     *
     * @param first the words it may begin with; only there it is looked for
     */
    private record Kind(Set<String> first, Pattern pattern, Confidence confidence, Set<String> marks) {
        static Kind of(String first, String pattern, Confidence confidence, String... marks) {
            return new Kind(Set.of(first.split("\\|")), Pattern.compile(pattern), confidence, Set.of(marks));
        }
    }

    private record Place(int start, int end) {}

    private static final Set<String> NO_INITIALS =
            WordLists.load(PersonReferences.class, "names.words").get("no-initials");
    private static final String CHILDREN = "child|pupil|student|boy|girl|learner";
    private static final String CHILD = "(?:" + CHILDREN + ")";
    private static final String YEAR = "(?:y(?:ea)?r? ?\\d{1,2}|reception|nursery|\\d{1,2}[a-z]{1,4})";

    private static final List<Kind> KINDS = List.of(
            Kind.of(
                    "my",
                    "\\bmy (?:(?:own|little|eldest|youngest|older|younger) )?(?:son|daughter|child|little boy|little"
                            + " girl)\\b",
                    Confidence.LIKELY,
                    "child"),
            Kind.of("your", "\\byour (?:son|daughter)\\b", Confidence.LIKELY, "child"),
            Kind.of("your", "\\byour child\\b", Confidence.POSSIBLE, "child"),
            Kind.of(
                    "this|the|that|one",
                    "\\b(?:this|the following|the above|that|one) " + CHILD + "\\b",
                    Confidence.LIKELY,
                    "child"),
            Kind.of(
                    "made|disclosed|raised|told|reported",
                    "\\b(?:made|disclosed|raised|told|reported) (?:to us )?by (?:a|the|one of our) " + CHILD + "s?\\b",
                    Confidence.LIKELY,
                    "child"),
            Kind.of(
                    "a|another",
                    "\\ba(?:nother)? (?:" + YEAR + "|\\d{1,2}[- ]year[- ]old) " + CHILD + "\\b",
                    Confidence.LIKELY,
                    "child"),
            Kind.of(CHILDREN, "\\b" + CHILD + " [a-z]\\b(?! (?:is|was|level)\\b)", Confidence.LIKELY, "child"),
            Kind.of(
                    "a|another|one|this|that",
                    "\\b(?:a|another|one|this|that) " + CHILD
                            + " in (?:your|my|her|his|our|their|the same|year) (?:class|year|form|school|group|\\d)",
                    Confidence.LIKELY,
                    "child"),
            Kind.of(
                    "a|one",
                    "\\b(?:a " + CHILD
                            + " (?:of ours|at our school|from our school)|one of (?:our|your|my)"
                            + " (?:pupils|children|students|learners))\\b",
                    Confidence.LIKELY,
                    "child"),
            Kind.of(
                    "the",
                    "\\bthe " + CHILD + " (?:concerned|in question|above|named|below)\\b",
                    Confidence.LIKELY,
                    "child"),
            Kind.of(
                    "our|that|this",
                    "\\b(?:our|that|this) (?:young|little) (?:man|lad|lady|woman|girl|boy|one|person)\\b",
                    Confidence.LIKELY,
                    "child"),
            Kind.of("a|the", "\\b(?:a|the) (?:child|pupil)\\b", Confidence.POSSIBLE, "child"),
            Kind.of("the|this|a", "\\b(?:the|this|a) member of (?:our )?staff\\b", Confidence.LIKELY, "staff"));

    /** Which kinds begin with a word. */
    private static final Map<String, int[]> BY_FIRST = byFirst();

    private static final int LONGEST_FIRST = 9;
    private static final int[] NONE = {};

    /** Capitals of a first and a family name, then where at school: "JT in Year 4", "J.K. (Y4)". */
    private static final Pattern INITIALS =
            Pattern.compile("\\b([A-Z]\\.? ?[A-Z])\\.?,? ?(?:\\(|in |from |, )(?i:" + YEAR + ")\\b");

    /** One capital, which says whose school or family is meant: "L in Year 6", "R (Y6", "T's class teacher". */
    private static final Pattern INITIAL =
            Pattern.compile("(?<![A-Z][. ])(?<![A-Z]\\. )\\b([B-HJ-Z])(?:\\.?,? ?(?:\\(|in |from |, )(?i:y(?:ea)?r?"
                    + " ?\\d{1,2}|reception|nursery)\\b|['’]s (?:class teacher|form"
                    + " tutor|tutor|mum|dad|mother|father|carers?|parents?|social worker|family)\\b)");

    private static final Pattern INITIALS_AFTER =
            Pattern.compile("\\b(?i:" + YEAR + ") (?:pupil|child) ([A-Z]\\.?[A-Z])\\b");

    private static final String YEAR_STARTS = "yYrRnN0123456789";

    @Override
    public String name() {
        return "person-reference";
    }

    @Override
    public ScanOutcome scan(ScannedText text) {
        Reporter reporter = new Reporter(text, name());
        if (text.part().path().value().equals("header")) {
            return reporter.outcome();
        }
        List<List<Place>> found = places(text.folded().text());
        for (int i = 0; i < KINDS.size(); i++) {
            Kind kind = KINDS.get(i);
            found.get(i)
                    .forEach(place -> reporter.report(
                            Category.PERSON_REFERENCE, kind.confidence(), place.start(), place.end(), kind.marks()));
        }
        String written = text.part().text();
        initials(INITIALS, at -> isInitial(written, at), text, reporter);
        initials(INITIAL, at -> isCapital(written.charAt(at)), text, reporter);
        initials(INITIALS_AFTER, at -> YEAR_STARTS.indexOf(written.charAt(at)) >= 0, text, reporter);
        return reporter.outcome();
    }

    private static Map<String, int[]> byFirst() {
        Map<String, int[]> kinds = new HashMap<>();
        for (int i = 0; i < KINDS.size(); i++) {
            int kind = i;
            KINDS.get(i).first().forEach(word -> kinds.merge(word, new int[] {kind}, PersonReferences::both));
        }
        return Map.copyOf(kinds);
    }

    private static int[] both(int[] one, int[] other) {
        return IntStream.concat(Arrays.stream(one), Arrays.stream(other)).toArray();
    }

    /** For each kind where it stands, by one walk over the words for all of them. */
    private static List<List<Place>> places(String text) {
        List<List<Place>> found = new ArrayList<>();
        Matcher[] matchers = new Matcher[KINDS.size()];
        for (int i = 0; i < matchers.length; i++) {
            found.add(new ArrayList<>());
            matchers[i] = KINDS.get(i).pattern().matcher(text).useTransparentBounds(true);
        }
        int[] done = new int[matchers.length];
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && isWord(text.charAt(end))) {
                end++;
            }
            if (end > at && end - at <= LONGEST_FIRST) {
                for (int kind : BY_FIRST.getOrDefault(text.substring(at, end), NONE)) {
                    if (at >= done[kind]
                            && matchers[kind].region(at, text.length()).lookingAt()) {
                        done[kind] = matchers[kind].end();
                        found.get(kind).add(new Place(at, done[kind]));
                    }
                }
            }
            at = Math.max(end, at + 1);
        }
        return found;
    }

    /** As {@code \b} sees it. */
    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static void initials(Pattern pattern, IntPredicate mayStart, ScannedText text, Reporter reporter) {
        String written = text.part().text();
        Matcher found = pattern.matcher(written).useTransparentBounds(true);
        int done = 0;
        for (int at = 0; at < written.length(); at++) {
            boolean starts = at >= done && mayStart.test(at) && (at == 0 || !isWord(written.charAt(at - 1)));
            if (!starts || !found.region(at, written.length()).lookingAt()) {
                continue;
            }
            done = found.end();
            if (!NO_INITIALS.contains(found.group(1).replaceAll("[^A-Z]", "").toLowerCase(Locale.ROOT))) {
                reporter.report(
                        Category.PERSON_REFERENCE,
                        Confidence.LIKELY,
                        text.folded().folded(found.start()),
                        text.folded().folded(found.end()),
                        Set.of("pupil", "child"));
            }
        }
    }

    /** Two capitals, or one with a full stop or a blank after it. */
    private static boolean isInitial(String text, int at) {
        if (!isCapital(text.charAt(at)) || at + 1 >= text.length()) {
            return false;
        }
        char next = text.charAt(at + 1);
        return isCapital(next) || next == '.' || next == ' ';
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
