package org.postern.reader.document;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.io.Writer;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3CharProc;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDInlineImage;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDTilingPattern;
import org.apache.pdfbox.pdmodel.graphics.state.PDSoftMask;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;
import org.postern.reader.LimitReached;

/**
 * Reads the text of one page and notes what else is drawn on it: in its content, in forms, patterns, masks and letters
 * that are drawings themselves, and in what lies upon it (notes, fields, stamps).
 */
final class PdfPage extends PDFTextStripper {
    /** Fewer characters than this may be a page number under a picture of text. */
    private static final int LITTLE_TEXT = 20;

    private static final int MANY_UNKNOWN = 5;

    /** So many letters that seem to show another letter than they say are no accident of a strange font. */
    private static final int LIES = 3;

    private static final double SMALLEST_LETTER = 1.5;
    private static final int CHECK = 500;
    private static final int DEEPEST = 8;

    private final Draft draft;
    private final PdfFonts fonts;
    private final PdfStreams streams;
    private final DocumentText out;
    private final PDPage page;
    private final boolean turned;
    private final PdfInk ink;
    private final PdfDrawn pictures;
    private final PdfLines lines = new PdfLines();
    private final PdfAskew askew = new PdfAskew();
    private final PdfDots dots = new PdfDots();
    private final PdfSpans spans = new PdfSpans();
    private final Set<TextPosition> hidden = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<COSBase> walked = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, Integer> lies = new HashMap<>();
    private Optional<PdfNote> note = Optional.empty();
    private int letters;
    private int unknown;
    private int operators;
    private int depth;

    PdfPage(Draft draft, PdfFonts fonts, PdfStreams streams, PDPage page) {
        this.draft = draft;
        this.fonts = fonts;
        this.streams = streams;
        this.out = draft.text();
        this.page = page;
        this.turned = page.getRotation() != 0;
        this.ink = new PdfInk(page.getCropBox());
        this.pictures = new PdfDrawn(page.getCropBox());
        setSuppressDuplicateOverlappingText(false);
    }

    void read(PDDocument pdf, int number) throws IOException {
        setStartPage(number);
        setEndPage(number);
        writeText(pdf, Writer.nullWriter());
    }

    /** Whether what is to be read on it is drawn rather than written. */
    boolean isPicture() {
        boolean little = letters < LITTLE_TEXT && (ink.paints() > 0 || !pictures.isNone());
        boolean garbled = unknown > MANY_UNKNOWN && unknown * 10 > letters;
        boolean sideways = turned && letters > 0; // its text comes out in pieces
        return little || garbled || sideways || pictures.isCrowded() || lies() >= LIES;
    }

    private int lies() {
        return lies.values().stream().mapToInt(lie -> lie).sum();
    }

    /** Whether marks that mean nothing by themselves draw letters. */
    boolean hasDots() {
        return dots.draw();
    }

    /** Whether one picture is all that is drawn. */
    boolean isOnePicture() {
        return letters == 0 && ink.paints() == 0 && unknown == 0 && !turned && pictures.isOne();
    }

    /** The strip of the page in which something is drawn that may be letters and that no text says. */
    Optional<PdfInk.Strip> strip(Set<Long> known) {
        Optional<PdfInk.Strip> drawn = ink.letters(known);
        Optional<PDRectangle> pieces = pictures.pieces();
        if (drawn.isEmpty() || pieces.isEmpty()) {
            return drawn.or(() -> pieces.map(place -> new PdfInk.Strip(place, 0, false)));
        }
        PDRectangle place = drawn.get().place();
        float bottom = Math.min(place.getLowerLeftY(), pieces.get().getLowerLeftY());
        float top = Math.max(place.getUpperRightY(), pieces.get().getUpperRightY());
        PDRectangle both = new PDRectangle(place.getLowerLeftX(), bottom, place.getWidth(), top - bottom);
        return Optional.of(new PdfInk.Strip(both, 0, drawn.get().blocks()));
    }

    List<PdfDrawn.Picture> pictures() {
        return pictures.all();
    }

    /** Those to look at though the page is shown with so many dots for an inch. */
    List<PdfDrawn.Picture> picturesBesides(float dpi) {
        return pictures.besides(dpi);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (++operators % CHECK == 0) {
            limited(() -> draft.session().check());
        }
        String name = operator.getName();
        ink.operator(name, operands, getGraphicsState().getCurrentTransformationMatrix());
        if (name.equals("Do") && !operands.isEmpty() && operands.getFirst() instanceof COSName object) {
            object(object);
        } else if (name.equals("BI") && operator.getImageData() != null) {
            COSDictionary parameters = operator.getImageParameters();
            drawn(new PDInlineImage(parameters, operator.getImageData(), getResources()));
        }
        super.processOperator(operator, operands);
        if (name.equals("gs")) {
            mask();
        } else if (name.equalsIgnoreCase("scn")
                && !operands.isEmpty()
                && operands.getLast() instanceof COSName pattern) {
            pattern(pattern);
        }
    }

