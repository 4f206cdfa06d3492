package org.postern.reader.picture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.message.Box;
import org.postern.reader.LimitReached;
import org.postern.reader.Session;

/**
 * Reads the writing on one picture: with Tesseract, which is quick and good at pages and screens, and with PP-OCRv4
 * where letters seem to stand that Tesseract did not read, and on photographs.
 */
final class Ocr {
    /**
     * A picture to be read.
     *
     * @param photograph whether it is one, and no page or screen
     * @param codes where QR codes and barcodes stand, which look like letters
     */
    record Subject(Grey grey, Colours colours, boolean photograph, List<Box> codes, Deadline deadline) {
        Subject {
            codes = List.copyOf(codes);
        }
    }

    /**
     * What was read.
     *
     * @param whole whether there was time enough
     * @param guessed how many letters are guessed that are not even among the lines
     */
    record Writing(List<Line> lines, boolean whole, int guessed) {
        /** The same on a picture of which this one was cut out there. */
        Writing moved(int x, int y) {
            return new Writing(lines.stream().map(line -> line.moved(x, y)).toList(), whole, guessed);
        }

        /** Whether there is handwriting or the like, of which a person has to say what it is. */
        boolean isUnclear() {
            int letters = lines.stream()
                    .filter(line -> line.confidence() < CLEAR)
                    .mapToInt(line -> line.words().stream()
                            .mapToInt(word -> word.text().length())
                            .sum())
                    .sum();
            return letters + guessed >= DOUBTS;
        }
    }

    /** A word below it is a guess. */
    private static final int GUESS = 30;

    /** A line above it is one of real words. */
    private static final int SURE = 60;

    /** A printed line is mostly above 90, handwriting below. */
    static final int CLEAR = 85;

    /** Fewer doubtful letters are a name in a strange font, or leaves that look like letters. */
    private static final int DOUBTS = 8;

    /** As sure as the second reader is that a line stands there, even if it cannot read it. */
    private static final double LIKELY = 0.9;

    /** With more lines than that, or that many long ones side by side, a photograph is one of a page. */
    private static final int FEW = 8;

    private static final int LONG_LINES = 4;

    private final SecondReader second = new SecondReader();
    private Optional<Tesseract> tesseract = Optional.empty();

    private Tesseract first() throws IOException {
        if (tesseract.isEmpty()) {
            tesseract = Optional.of(Tesseract.open());
        }
        return tesseract.orElseThrow();
    }

    Writing read(Subject subject, Session session) throws IOException, LimitReached {
        if (subject.photograph()) {
            List<Region> regions = missed(second.find(subject.colours()), Coverage.NONE, subject);
            session.check();
            return isPage(regions)
                    ? both(subject, page(subject), regions, session)
                    : writing(second.read(subject.colours(), regions, subject.deadline()));
        }
        Page page = page(subject);
        session.check();
        return page.writing().whole() ? seen(subject, page, session) : page.writing();
    }

    private Writing seen(Subject subject, Page page, Session session) throws IOException, LimitReached {
        Coverage read = Coverage.of(page.writing().lines()).and(subject.codes());
        Traces traces = Traces.of(subject, read);
        if (!traces.seemUnread() && page.writing().lines().stream().allMatch(line -> line.confidence() >= CLEAR)) {
            return page.writing();
        }
        Page all = page;
        if (traces.areRed() || traces.areBlue()) {
            all = coloured(subject, page, traces.areRed() ? Traces.RED : Traces.BLUE, read);
            session.check();
        }
        return both(subject, all, second.find(subject.colours()), session);
    }

    /** What Tesseract read after so many quarter turns back. */
    private record Page(Writing writing, int quarters) {}

    private static boolean isPage(List<Region> regions) {
        List<Region> lines = regions.stream()
                .filter(region -> region.width() > FEW * region.height())
                .toList();
        return regions.size() > FEW
                || lines.stream()
                        .anyMatch(one -> lines.stream().filter(one::isAlong).count() >= LONG_LINES);
    }

    private static Writing writing(SecondReader.Result result) {
        return new Writing(result.lines(), result.whole(), result.guessed());
    }

    /** With the letters that are as bright as their ground and differ in colour. */
    private Page coloured(Subject subject, Page page, int colour, Coverage read) throws IOException {
        Grey plane = subject.colours().plane(colour, 1);
        Subject seen = new Subject(plane, subject.colours(), false, subject.codes(), subject.deadline());
        Writing more = page(seen, page.quarters());
        List<Line> clear = more.lines().stream()
                .filter(line -> line.confidence() >= CLEAR && !read.covers(Region.of(line.box())))
                .toList();
        Coverage better = Coverage.of(clear);
        List<Line> lines = new ArrayList<>(page.writing().lines());
        lines.removeIf(line -> line.confidence() < CLEAR && better.covers(Region.of(line.box())));
        lines.addAll(clear);
        boolean whole = page.writing().whole() && more.whole();
        return new Page(new Writing(lines, whole, page.writing().guessed()), page.quarters());
    }

