package org.postern.reader.picture;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads single lines of writing, with PP-OCRv4's networks for direction and recognition. */
final class LineReader {
    /** What stands in a region; {@code confidence} from 0 to 1. */
    record Reading(String text, double confidence) {}

    private static final int HIGH = 48;
    private static final int WIDEST = 48 * 60;
    private static final int DIRECTION_WIDTH = 192;

    private final Network direction;
    private final Network recognition;
    private final List<String> keys;

    private LineReader(Network direction, Network recognition, List<String> keys) {
        this.direction = direction;
        this.recognition = recognition;
        this.keys = keys;
    }

    static LineReader open() throws IOException {
        return new LineReader(
                Network.open("ch_ppocr_mobile_v2.0_cls_infer.onnx"),
                Network.open("ch_PP-OCRv4_rec_infer.onnx"),
                keys());
    }

    /** One a line; before them stands the blank, after them the space. */
    private static List<String> keys() throws IOException {
        try (InputStream in = LineReader.class.getResourceAsStream("/models/ppocr_keys_v1.txt")) {
            if (in == null) {
                throw new FileNotFoundException("ppocr_keys_v1.txt");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<String> keys = new ArrayList<>(List.of(""));
            lines.lines().forEach(keys::add);
            keys.add(" ");
            return keys;
        }
    }

    /** The region with its line running as letters do. */
    Region upright(Colours picture, Region region) throws IOException {
        Region lying = region.height() > 1.5 * region.width() ? region.quarters(1) : region;
        double width = Math.min(lying.width(), lying.height() * DIRECTION_WIDTH / HIGH);
        Region start = new Region(lying.x(), lying.y(), width, lying.height(), lying.angle(), 1);
        float[] odds = direction.run(centred(picture.cut(start, DIRECTION_WIDTH, HIGH)), DIRECTION_WIDTH, HIGH);
        return odds[1] > 0.9f ? lying.quarters(2) : lying;
    }

    Reading read(Colours picture, Region region) throws IOException {
        int width = Math.clamp(Math.round(region.width() * HIGH / region.height()), HIGH, WIDEST);
        float[] odds = recognition.run(centred(picture.cut(region, width, HIGH)), width, HIGH);
        StringBuilder text = new StringBuilder();
        double sum = 0;
        int count = 0;
        int before = 0;
        for (int at = 0; at < odds.length; at += keys.size()) {
            int best = best(odds, at);
            if (best != 0 && best != before) {
                text.append(keys.get(best));
                sum += odds[at + best];
                count++;
            }
            before = best;
        }
        return new Reading(text.toString().strip(), count == 0 ? 0 : sum / count);
    }

    private int best(float[] odds, int from) {
        int best = 0;
        for (int i = 1; i < keys.size(); i++) {
            best = odds[from + i] > odds[from + best] ? i : best;
        }
        return best;
    }

    private static float[] centred(float[] planes) {
        for (int i = 0; i < planes.length; i++) {
            planes[i] = planes[i] * 2 - 1;
        }
        return planes;
    }
}
