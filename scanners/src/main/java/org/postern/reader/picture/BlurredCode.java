package org.postern.reader.picture;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DetectorResult;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.detector.Detector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.message.Box;

/** A QR code that is seen, by the patterns that all of them share, while what it says is not read at once. */
final class BlurredCode {
    private static final Map<DecodeHintType, Object> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

    /** The pattern in three of its corners (ISO 18004, 6.3.3), row by row. */
    private static final int[] FINDER = {0x7f, 0x41, 0x5d, 0x5d, 0x5d, 0x41, 0x7f};

    private static final int SIDE = 7;

    /** How many of its points must be as they should: more than anything else has that is no QR code. */
    private static final double CORNER = 0.78;

    /** How many dots of the lines between the corners must take turns (6.3.5). */
    private static final double TIMING = 0.6;

    private static final int LARGEST = 1200;

    private final Grey around;
    private final int left;
    private final int top;
    private final double module;
    private final int shrunk;
    private final boolean clear;

    private BlurredCode(Box place, Grey around, double module, int shrunk, boolean clear) {
        this.around = around;
        this.left = place.x();
        this.top = place.y();
        this.module = module;
        this.shrunk = shrunk;
        this.clear = clear;
    }

    /** Where three corners of one seem to be, as seen on a version of a picture that was shrunk by so much. */
    static Optional<BlurredCode> in(Grey picture, Grey version, int shrunk) {
        return detected(black(version)).map(found -> cut(picture, found, shrunk));
    }

    private static Optional<DetectorResult> detected(BitMatrix black) {
        try {
            return Optional.of(new Detector(black).detect(HINTS));
        } catch (NotFoundException | FormatException none) {
            return Optional.empty();
        }
    }

    /** Whether it is one, seen as it is or sharpened. */
    boolean isCode() {
        return clear
                || versions().stream()
                        .flatMap(grey -> detected(black(grey)).stream())
                        .anyMatch(found -> isCode(found.getBits()));
    }

    private static BitMatrix black(Grey grey) {
        try {
            return new HybridBinarizer(source(grey)).getBlackMatrix();
        } catch (NotFoundException never) {
            return new BitMatrix(1);
        }
    }

    private static LuminanceSource source(Grey grey) {
        return new PlanarYUVLuminanceSource(
                grey.pixels(), grey.width(), grey.height(), 0, 0, grey.width(), grey.height(), false);
    }

    /** Larger, and sharpened by about what one point of it measures. */
    private List<Grey> versions() {
        Grey large = Mapping.of(around.width(), around.height(), scale(), 0).draw(around, 255);
        int reach = (int) Math.max(1, Math.round(module * scale()));
        return List.of(large, large.sharpened(reach), large.sharpened(2 * reach));
    }

    private static boolean isCode(BitMatrix bits) {
        int far = bits.getWidth() - SIDE;
        return corner(bits, 0, 0) >= CORNER
                && corner(bits, far, 0) >= CORNER
                && corner(bits, 0, far) >= CORNER
                && timing(bits) >= TIMING;
    }

    private static double corner(BitMatrix bits, int left, int top) {
        int right = 0;
        for (int i = 0; i < SIDE * SIDE; i++) {
            boolean dark = (FINDER[i / SIDE] >> (i % SIDE) & 1) == 1;
            right += bits.get(left + i % SIDE, top + i / SIDE) == dark ? 1 : 0;
        }
        return right / (double) (SIDE * SIDE);
    }

    private static double timing(BitMatrix bits) {
        int from = SIDE + 1;
        int to = bits.getWidth() - SIDE - 1;
        int right = 0;
        for (int i = from; i < to; i++) {
            right += bits.get(i, SIDE - 1) == (i % 2 == 0) ? 1 : 0;
            right += bits.get(SIDE - 1, i) == (i % 2 == 0) ? 1 : 0;
        }
        return right / (2.0 * (to - from));
    }

    /** The corners' middles stand some way inside the code. */
    private static BlurredCode cut(Grey picture, DetectorResult found, int shrunk) {
        Extent points = Extent.of(found.getPoints());
        double reach = Math.max(points.width(), points.height());
        int x = (int) Math.max(0, points.left() - reach / 2);
        int y = (int) Math.max(0, points.top() - reach / 2);
        int width = (int) Math.min(picture.width(), points.right() + reach / 2) - x;
        int height = (int) Math.min(picture.height(), points.bottom() + reach / 2) - y;
        BitMatrix bits = found.getBits();
        double module = reach / (bits.getWidth() - SIDE);
        Box place = new Box(x, y, width, height);
        return new BlurredCode(place, picture.cut(x, y, width, height), module, shrunk, isCode(bits));
    }

    int left() {
        return left;
    }

    int top() {
        return top;
    }

    int shrunk() {
        return shrunk;
    }

    /** How much larger than the shrunk picture the points of a result are. */
    int scale() {
        return Math.max(around.width(), around.height()) > LARGEST ? 1 : 2;
    }

    /** What it says, if it can be read larger, sharper or with another threshold. */
    Optional<Result> read() {
        for (Grey grey : versions()) {
            Optional<Result> result = read(new BinaryBitmap(new HybridBinarizer(source(grey))))
                    .or(() -> read(new BinaryBitmap(new GlobalHistogramBinarizer(source(grey)))));
            if (result.isPresent()) {
                return result;
            }
        }
        return Optional.empty();
    }

    private static Optional<Result> read(BinaryBitmap bitmap) {
        try {
            return Optional.of(new QRCodeReader().decode(bitmap, HINTS));
        } catch (NotFoundException | ChecksumException | FormatException none) {
            return Optional.empty();
        }
    }
}
