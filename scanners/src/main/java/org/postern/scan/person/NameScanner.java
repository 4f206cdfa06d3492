package org.postern.scan.person;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.FoldedText;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;
import org.postern.scan.WordLists;
import org.postern.scan.person.NameWords.Word;

/**
 * Finds names: full names and pupils of the school's directory in any order, and strangers who are introduced. A first
 * name alone is only possible, unless the words around it speak of a pupil.
 */
public final class NameScanner implements Scanner {
    /** The From and To lines of a mail hold names that nobody has written down. */
    private static final String HEADER = "header";

    private static final WordLists LISTS = WordLists.load(NameScanner.class, "names.words");
    private static final Set<String> TITLES = LISTS.get("titles");
    private static final Set<String> PUPIL_WORDS = LISTS.get("pupil-words");
    private static final Set<String> NO_NAMES = LISTS.get("no-names");
    private static final Set<String> PEOPLE = LISTS.get("people");
    private static final Set<String> PARTICLES = LISTS.get("particles");
    private static final Set<String> GREETINGS = LISTS.get("greetings");
    private static final Set<String> CLOSINGS = LISTS.get("closings");
    private static final Pattern YEAR = Pattern.compile("\\b(?:year|yr|y) ?(?:1[0-3]|[1-9])\\b|\\breception\\b");
    private static final Set<String> WHOLE = Set.of("full", "real", "whole");
    private static final Set<String> IT_IS = Set.of("its", "it's");
    private static final Set<String> HELLO = Set.of("hi", "hello", "hey", "hiya");
    private static final Set<String> THEIRS = Set.of("his", "her", "their");
    private static final int AROUND = 8;
    /** So many letters away a class or a year belongs to a name. */
    private static final int BESIDE = 16;
    /** So few words stand below a name that is a signature: a class, a school. */
    private static final int SIGNATURE = 8;

    private final NameBook book;

    public NameScanner(NameBook book) {
        this.book = book;
    }

    @Override
    public String name() {
        return "name";
    }

    @Override
    public ScanOutcome scan(ScannedText text) {
        Reporter reporter = new Reporter(text, name());
        if (text.part().path().value().equals(HEADER)) {
            return reporter.outcome();
        }
        FoldedText folded = text.folded();
        List<Word> words = NameWords.of(folded);
        int at = 0;
        while (at < words.size()) {
            at = Math.max(at + 1, new Look(folded.text(), words, at, reporter).report());
        }
        return reporter.outcome();
    }

    /** One place in the text. */
    private final class Look {
        private final String text;
        private final List<Word> words;
        private final int at;
        private final Reporter reporter;

        Look(String text, List<Word> words, int at, Reporter reporter) {
            this.text = text;
            this.words = words;
            this.at = at;
            this.reporter = reporter;
        }

        /** @return the word after what was found, or 0 */
        int report() {
            for (int length = Math.min(4, words.size() - at); length >= 2; length--) {
                Optional<KnownName> known = fullName(length);
                if (known.isPresent()) {
                    tell(Category.FULL_NAME, Confidence.CERTAIN, length, marks(known.get(), length));
                    return at + length;
                }
            }
            return shortened()
                    .or(this::initial)
                    .or(this::introduced)
                    .or(this::firstName)
                    .orElse(0);
        }

        private Set<String> marks(KnownName known, int length) {
            Set<String> marks = new TreeSet<>(Set.of("full", known.kind().mark()));
            if (introducesSelf() || presentsSelf() || signs(length)) {
                marks.add("self");
            }
            return marks;
        }

        private void tell(Category category, Confidence confidence, int length, Set<String> marks) {
            Word last = words.get(at + length - 1);
            reporter.report(category, confidence, words.get(at).start(), last.end(), marks);
        }

        /** Given and family name, the one or the other first, up to two more names between them. */
        private Optional<KnownName> fullName(int length) {
            for (int i = at + 1; i < at + length; i++) {
                if (NameWords.apart(text, words.get(i - 1).end(), words.get(i).start()) == NameWords.BREAK) {
                    return Optional.empty();
                }
            }
            Word first = words.get(at);
            Word last = words.get(at + length - 1);
            if (length > 2 && !written(at, length)) {
                return Optional.empty();
            }
            Optional<KnownName> usual = match(first, last);
            return usual.isPresent() || length > 2 ? usual : match(last, first);
        }

