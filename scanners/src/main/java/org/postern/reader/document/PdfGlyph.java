package org.postern.reader.document;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shape of a letter, filled in on a small square, and how wide it is for its height. */
final class PdfGlyph {
    private static final int SIDE = 16;
    private static final double ROUGH = 0.02;

    /** How much of the likeness a shape loses that is e times as wide. */
    private static final double STRETCH = 0.12;

    private final long[] cells;
    private final double width;

    private PdfGlyph(long[] cells, double width) {
        this.cells = cells;
        this.width = width;
    }

    private record Edge(double x1, double y1, double x2, double y2) {}

    /** Nothing, if nothing is drawn. */
    static Optional<PdfGlyph> of(GeneralPath outline) {
        Rectangle2D box = outline.getBounds2D();
        if (!(box.getWidth() > 0) || !(box.getHeight() > 0)) {
            return Optional.empty();
        }
        List<Edge> edges = edges(outline, Math.max(box.getWidth(), box.getHeight()) * ROUGH);
        long[] cells = new long[SIDE * SIDE / Long.SIZE];
        for (int row = 0; row < SIDE; row++) {
            row(edges, box, row, cells);
        }
        return Optional.of(new PdfGlyph(cells, Math.log(box.getWidth() / box.getHeight())));
    }

    private static List<Edge> edges(GeneralPath outline, double flatness) {
        List<Edge> edges = new ArrayList<>();
        double[] to = new double[6];
        double startX = 0;
        double startY = 0;
        double x = 0;
        double y = 0;
        for (PathIterator i = outline.getPathIterator(null, flatness); !i.isDone(); i.next()) {
            int kind = i.currentSegment(to);
            double nextX = kind == PathIterator.SEG_CLOSE ? startX : to[0];
            double nextY = kind == PathIterator.SEG_CLOSE ? startY : to[1];
            if (kind == PathIterator.SEG_MOVETO) {
                startX = nextX;
                startY = nextY;
            } else {
                edges.add(new Edge(x, y, nextX, nextY));
            }
            x = nextX;
            y = nextY;
        }
        return edges;
    }

    /** Fills the cells of a row whose middles lie inside, by the winding of the outline. */
    private static void row(List<Edge> edges, Rectangle2D box, int row, long[] cells) {
        double y = box.getY() + (row + 0.5) * box.getHeight() / SIDE;
        int[] turns = new int[SIDE + 1];
        for (Edge edge : edges) {
            if (edge.y1() <= y != edge.y2() <= y) {
                double x = edge.x1() + (y - edge.y1()) / (edge.y2() - edge.y1()) * (edge.x2() - edge.x1());
                int cell = (int) Math.clamp(Math.round((x - box.getX()) * SIDE / box.getWidth()), 0L, (long) SIDE);
                turns[cell] += edge.y1() < edge.y2() ? 1 : -1;
            }
        }
        int winding = 0;
        for (int column = 0; column < SIDE; column++) {
            winding += turns[column];
            if (winding != 0) {
                int cell = row * SIDE + column;
                cells[cell / Long.SIZE] |= 1L << cell % Long.SIZE;
            }
        }
    }

    /** From 0 to 1, which is the same. */
    double likeness(PdfGlyph other) {
        int differ = 0;
        for (int i = 0; i < cells.length; i++) {
            differ += Long.bitCount(cells[i] ^ other.cells[i]);
        }
        return 1 - (double) differ / (SIDE * SIDE) - STRETCH * Math.abs(width - other.width);
    }
}
