package org.postern.reader.document;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/**
 * The lines and areas that are drawn on a page (ISO 32000-1 8.5), as outlines on a coarse grid. Areas may be letters or
 * what letters are cut out of, and both have the outlines of letters; rules and boxes have not.
 */
final class PdfInk {
    /** Cells for a point of the page; on a poster fewer. */
    private static final double FINE = 2;

    private static final double LARGEST = 2000;

    /** A piece of a line that long, in cells, belongs to no letter. */
    private static final double LONG = 30;

    /** Fewer pieces of lines are no four letters. */
    private static final int FEW = 12;

    private static final int CURVE_STEPS = 6;
    private static final Set<String> PAINTS = Set.of("f", "F", "f*", "B", "B*", "b", "b*", "S", "s");

    /**
     * A part of the page, with letters so many points high; {@code blocks} if there are letters in it that OCR may read
     * wrongly.
     */
    record Strip(PDRectangle place, double letter, boolean blocks) {}

    /** A piece of a line from one cell to another; {@code bent} if it lies askew or is a bow. */
    private record Piece(double x1, double y1, double x2, double y2, boolean bent) {}

    private final double scale;
    private final PDRectangle page;
    private final PdfGrid grid;
    private final List<Piece> path = new ArrayList<>();
    private Point2D.Float start = new Point2D.Float();
    private Point2D.Float last = new Point2D.Float();
    private boolean clips;
    private int pieces;
    private int paints;

    PdfInk(PDRectangle page) {
        this.page = page;
        this.scale = Math.min(FINE, LARGEST / Math.max(1, Math.max(page.getWidth(), page.getHeight())));
        this.grid = new PdfGrid((int) (page.getWidth() * scale) + 1, (int) (page.getHeight() * scale) + 1);
    }

    /** How often something was painted. */
    int paints() {
        return paints;
    }

    /** Takes an operator of a content stream. */
    void operator(String name, List<COSBase> operands, Matrix place) {
        if (PAINTS.contains(name)) {
            paints++;
            draw();
        } else if (name.equals("sh")) {
            paints++;
        } else if (name.equals("n")) {
            finish();
        } else if (name.startsWith("W")) {
            clips = true;
        } else {
            build(name, operands, place);
        }
    }

    private void build(String name, List<COSBase> operands, Matrix place) {
        switch (name) {
            case "m" -> {
                start = at(operands, 0, place);
                last = start;
            }
            case "l" -> line(at(operands, 0, place));
            case "h" -> line(start);
            case "c" -> curve(at(operands, 0, place), at(operands, 2, place), at(operands, 4, place));
            case "v" -> curve(last, at(operands, 0, place), at(operands, 2, place));
            case "y" -> curve(at(operands, 0, place), at(operands, 2, place), at(operands, 2, place));
            case "re" -> box(operands, place);
            default -> {}
        }
    }

    private static float number(List<COSBase> operands, int index) {
        return index < operands.size() && operands.get(index) instanceof COSNumber number ? number.floatValue() : 0;
    }

    private Point2D.Float at(List<COSBase> operands, int index, Matrix place) {
        return cell(number(operands, index), number(operands, index + 1), place);
    }

    private Point2D.Float cell(float x, float y, Matrix place) {
        Point2D.Float point = place.transformPoint(x, y);
        return new Point2D.Float(
                (float) ((point.x - page.getLowerLeftX()) * scale), (float) ((point.y - page.getLowerLeftY()) * scale));
    }

    private void box(List<COSBase> operands, Matrix place) {
        float x = number(operands, 0);
        float y = number(operands, 1);
        float right = x + number(operands, 2);
        float top = y + number(operands, 3);
        start = cell(x, y, place);
        last = start;
        line(cell(right, y, place));
        line(cell(right, top, place));
        line(cell(x, top, place));
        line(start);
    }

    private void line(Point2D.Float to) {
        double x = Math.abs(to.x - last.x);
        double y = Math.abs(to.y - last.y);
        boolean askew = Math.min(x, y) > 1 && Math.max(x, y) < LONG;
        path.add(new Piece(last.x, last.y, to.x, to.y, askew));
        last = to;
    }

    private void curve(Point2D.Float one, Point2D.Float two, Point2D.Float to) {
        Point2D.Float from = last;
        boolean small = Math.abs(to.x - from.x) < LONG && Math.abs(to.y - from.y) < LONG;
        double x = from.x;
        double y = from.y;
        for (int i = 1; i <= CURVE_STEPS; i++) {
            double t = (double) i / CURVE_STEPS;
            double s = 1 - t;
            double nextX = s * s * s * from.x + 3 * s * s * t * one.x + 3 * s * t * t * two.x + t * t * t * to.x;
            double nextY = s * s * s * from.y + 3 * s * s * t * one.y + 3 * s * t * t * two.y + t * t * t * to.y;
            path.add(new Piece(x, y, nextX, nextY, small && i == 1));
            x = nextX;
            y = nextY;
        }
        last = to;
    }

    /** A path that only clips is painted by what lies under it; a box cuts out no letter. */
    private void finish() {
        if (clips && path.size() > 4) {
            draw();
        }
        path.clear();
        clips = false;
    }

    private void draw() {
        for (Piece piece : path) {
            grid.line(piece.x1(), piece.y1(), piece.x2(), piece.y2(), piece.bent());
        }
        pieces += path.size();
        path.clear();
        clips = false;
    }

    /**
     * The strip of the page, over its whole width, with what may be letters and is not {@code known} yet; it is known
     * then.
     */
    Optional<Strip> letters(Set<Long> known) {
        if (pieces < FEW) {
            return Optional.empty();
        }
        return grid.letters(known).map(strip -> {
            PDRectangle place = new PDRectangle(
                    page.getLowerLeftX(),
                    (float) (page.getLowerLeftY() + strip.bottom() / scale),
                    page.getWidth(),
                    (float) ((strip.top() - strip.bottom()) / scale));
            return new Strip(place, strip.letter() / scale, strip.blocks());
        });
    }
}