        /** Whether each word is written like a name, as the ones between two known names must be. */
        private boolean written(int from, int length) {
            for (int i = from; i < from + length; i++) {
                if (!words.get(i).capital() && !PARTICLES.contains(words.get(i).text())) {
                    return false;
                }
            }
            return true;
        }

        private Optional<KnownName> match(Word given, Word family) {
            List<KnownName> familyMembers = book.ofFamily(family.text());
            if (familyMembers.isEmpty()) {
                return Optional.empty();
            }
            boolean alike = NameBook.common(given.text()) && NameBook.common(family.text());
            if (alike && !(given.capital() && family.capital())) {
                return Optional.empty();
            }
            if (given.text().length() == 1 && !given.capital()) {
                return Optional.empty();
            }
            return familyMembers.stream()
                    .filter(known -> known.given().contains(given.text()))
                    .findFirst();
        }

        /** First name and the first letter of the family name, as schools write to each other. */
        private Optional<Integer> shortened() {
            if (at + 1 >= words.size()) {
                return Optional.empty();
            }
            Word given = words.get(at);
            Word letter = words.get(at + 1);
            boolean beside = NameWords.apart(text, given.end(), letter.start()) == 0;
            boolean one = letter.text().length() == 1 && letter.capital() && given.capital() && beside;
            boolean known = one
                    && book.pupilsCalled(given.text()).stream()
                            .anyMatch(p -> p.family().startsWith(letter.text()));
            if (!known) {
                return Optional.empty();
            }
            tell(Category.PUPIL_NAME, Confidence.LIKELY, 2, Set.of("pupil"));
            return Optional.of(at + 2);
        }

        /** The first letter and the family name of one pupil. */
        private Optional<Integer> initial() {
            Word letter = words.get(at);
            boolean one = letter.text().length() == 1 && letter.capital() && at + 1 < words.size();
            if (!one || TITLES.contains(before(1))) {
                return Optional.empty();
            }
            Word family = words.get(at + 1);
            boolean beside = family.capital() && NameWords.apart(text, letter.end(), family.start()) == 0;
            List<KnownName> meant = !beside
                    ? List.of()
                    : book.ofFamily(family.text()).stream()
                            .filter(known -> known.given().stream().anyMatch(g -> g.startsWith(letter.text())))
                            .toList();
            if (meant.size() != 1 || meant.getFirst().kind() != KnownName.Kind.PUPIL) {
                return Optional.empty();
            }
            tell(Category.PUPIL_NAME, Confidence.LIKELY, 2, Set.of("pupil"));
            return Optional.of(at + 2);
        }

        /** Somebody the directory does not know, by the words before: "my name is". */
        private Optional<Integer> introduced() {
            boolean presents = presentsSelf()
                    && words.get(at).capital()
                    && book.givenName(words.get(at).text());
            boolean self = introducesSelf() || presents;
            if (!self && !introducesOther()) {
                return Optional.empty();
            }
            int length = 1;
            while (at + length < words.size()
                    && length < 3
                    && nameLike(at + length)
                    && NameWords.apart(
                                    text,
                                    words.get(at + length - 1).end(),
                                    words.get(at + length).start())
                            == 0) {
                length++;
            }
            if (length < 2 || !nameLike(at)) {
                return Optional.empty();
            }
            Set<String> marks = self ? Set.of("full", "stranger", "self") : Set.of("full", "stranger");
            tell(Category.FULL_NAME, Confidence.LIKELY, length, marks);
            return Optional.of(at + length);
        }

        private boolean nameLike(int index) {
            Word word = words.get(index);
            boolean written = word.capital() || before(1).equals("is");
            return written && !NO_NAMES.contains(word.text()) && word.text().length() > 1;
        }

        private String before(int back) {
            return at - back >= 0 ? words.get(at - back).text() : "";
        }