    /** Adds to the page what the second reader finds in the regions that the first did not read well. */
    private Writing both(Subject subject, Page page, List<Region> regions, Session session)
            throws IOException, LimitReached {
        List<Region> missed = missed(regions, Coverage.of(page.writing().lines()), subject);
        if (missed.size() >= 3) {
            int direction = second.direction(subject.colours(), missed.subList(0, Math.min(5, missed.size())));
            session.check();
            if (direction != page.quarters()) {
                Writing turned = page(subject, direction);
                return added(subject, turned, missed(regions, Coverage.of(turned.lines()), subject));
            }
        }
        return added(subject, page.writing(), missed);
    }

    private static List<Region> missed(List<Region> regions, Coverage coverage, Subject subject) {
        Coverage all = coverage.and(subject.codes());
        return regions.stream().filter(region -> !all.covers(region)).toList();
    }

    private Writing added(Subject subject, Writing page, List<Region> missed) throws IOException {
        SecondReader.Result more = second.read(subject.colours(), missed, subject.deadline());
        Coverage better = Coverage.of(more.lines());
        List<Line> rest = new ArrayList<>(more.lines());
        List<Line> lines = new ArrayList<>();
        for (Line line : page.lines()) {
            if (line.confidence() >= CLEAR || !better.covers(Region.of(line.box()))) {
                lines.add(line);
            } else {
                Coverage here = Coverage.NONE.and(List.of(line.box()));
                rest.stream()
                        .filter(other -> here.covers(Region.of(other.box())))
                        .forEach(lines::add);
                rest.removeAll(lines);
            }
        }
        lines.addAll(rest);
        List<Region> blurred = missed.stream()
                .filter(region -> Blur.in(subject.grey(), region))
                .toList();
        lines.addAll(blurred.isEmpty() ? List.of() : sharpened(subject, blurred));
        return new Writing(lines, page.whole() && more.whole(), more.guessed() + letters(blurred, lines));
    }

    /** What the first reader reads in blurred regions once they are sharpened. */
    private List<Line> sharpened(Subject subject, List<Region> blurred) throws IOException {
        Subject sharp =
                new Subject(Blur.sharpened(subject.grey()), subject.colours(), false, List.of(), subject.deadline());
        Coverage here = Coverage.NONE.and(blurred.stream()
                .map(region -> region.box(subject.grey().width(), subject.grey().height()))
                .toList());
        return page(sharp, 0).lines().stream()
                .map(Blur::back)
                .filter(line -> here.covers(Region.of(line.box())))
                .toList();
    }

    /** About as many as there are in regions that nobody could read. */
    private static int letters(List<Region> regions, List<Line> lines) {
        Coverage read = Coverage.NONE.and(lines.stream().map(Line::box).toList());
        return regions.stream()
                .filter(region -> region.likeness() >= LIKELY && !read.covers(region))
                .mapToInt(region -> (int) (region.width() / region.height()))
                .sum();
    }

    /** What Tesseract reads, the way up that its letters seem to be. */
    private Page page(Subject subject) throws IOException {
        Grey grey = subject.grey();
        Prepared prepared = Prepared.of(grey);
        int quarters = prepared.quarters();
        return quarters == 0
                ? new Page(page(subject, prepared, Mapping.of(grey.width(), grey.height(), 1, 0)), 0)
                : new Page(page(subject, quarters), quarters);
    }

    private Writing page(Subject subject, int quarters) throws IOException {
        Grey grey = subject.grey();
        Mapping turn = Mapping.of(grey.width(), grey.height(), 1, quarters * Math.PI / 2);
        return page(subject, Prepared.of(turn.draw(grey, 255)), turn);
    }

    private Writing page(Subject subject, Prepared prepared, Mapping turn) throws IOException {
        Tesseract.Result result = first().read(prepared.grey(), subject.deadline());
        List<Line> lines = new ArrayList<>();
        for (Line read : result.lines()) {
            List<Word> words = read.words().stream()
                    .filter(word -> isWord(word, read))
                    .map(word -> word.at(turn.back(prepared.mapping().back(word.box()))))
                    .toList();
            if (!words.isEmpty()) {
                lines.add(new Line(words, read.confidence()));
            }
        }
        return new Writing(lines, result.whole(), 0);
    }

    /** A name that is in no dictionary is a guess, too; in a line of real words it is kept. */
    private static boolean isWord(Word word, Line line) {
        return word.hasLetters() && (word.confidence() >= GUESS || line.confidence() >= SURE);
    }
}
