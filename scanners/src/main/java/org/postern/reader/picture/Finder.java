package org.postern.reader.picture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds what looks like lines of writing, with PP-OCRv4's detection network. */
final class Finder {
    private static final int LONG_SIDE = 736;
    private static final int STEP = 32;

    /** Mean and deviation of ImageNet, in the order that PaddleOCR uses with blue first. */
    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};

    private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

    private final Network network;

    Finder(Network network) {
        this.network = network;
    }

    static Finder open() throws IOException {
        return new Finder(Network.open("ch_PP-OCRv4_det_infer.onnx"));
    }

    /** From the top to the bottom, by where they stand on the picture. */
    List<Region> find(Colours picture) throws IOException {
        List<Region> all = new ArrayList<>();
        int w = picture.width();
        int h = picture.height();
        // a long strip is looked at in pieces, or its letters would be too small to see
        int side = Math.min(Math.max(w, h), 3 * Math.min(w, h));
        int pieces = (Math.max(w, h) + side - 1) / side;
        for (int i = 0; i < pieces; i++) {
            double across = w >= h ? (double) w / pieces : w;
            double down = w >= h ? h : (double) h / pieces;
            double left = w >= h ? i * across : 0;
            double top = w >= h ? 0 : i * down;
            all.addAll(find(picture, new Region(left + across / 2, top + down / 2, across, down, 0, 1)));
        }
        return all;
    }

    private List<Region> find(Colours picture, Region piece) throws IOException {
        double scale = Math.min(2, LONG_SIDE / Math.max(piece.width(), piece.height()));
        int to = steps(piece.width() * scale);
        int high = steps(piece.height() * scale);
        float[] planes = picture.cut(piece, to, high);
        for (int i = 0; i < planes.length; i++) {
            int colour = i / (to * high);
            planes[i] = (planes[i] - MEAN[colour]) / DEVIATION[colour];
        }
        Likeness likeness = new Likeness(network.run(planes, to, high), to, high);
        double across = piece.width() / to;
        double down = piece.height() / high;
        return likeness.regions().stream()
                .map(r -> new Region(
                        piece.x() - piece.width() / 2 + r.x() * across,
                        piece.y() - piece.height() / 2 + r.y() * down,
                        r.width() * across,
                        r.height() * down,
                        r.angle(),
                        r.likeness()))
                .toList();
    }

    private static int steps(double length) {
        return (int) Math.max(1, Math.round(length / STEP)) * STEP;
    }
}
