package org.postern.reader.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the writing on one picture. */
final class Ocr {
    /**
     * What was read.
     *
     * @param whole whether there was time enough
     * @param unread whether something looks like writing that could not be read
     */
    record Writing(List<Line> lines, boolean whole, boolean unread) {}

    /** Below it, Tesseract guesses. */
    private static final int GUESS = 30;

    private static final int SURE = 60;

    private final Path scratch;
    private Optional<Tesseract> tesseract = Optional.empty();

    Ocr(Path scratch) {
        this.scratch = scratch;
    }

    private Tesseract first() throws IOException {
        if (tesseract.isEmpty()) {
            tesseract = Optional.of(Tesseract.open(scratch));
        }
        return tesseract.orElseThrow();
    }

    Writing read(BufferedImage picture, Grey grey, Duration time) throws IOException {
        Prepared prepared = Prepared.of(grey);
        Tesseract.Result result = first().read(prepared.grey(), Tesseract.Layout.PAGE, time);
        List<Line> lines = result.lines().stream()
                .map(line -> line(line, prepared.mapping()))
                .filter(line -> !line.words().isEmpty())
                .toList();
        return new Writing(lines, result.whole(), false);
    }

    /** A name that is in no dictionary is a guess, too; in a line of real words it is kept. */
    private static Line line(Line read, Mapping mapping) {
        boolean sure = read.confidence() >= SURE;
        return new Line(read.words().stream()
                .filter(word -> word.hasLetters() && (sure || word.confidence() >= GUESS))
                .map(word -> new Word(word.text(), mapping.back(word.box()), word.confidence()))
                .toList());
    }
}