        private boolean introducesSelf() {
            boolean named = (before(1).equals("is") || before(1).equals("s"))
                    && before(2).equals("name");
            return named
                    && (before(3).equals("my")
                            || (WHOLE.contains(before(3)) && before(4).equals("my")));
        }

        /** "I'm", "I am", "this is", "it's me". */
        private boolean presentsSelf() {
            String last = before(1);
            return last.equals("im")
                    || last.equals("i'm")
                    || (last.equals("am") && before(2).equals("i"))
                    || (last.equals("is") && before(2).equals("this"))
                    || (last.equals("me") && (before(2).equals("is") || IT_IS.contains(before(2))))
                    || (IT_IS.contains(last) && HELLO.contains(before(2)));
        }

        /** Below a letter: after a closing word or alone on the last lines. */
        private boolean signs(int length) {
            int end = words.get(at + length - 1).end();
            int line = text.indexOf('\n', end);
            boolean ends = text.substring(end, line < 0 ? text.length() : line).isBlank();
            boolean closed = closed();
            boolean alone = words.get(at).first() && at > 0 && words.size() - at - length <= SIGNATURE;
            return ends && (closed || alone);
        }

        private boolean introducesOther() {
            boolean named = before(1).equals("is") && before(2).equals("name") && THEIRS.contains(before(3));
            return named || (before(1).equals("called") && PEOPLE.contains(before(2)));
        }

        private Optional<Integer> firstName() {
            Word word = words.get(at);
            if (book.pupilsCalled(word.text()).isEmpty() || word.text().length() < 2) {
                return Optional.empty();
            }
            boolean titled = TITLES.contains(before(1));
            boolean other = at + 1 < words.size()
                    && words.get(at + 1).capital()
                    && word.capital()
                    && NameWords.apart(text, word.end(), words.get(at + 1).start()) == 0
                    && !NO_NAMES.contains(words.get(at + 1).text());
            if (titled
                    || other
                    || (NameBook.common(word.text()) && !(word.capital() && (!word.first() || ownsSomebody())))) {
                return Optional.empty(); // Mr Oscar, Oscar Wilde, "will" and "may"
            }
            Confidence sure = !addressed() && spokenOfAsPupil() ? Confidence.LIKELY : Confidence.POSSIBLE;
            tell(Category.PUPIL_NAME, sure, 1, Set.of("pupil"));
            return Optional.of(at + 1);
        }

        /** "Poppy's dad". */
        private boolean ownsSomebody() {
            return at + 1 < words.size()
                    && text.startsWith("'s ", words.get(at).end())
                    && PUPIL_WORDS.contains(words.get(at + 1).text());
        }

        /** Whoever is greeted or thanked is written to, and whoever signs writes. */
        private boolean addressed() {
            boolean greeted = GREETINGS.contains(before(1)) || (words.get(at).first() && followedBy(','));
            boolean signs = signs(1) || closed();
            return greeted || signs;
        }

        /** "Love", "love from", "kind regards" stand before it, at the beginning of a line. */
        private boolean closed() {
            return CLOSINGS.contains(before(1))
                    && (words.get(at - 1).first()
                            || (CLOSINGS.contains(before(2))
                                    && words.get(at - 2).first()));
        }

        private boolean followedBy(char sign) {
            int end = words.get(at).end();
            return end < text.length() && text.charAt(end) == sign;
        }

        private boolean spokenOfAsPupil() {
            for (int i = Math.max(0, at - AROUND); i < Math.min(words.size(), at + AROUND); i++) {
                if (PUPIL_WORDS.contains(words.get(i).text())) {
                    return true;
                }
            }
            return nearClass();
        }

        /** Class titles and years have digits, so they are no words. */
        private boolean nearClass() {
            Word name = words.get(at);
            int end = Math.min(text.length(), name.end() + BESIDE);
            String around = text.substring(Math.max(0, name.start() - BESIDE), end);
            if (YEAR.matcher(around).find()) {
                return true;
            }
            for (String piece : around.split("[^a-z0-9]+", -1)) {
                if (book.isClass(piece)) {
                    return true;
                }
            }
            return false;
        }
    }
}
