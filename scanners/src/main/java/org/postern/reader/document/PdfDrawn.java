package org.postern.reader.document;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.util.Matrix;

/** The pictures on a page. */
final class PdfDrawn {
    /** Pictures smaller than this in pixels are ornaments, unless they tile the page or are many. */
    private static final int SMALL = 50;

    /** Lower than any letter. */
    private static final int LINE = 6;

    /** So many ornaments may be letters. */
    private static final int ORNAMENTS = 8;

    private static final double TILED = 0.05;
    private static final int MOST = 200;

    /** Points of the page between pictures that stand side by side. */
    private static final double TOUCH = 2;

    private static final double POINTS = 72;

    /** What is so many times finer than the page is shown may hold smaller print. */
    private static final double FINER = 2.1;

    /** How much wider than high a strip is. */
    private static final double FLAT = 2.5;

    /** Margin around what is looked at. */
    private static final float MARGIN = 12;

    /**
     * A picture on the page.
     *
     * @param share of the page that it covers, 0 to 1
     * @param straight whether it is shown as it is stored, neither turned nor mirrored
     */
    record Picture(PDImage picture, double share, boolean straight, Rectangle2D.Float box) {
        double dpi() {
            return POINTS * picture.getWidth() / Math.max(1, box.width);
        }

        /** Whether they are side by side or overlap, and may be one picture for whoever looks at them. */
        boolean touches(Picture other) {
            Rectangle2D near =
                    new Rectangle2D.Double(box.x - TOUCH, box.y - TOUCH, box.width + 2 * TOUCH, box.height + 2 * TOUCH);
            return near.intersects(other.box) && !near.contains(other.box) && !other.box.contains(box);
        }
    }

    private final PDRectangle page;
    private final double area;
    private final List<Picture> pictures = new ArrayList<>();
    private double tiles;
    private int ornaments;
    private boolean crowded;

    PdfDrawn(PDRectangle page) {
        this.page = page;
        this.area = Math.max(1, page.getWidth() * (double) page.getHeight());
    }

    void add(PDImage image, Matrix place) {
        double share = Math.abs(
                        (double) place.getScaleX() * place.getScaleY() - (double) place.getShearX() * place.getShearY())
                / area;
        int longer = Math.max(image.getWidth(), image.getHeight());
        int shorter = Math.min(image.getWidth(), image.getHeight());
        if (pictures.size() >= MOST) {
            crowded = true;
        } else if (longer <= SMALL || shorter < LINE) {
            tiles += share;
            crowded |= ++ornaments > ORNAMENTS;
        } else {
            pictures.add(new Picture(image, Math.min(share, 1), isStraight(place), box(place)));
        }
    }

    private static boolean isStraight(Matrix place) {
        return place.getScaleX() > 0 && place.getScaleY() > 0 && place.getShearX() == 0 && place.getShearY() == 0;
    }

    private static Rectangle2D.Float box(Matrix place) {
        Rectangle2D box = new PDRectangle(1, 1).transform(place).getBounds2D();
        return new Rectangle2D.Float(
                (float) box.getX(), (float) box.getY(), (float) box.getWidth(), (float) box.getHeight());
    }

    boolean isNone() {
        return pictures.isEmpty() && tiles == 0;
    }

    boolean isOne() {
        return tiles == 0 && pictures.size() == 1 && pictures.getFirst().straight();
    }

    /** Whether small ones make up a larger one, or letters. */
    boolean isCrowded() {
        return crowded || tiles > TILED;
    }

    /** The strip of the page with what is not seen as it is stored: parts of a picture, and mirrored ones. */
    Optional<PDRectangle> pieces() {
        List<Picture> pieces =
                pictures.stream().filter(one -> !one.straight() || isPiece(one)).toList();
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        float bottom = (float) pieces.stream().mapToDouble(p -> p.box().y).min().orElse(0) - MARGIN;
        float top = (float) pieces.stream()
                        .mapToDouble(p -> p.box().y + p.box().height)
                        .max()
                        .orElse(0)
                + MARGIN;
        return Optional.of(new PDRectangle(page.getLowerLeftX(), bottom, page.getWidth(), top - bottom));
    }

    /** Whether it is only a part of what is seen as one picture. */
    private boolean isPiece(Picture one) {
        return pictures.stream().anyMatch(other -> !other.equals(one) && one.touches(other));
    }

    List<Picture> all() {
        return List.copyOf(pictures);
    }

    /**
     * Those that are worth a look of their own where the page is shown with so many dots for an inch: not the strips
     * that a scanner cuts a page into, whose halves of letters nobody could read, unless they hold far more than is
     * shown.
     */
    List<Picture> besides(float dpi) {
        return pictures.stream()
                .filter(one -> !isStrip(one) || !isPiece(one) || one.dpi() > FINER * dpi)
                .toList();
    }

    private boolean isStrip(Picture one) {
        return one.straight() && one.box().width > FLAT * one.box().height && one.box().width > page.getWidth() / 2;
    }
}
