package org.postern.reader.picture;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.message.Box;

/** The first reader: one engine, kept open, for one thread. */
final class Tesseract {
    /**
     * What was read.
     *
     * @param whole whether there was time enough
     */
    record Result(List<Line> lines, boolean whole) {}

    private static final int PAGE = 3; // PSM_AUTO finds columns, tables and turned text
    private static final int BLOCK = 6; // PSM_SINGLE_BLOCK takes each line whole
    private static final int LINE = 2; // RIL_TEXTLINE
    private static final int WORD = 3; // RIL_WORD

    private final Tess tess;
    private final Pointer engine;

    private Tesseract(Tess tess, Pointer engine) {
        this.tess = tess;
        this.engine = engine;
    }

    static Tesseract open() throws IOException {
        Natives natives = Natives.get();
        Tess tess = natives.tess();
        Pointer engine = tess.TessBaseAPICreate();
        if (tess.TessBaseAPIInit3(engine, natives.language().toString(), "eng") != 0) {
            tess.TessBaseAPIDelete(engine);
            throw new IOException("Tesseract does not start");
        }
        tess.TessBaseAPISetVariable(engine, "debug_file", "/dev/null");
        return new Tesseract(tess, engine);
    }

    /** As a page; where its lines come cut in pieces, as one block. */
    Result read(Grey picture, Deadline deadline) {
        Result page = read(picture, PAGE, deadline);
        if (!Rivers.cut(page.lines())) {
            return page;
        }
        Result block = read(picture, BLOCK, deadline);
        return Rivers.letters(block.lines()) >= Rivers.letters(page.lines()) ? block : page;
    }

    private Result read(Grey picture, int layout, Deadline deadline) {
        try (Memory pixels = new Memory(picture.pixels().length)) {
            pixels.write(0, picture.pixels(), 0, picture.pixels().length);
            tess.TessBaseAPISetPageSegMode(engine, layout);
            tess.TessBaseAPISetImage(engine, pixels, picture.width(), picture.height(), 1, picture.width());
            tess.TessBaseAPISetSourceResolution(engine, 70); // else it guesses
            // of a page that was given up Tesseract holds words without letters, and ends the process when asked
            return recognize(deadline.left()) ? new Result(lines(), true) : new Result(List.of(), false);
        } finally {
            tess.TessBaseAPIClear(engine);
        }
    }

    private boolean recognize(Duration time) {
        Pointer monitor = tess.TessMonitorCreate();
        try {
            tess.TessMonitorSetDeadlineMSecs(monitor, (int) Math.max(1, time.toMillis()));
            return tess.TessBaseAPIRecognize(engine, monitor) == 0;
        } finally {
            tess.TessMonitorDelete(monitor);
        }
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        Pointer results = tess.TessBaseAPIGetIterator(engine);
        if (results == null) {
            return lines;
        }
        Pointer page = tess.TessResultIteratorGetPageIteratorConst(results);
        List<Word> line = new ArrayList<>();
        do {
            word(results, page).ifPresent(line::add);
            if (tess.TessPageIteratorIsAtFinalElement(page, LINE, WORD) != 0 && !line.isEmpty()) {
                lines.add(Line.of(line));
                line.clear();
            }
        } while (tess.TessResultIteratorNext(results, WORD) != 0);
        tess.TessResultIteratorDelete(results);
        return lines;
    }

    private Optional<Word> word(Pointer results, Pointer page) {
        Pointer utf8 = tess.TessResultIteratorGetUTF8Text(results, WORD);
        if (utf8 == null) {
            return Optional.empty();
        }
        String text = utf8.getString(0, StandardCharsets.UTF_8.name()).strip();
        tess.TessDeleteText(utf8);
        int[] left = new int[1];
        int[] top = new int[1];
        int[] right = new int[1];
        int[] bottom = new int[1];
        if (text.isEmpty() || tess.TessPageIteratorBoundingBox(page, WORD, left, top, right, bottom) == 0) {
            return Optional.empty();
        }
        Box box = new Box(left[0], top[0], right[0] - left[0], bottom[0] - top[0]);
        return Optional.of(new Word(text, box, Math.round(tess.TessResultIteratorConfidence(results, WORD))));
    }
}
