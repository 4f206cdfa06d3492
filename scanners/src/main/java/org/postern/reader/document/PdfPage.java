package org.postern.reader.document;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDInlineImage;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.postern.reader.LimitReached;

/** Reads the text of one page and notes what else is drawn on it. */
final class PdfPage extends PDFTextStripper {
    /** Fewer characters than this may be a page number under a picture of text. */
    private static final int LITTLE_TEXT = 20;

    private static final int MANY_UNKNOWN = 5;
    /** Pictures smaller than this in pixels are ornaments, unless they tile the page or are many. */
    static final int SMALL = 50;

    /** Lower than any letter. */
    private static final int LINE = 6;

    /** So many ornaments may be letters. */
    private static final int ORNAMENTS = 8;

    private static final double TILED = 0.05;
    private static final double SMALLEST_LETTER = 1.5;
    private static final int PICTURES = 200;
    private static final Set<String> PAINTS = Set.of("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh");

    /** A picture on the page, with the share of the page that it covers, 0 to 1. */
    record Drawn(PDImage picture, double share, boolean straight) {}

    private final DocumentText out;
    private final double area;
    private final boolean turned;
    private final List<Drawn> pictures = new ArrayList<>();
    private final Set<TextPosition> hidden = Collections.newSetFromMap(new IdentityHashMap<>());
    private int letters;
    private int unknown;
    private int paints;
    private double tiles;
    private int ornaments;
    private boolean crowded;

    PdfPage(DocumentText out, PDPage page) {
        this.out = out;
        this.area = Math.max(
                1, page.getCropBox().getWidth() * (double) page.getCropBox().getHeight());
        this.turned = page.getRotation() != 0;
        setSuppressDuplicateOverlappingText(false);
    }

    void read(PDDocument pdf, int number) throws IOException {
        setStartPage(number);
        setEndPage(number);
        writeText(pdf, Writer.nullWriter());
    }

    /** Whether what is to be read on it is drawn rather than written. */
    boolean isPicture() {
        boolean little = letters < LITTLE_TEXT && (paints > 0 || !pictures.isEmpty() || tiles > 0);
        boolean garbled = unknown > MANY_UNKNOWN && unknown * 10 > letters;
        boolean sideways = turned && letters > 0; // its text comes out in pieces
        return little || garbled || sideways || crowded || tiles > TILED;
    }

    /** Whether one picture is all that is drawn. */
    boolean isOnePicture() {
        return letters == 0
                && paints == 0
                && unknown == 0
                && tiles == 0
                && pictures.size() == 1
                && !turned
                && pictures.getFirst().straight();
    }

    List<Drawn> pictures() {
        return List.copyOf(pictures);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        String name = operator.getName();
        if (PAINTS.contains(name)) {
            paints++;
        } else if (name.equals("Do") && !operands.isEmpty() && operands.getFirst() instanceof COSName object) {
            object(object);
        } else if (name.equals("BI") && operator.getImageData() != null) {
            COSDictionary parameters = operator.getImageParameters();
            drawn(new PDInlineImage(parameters, operator.getImageData(), getResources()));
        }
        super.processOperator(operator, operands);
    }

    private void object(COSName name) throws IOException {
        if (getResources().isImageXObject(name) && getResources().getXObject(name) instanceof PDImageXObject image) {
            drawn(image);
        }
    }

    private void drawn(PDImage image) {
        Matrix place = getGraphicsState().getCurrentTransformationMatrix();
        double share = Math.abs(
                        (double) place.getScaleX() * place.getScaleY() - (double) place.getShearX() * place.getShearY())
                / area;
        boolean straight =
                place.getScaleX() > 0 && place.getScaleY() > 0 && place.getShearX() == 0 && place.getShearY() == 0;
        int longer = Math.max(image.getWidth(), image.getHeight());
        int shorter = Math.min(image.getWidth(), image.getHeight());
        if (pictures.size() >= PICTURES) {
            crowded = true;
        } else if (longer <= SMALL || shorter < LINE) {
            tiles += share;
            crowded |= ++ornaments > ORNAMENTS;
        } else {
            pictures.add(new Drawn(image, Math.min(share, 1), straight));
        }
    }

    @Override
    protected void showGlyph(Matrix place, PDFont font, int code, Vector displacement) throws IOException {
        if (font.toUnicode(code) == null) {
            unknown++;
        }
        super.showGlyph(place, font, code, displacement);
    }

    @Override
    protected void processTextPosition(TextPosition letter) {
        boolean invisible = getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER;
        Point2D.Float size = new Point2D.Float(
                letter.getTextMatrix().getScalingFactorX(),
                letter.getTextMatrix().getScalingFactorY());
        if (invisible || Math.max(size.x, size.y) < SMALLEST_LETTER) {
            hidden.add(letter);
        }
        super.processTextPosition(letter);
    }

    @Override
    protected void writeString(String words, List<TextPosition> positions) throws IOException {
        boolean some = !hidden.isEmpty() && positions.stream().anyMatch(hidden::contains);
        if (some && !positions.stream().allMatch(hidden::contains)) {
            for (TextPosition position : positions) {
                boolean isHidden = hidden.contains(position);
                letters += isHidden ? 0 : 1;
                words(position.getUnicode(), isHidden);
            }
        } else {
            letters += some ? 0 : words.strip().length();
            words(words, some);
        }
    }

    @Override
    protected void writeWordSeparator() throws IOException {
        words(" ", false);
    }

    @Override
    protected void writeLineSeparator() {
        out.line();
    }

    private void words(String words, boolean isHidden) throws IOException {
        try {
            out.words(words, isHidden);
        } catch (LimitReached limit) {
            throw new OverLimit(limit);
        }
    }
}
