package org.postern.reader.picture;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postern.message.Box;

/** Reads QR codes and the like, and barcodes. */
final class Codes {
    /**
     * One code.
     *
     * @param isSquare whether it is a QR code or one of its kind, and no barcode
     */
    record Code(String text, boolean isSquare, Box box) {}

    /**
     * What was found.
     *
     * @param unread whether there is one more that cannot be read
     */
    record Found(List<Code> codes, boolean unread) {
        Found {
            codes = List.copyOf(codes);
        }
    }

    private static final int LONG_SIDE = 1600;
    private static final int SMALL = 300;
    private static final int ENLARGED = 4;

    /** About as many pixels as a point of a code has where it is hard to read. */
    private static final int SHARPENED = 4;

    private static final Set<BarcodeFormat> SQUARE =
            Set.of(BarcodeFormat.QR_CODE, BarcodeFormat.DATA_MATRIX, BarcodeFormat.AZTEC, BarcodeFormat.PDF_417);

    /** Barcodes with one check digit or none are left out, as ruled tables and letters look like them. */
    private static final List<BarcodeFormat> FORMATS = List.of(
            BarcodeFormat.QR_CODE,
            BarcodeFormat.DATA_MATRIX,
            BarcodeFormat.AZTEC,
            BarcodeFormat.PDF_417,
            BarcodeFormat.CODE_128);

    private final Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);

    Codes() {
        hints.put(DecodeHintType.TRY_HARDER, true);
        hints.put(DecodeHintType.POSSIBLE_FORMATS, FORMATS);
        hints.put(DecodeHintType.ALSO_INVERTED, true);
    }

    /** All that are there; the smaller version is tried first, as it has less noise. */
    Found read(Grey picture) {
        int longSide = Math.max(picture.width(), picture.height());
        if (longSide < SMALL) {
            return read(picture.enlarged(ENLARGED), 1.0 / ENLARGED);
        }
        int by = (longSide + LONG_SIDE - 1) / LONG_SIDE;
        Found small = read(picture.shrunk(by), by);
        if (by == 1 || !small.codes().isEmpty()) {
            return small;
        }
        Found large = read(picture, 1);
        return large.codes().isEmpty() ? new Found(List.of(), small.unread() || large.unread()) : large;
    }

    private Found read(Grey grey, double by) {
        LuminanceSource source = new PlanarYUVLuminanceSource(
                grey.pixels(), grey.width(), grey.height(), 0, 0, grey.width(), grey.height(), false);
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(source));
        List<Result> several = several(bitmap);
        if (!several.isEmpty()) {
            return found(several, by);
        }
        Optional<BlurredCode> blurred = blurred(grey);
        Optional<Code> sharp = blurred.flatMap(code -> code.read().map(result -> code(result, code, by)));
        Found other = sharp.isPresent() ? new Found(List.of(sharp.get()), false) : found(one(bitmap), by);
        return other.codes().isEmpty()
                ? new Found(List.of(), blurred.filter(BlurredCode::isCode).isPresent())
                : other;
    }

    private List<Result> several(BinaryBitmap bitmap) {
        try {
            return List.of(new QRCodeMultiReader().decodeMultiple(bitmap, hints));
        } catch (NotFoundException none) {
            return List.of();
        }
    }

    /** As it is; else sharpened, and where it is blurred further, the same half as large. */
    private static Optional<BlurredCode> blurred(Grey grey) {
        Optional<BlurredCode> clear = BlurredCode.in(grey, grey, 1);
        if (clear.isPresent() || Math.max(grey.width(), grey.height()) > LONG_SIDE) {
            return clear;
        }
        Grey half = grey.shrunk(2);
        return BlurredCode.in(grey, grey.sharpened(SHARPENED), 1)
                .or(() -> BlurredCode.in(half, half.sharpened(SHARPENED), 2));
    }

    private static Found found(List<Result> results, double by) {
        return new Found(
                results.stream()
                        .map(result ->
                                new Code(result.getText(), SQUARE.contains(result.getBarcodeFormat()), box(result, by)))
                        .toList(),
                false);
    }

    private static Code code(Result result, BlurredCode code, double by) {
        Box inside = box(result, by * code.shrunk() / code.scale());
        Box box = new Box(
                inside.x() + (int) (code.left() * by * code.shrunk()),
                inside.y() + (int) (code.top() * by * code.shrunk()),
                inside.width(),
                inside.height());
        return new Code(result.getText(), true, box);
    }

    private List<Result> one(BinaryBitmap bitmap) {
        try {
            return List.of(new MultiFormatReader().decode(bitmap, hints));
        } catch (NotFoundException none) {
            return List.of();
        }
    }

    private static Box box(Result result, double by) {
        Extent points = Extent.of(result.getResultPoints());
        // the points stand inside the code: in a QR code, in the middle of its three corners (ISO 18004, 6.3.3)
        double margin = SQUARE.contains(result.getBarcodeFormat()) ? points.width() / 6 : 0;
        int x = (int) Math.max(0, (points.left() - margin) * by);
        int y = (int) Math.max(0, (points.top() - margin) * by);
        int width = (int) Math.ceil((points.right() + margin) * by) - x;
        return new Box(x, y, width, (int) Math.ceil((points.bottom() + margin) * by) - y);
    }
}
