package org.postern.reader.picture;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

    private static final int LONG_SIDE = 1600;
    private static final int SMALL = 300;
    private static final int ENLARGED = 4;

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
    List<Code> read(Grey picture) {
        int longSide = Math.max(picture.width(), picture.height());
        if (longSide < SMALL) {
            return read(picture.enlarged(ENLARGED), 1.0 / ENLARGED);
        }
        int by = (longSide + LONG_SIDE - 1) / LONG_SIDE;
        List<Code> codes = read(picture.shrunk(by), by);
        return codes.isEmpty() && by > 1 ? read(picture, 1) : codes;
    }

    private List<Code> read(Grey grey, double by) {
        LuminanceSource source = new PlanarYUVLuminanceSource(
                grey.pixels(), grey.width(), grey.height(), 0, 0, grey.width(), grey.height(), false);
        List<Code> codes = new ArrayList<>();
        for (Result result : results(source)) {
            codes.add(new Code(result.getText(), SQUARE.contains(result.getBarcodeFormat()), box(result, by)));
        }
        return codes;
    }

    private List<Result> results(LuminanceSource source) {
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(source));
        try {
            return List.of(new QRCodeMultiReader().decodeMultiple(bitmap, hints));
        } catch (NotFoundException none) {
            return one(bitmap);
        }
    }

    private List<Result> one(BinaryBitmap bitmap) {
        try {
            return List.of(new MultiFormatReader().decode(bitmap, hints));
        } catch (NotFoundException none) {
            return List.of();
        }
    }

    private static Box box(Result result, double by) {
        float left = Float.MAX_VALUE;
        float top = Float.MAX_VALUE;
        float right = 0;
        float bottom = 0;
        for (ResultPoint point : result.getResultPoints()) {
            left = Math.min(left, point.getX());
            top = Math.min(top, point.getY());
            right = Math.max(right, point.getX());
            bottom = Math.max(bottom, point.getY());
        }
        // the points stand inside the code: in a QR code, in the middle of its three corners (ISO 18004, 6.3.3)
        double margin = SQUARE.contains(result.getBarcodeFormat()) ? (right - left) / 6 : 0;
        int x = (int) Math.max(0, (left - margin) * by);
        int y = (int) Math.max(0, (top - margin) * by);
        int width = (int) Math.ceil((right + margin) * by) - x;
        return new Box(x, y, width, (int) Math.ceil((bottom + margin) * by) - y);
    }
}
