package org.postern.reader.picture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.message.Box;

/** PP-OCRv4: reads single lines anywhere on a photograph, where Tesseract wants a page. Loaded when first needed. */
final class SecondReader {
    /**
     * What was read.
     *
     * @param whole whether there was time enough
     * @param guessed how many letters were guessed in regions that look like writing, and dropped
     */
    record Result(List<Line> lines, boolean whole, int guessed) {}

    /** Less sure readings are noise. */
    private static final double SURE = 0.6;

    private static final double UPSIDE_DOWN = 0.8;

    private Optional<Finder> finder = Optional.empty();
    private Optional<LineReader> reader = Optional.empty();

    private Finder finder() throws IOException {
        if (finder.isEmpty()) {
            finder = Optional.of(Finder.open());
        }
        return finder.orElseThrow();
    }

    private LineReader reader() throws IOException {
        if (reader.isEmpty()) {
            reader = Optional.of(LineReader.open());
        }
        return reader.orElseThrow();
    }

    List<Region> find(Colours picture) throws IOException {
        return finder().find(picture);
    }

    /** By how many quarter turns to the right most of these lines are turned. */
    int direction(Colours picture, List<Region> regions) throws IOException {
        int[] votes = new int[4];
        for (Region region : regions) {
            double angle = reader().upright(picture, region).angle();
            votes[Math.floorMod(Math.round(angle / (Math.PI / 2)), 4)]++;
        }
        for (int turn = 1; turn < 4; turn++) {
            if (votes[turn] * 3 > regions.size() * 2) {
                return turn;
            }
        }
        return 0;
    }

    /** Reads these regions. */
    Result read(Colours picture, List<Region> regions, Deadline deadline) throws IOException {
        List<Line> lines = new ArrayList<>();
        int guessed = 0;
        for (Region region : regions) {
            if (deadline.isOver()) {
                return new Result(lines, false, guessed);
            }
            LineReader.Reading reading = read(picture, region);
            if (reading.confidence() >= SURE && !reading.text().isEmpty()) {
                Box box = region.box(picture.width(), picture.height());
                lines.add(Line.of(List.of(new Word(reading.text(), box, (int) (reading.confidence() * 100)))));
            } else {
                guessed += reading.text().length();
            }
        }
        return new Result(lines, true, guessed);
    }

    /** Where the direction was a mistake, the letters make no sense and the other one is tried. */
    private LineReader.Reading read(Colours picture, Region region) throws IOException {
        Region upright = reader().upright(picture, region);
        LineReader.Reading reading = reader().read(picture, upright);
        if (reading.confidence() >= UPSIDE_DOWN) {
            return reading;
        }
        LineReader.Reading other = reader().read(picture, upright.quarters(2));
        return other.confidence() > reading.confidence() ? other : reading;
    }
}