    @Override
    protected void operatorException(Operator operator, List<COSBase> operands, IOException problem)
            throws IOException {
        if (operator.getName().equals("Do")) {
            draft.damaged();
        }
        super.operatorException(operator, operands, problem);
    }

    private void object(COSName name) throws IOException {
        if (getResources() == null || getResources().getXObject(name) == null) {
            return;
        }
        PDXObject object = getResources().getXObject(name);
        if (object instanceof PDImageXObject image) {
            check(image.getCOSObject());
            drawn(image);
        } else if (object instanceof PDFormXObject form) {
            check(form.getCOSObject());
        }
    }

    private void drawn(PDImage image) {
        pictures.add(image, getGraphicsState().getCurrentTransformationMatrix());
    }

    /** What is drawn through a mask has the shape of the mask (11.6.5.2). */
    private void mask() throws IOException {
        @Nullable PDSoftMask mask = getGraphicsState().getSoftMask();
        if (mask != null
                && mask.getGroup() != null
                && walked.add(mask.getGroup().getCOSObject())) {
            check(mask.getGroup().getCOSObject());
            deeper(() -> processSoftMask(mask.getGroup()));
        }
    }

    /** Areas and letters may be filled with drawings (8.7.3). */
    private void pattern(COSName name) throws IOException {
        if (getResources() != null
                && getResources().getPattern(name) instanceof PDTilingPattern pattern
                && walked.add(pattern.getCOSObject())) {
            check((COSStream) pattern.getCOSObject());
            deeper(() -> processTilingPattern(pattern, null, null));
        }
    }

    @Override
    protected void showGlyph(Matrix place, PDFont font, int code, Vector displacement) throws IOException {
        @Nullable String said = font.toUnicode(code);
        boolean seen = getGraphicsState().getTextState().getRenderingMode() != RenderingMode.NEITHER;
        if (said == null) {
            unknown++;
        } else if (seen) {
            int lie = fonts.lie(font, code, said);
            if (lie > 0) {
                lies.put(said + code, lie);
            }
        }
        super.showGlyph(place, font, code, displacement);
        if (seen && font instanceof PDType3Font drawn) {
            @Nullable PDType3CharProc drawing = drawn.getCharProc(code);
            if (drawing != null) {
                check(drawing.getCOSObject());
                deeper(() -> processType3Stream(drawing, place.clone()));
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        void take() throws IOException;
    }

    private void deeper(Step step) throws IOException {
        if (depth == DEEPEST) {
            draft.damaged();
            return;
        }
        depth++;
        try {
            step.take();
        } finally {
            depth--;
        }
    }

    @Override
    public void beginMarkedContentSequence(COSName tag, @Nullable COSDictionary properties) {
        super.beginMarkedContentSequence(tag, spans.begin(properties));
    }

    @Override
    public void endMarkedContentSequence() {
        spans.end();
        super.endMarkedContentSequence();
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
        spans.letter(letter.getUnicode());
        if (note.isPresent()) {
            note.get().add(letter);
        } else {
            take(letter);
        }
    }

    private void take(TextPosition letter) {
        if (!hidden.contains(letter)) {
            lines.add(letter);
            askew.add(letter);
            dots.add(letter);
        }
        super.processTextPosition(letter);
    }

    /** What lies upon the page is read with it, unless it only shows what its field or note says anyway. */
    private void notes() throws IOException {
        for (PDAnnotation annotation : page.getAnnotations()) {
            if (annotation.isHidden() || annotation.isNoView() || annotation.getNormalAppearanceStream() == null) {
                continue;
            }
            check(annotation.getNormalAppearanceStream().getCOSObject());
            PdfNote shown = new PdfNote(annotation);
            note = Optional.of(shown);
            showAnnotation(annotation);
            note = Optional.empty();
            shown.news().forEach(this::take);
        }
    }

    @Override
    protected void writePage() throws IOException {
        notes();
        super.writePage();
        out.line();
        for (String line : lines.mixed()) {
            words(line, false);
            out.line();
        }
        for (String line : askew.lines()) {
            words(line, false);
            out.line();
        }
        for (String actual : spans.others()) {
            limited(() -> out.aside(actual));
        }
        out.line();
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
        limited(() -> out.words(words, isHidden));
    }

    private void check(COSStream stream) throws IOException {
        limited(() -> streams.check(stream));
    }

    @FunctionalInterface
    private interface Limited {
        void take() throws LimitReached;
    }

    private static void limited(Limited step) throws IOException {
        try {
            step.take();
        } catch (LimitReached limit) {
            throw new OverLimit(limit);
        }
    }
}
