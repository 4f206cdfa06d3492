package org.postern.reader.document;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.color.PDICCBased;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.postern.reader.LimitReached;

/** Gives pages that are pictures, and pictures on pages, to the walk as files of their own. */
final class PdfPictures {
    private static final float DPI = 200;
    private static final float LEAST_DPI = 100;
    private static final float POINTS = 72;

    /** Pixels of a small letter that is easy to read. */
    private static final float LETTER = 32;

    private static final double NEARLY_ALL = 0.8;

    private final Draft draft;
    private final PDFRenderer renderer;
    private final Set<Object> given = Collections.newSetFromMap(new IdentityHashMap<>());

    PdfPictures(Draft draft, PDDocument pdf) {
        this.draft = draft;
        this.renderer = new PDFRenderer(pdf);
        renderer.setSubsamplingAllowed(true);
    }

    /** The page as a reader sees it; where a scanner put one picture on it, that picture as it is. */
    void render(int number, PDPage page, PdfPage look, boolean stamped) throws IOException, LimitReached {
        draft.session().page();
        if (look.isOnePicture()
                && !stamped
                && isPlainJpeg(look.pictures().getFirst().picture())) {
            picture("page " + number, number, look.pictures().getFirst().picture());
            return;
        }
        float dpi = rendered("page " + number, number, page, DPI);
        int count = 0;
        for (PdfDrawn.Picture drawn : look.picturesBesides(dpi)) {
            count++;
            if (drawn.share() < NEARLY_ALL || isClosed(drawn.picture())) {
                picture("page " + number + " image " + count, number, drawn.picture());
            }
        }
    }

    /** With how many dots for an inch it was. */
    private float rendered(String name, int number, PDPage page, float wanted) throws IOException, LimitReached {
        float dpi = fitting(page, wanted);
        BufferedImage image = renderer.renderImageWithDPI(number - 1, dpi, ImageType.RGB);
        draft.childOnPage(name + ".png", OptionalInt.of(number), png(image));
        return dpi;
    }

    /** A part of a page as a reader sees it, beside which its text was read; with so many dots for an inch. */
    float strip(int number, PDPage page, PdfInk.Strip strip) throws IOException, LimitReached {
        draft.session().page();
        PDRectangle whole = page.getCropBox();
        float bottom = Math.max(whole.getLowerLeftY(), strip.place().getLowerLeftY());
        float top = Math.min(whole.getUpperRightY(), strip.place().getUpperRightY());
        if (top <= bottom) {
            return 0;
        }
        page.setCropBox(new PDRectangle(whole.getLowerLeftX(), bottom, whole.getWidth(), top - bottom));
        try {
            float dpi = (float) Math.clamp(LETTER * POINTS / Math.max(1, strip.letter()), LEAST_DPI, DPI);
            return rendered("page " + number + " drawing", number, page, dpi);
        } finally {
            page.setCropBox(whole);
        }
    }

    /** A poster is rendered coarser, but never so that nobody could read it. */
    private float fitting(PDPage page, float wanted) throws LimitReached {
        double inches =
                page.getCropBox().getWidth() / POINTS * (page.getCropBox().getHeight() / POINTS);
        double most = Math.sqrt(draft.session().limits().pixels() / Math.max(inches, 0.01));
        float dpi = (float) Math.clamp(most - 1, LEAST_DPI, wanted);
        draft.session()
                .picture(
                        Math.round(page.getCropBox().getWidth() / POINTS * dpi),
                        Math.round(page.getCropBox().getHeight() / POINTS * dpi));
        return dpi;
    }

    /** The pictures beside the text of a page. */
    void inside(int number, List<PdfDrawn.Picture> beside) throws IOException, LimitReached {
        int count = 0;
        for (PdfDrawn.Picture drawn : beside) {
            count++;
            picture("page " + number + " image " + count, number, drawn.picture());
        }
    }

    /** The same picture on every page is given once. */
    private void picture(String name, int page, PDImage image) throws IOException, LimitReached {
        if (!given.add(image instanceof PDImageXObject object ? object.getCOSObject() : image)) {
            return;
        }
        draft.session().picture(image.getWidth(), image.getHeight());
        if (isClosed(image)) {
            draft.partly(draft.file().called() + " has a picture on page " + page
                    + " that cannot be opened here (JPEG 2000).");
            return;
        }
        try {
            give(name, page, image);
        } catch (IOException damaged) {
            draft.damaged(); // the other pictures may be whole
        }
    }

    /** No decoder of JPEG 2000 is safe, well kept and free at once. */
    private static boolean isClosed(PDImage image) {
        return image instanceof PDImageXObject object
                && object.getStream().getFilters().contains(COSName.JPX_DECODE);
    }

    private void give(String name, int page, PDImage image) throws IOException, LimitReached {
        if (isPlainJpeg(image)) { // as it is, with what its camera wrote into it
            try (InputStream in = image.createInputStream(List.of(COSName.DCT_DECODE.getName()))) {
                draft.childOnPage(name + ".jpg", OptionalInt.of(page), in);
            }
        } else {
            draft.childOnPage(name + ".png", OptionalInt.of(page), png(pixels(image)));
        }
    }

    private static BufferedImage pixels(PDImage image) throws IOException {
        if (!image.isStencil()) {
            return image.getImage();
        }
        BufferedImage stencil = image.getStencilImage(Color.BLACK);
        BufferedImage paper = new BufferedImage(stencil.getWidth(), stencil.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        paper.createGraphics().drawImage(stencil, 0, 0, Color.WHITE, null);
        return paper;
    }

    /** One that means the same outside the PDF: no mask, no colours of a printing press. */
    private static boolean isPlainJpeg(PDImage image) throws IOException {
        if (!(image instanceof PDImageXObject object) || !"jpg".equals(object.getSuffix())) {
            return false;
        }
        PDColorSpace space = object.getColorSpace();
        boolean plain = space instanceof PDDeviceRGB
                || space instanceof PDDeviceGray
                || (space instanceof PDICCBased icc && icc.getNumberOfComponents() != 4);
        return plain && object.getSoftMask() == null && object.getMask() == null && object.getDecode() == null;
    }

    private static InputStream png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam fast = writer.getDefaultWriteParam();
        fast.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        fast.setCompressionQuality(0.9f); // lightest packing: it is unpacked again at once
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), fast);
        } finally {
            writer.dispose();
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
