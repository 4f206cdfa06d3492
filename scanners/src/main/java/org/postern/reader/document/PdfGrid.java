package org.postern.reader.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Outlines on a grid of cells, and which of the shapes that hang together may be letters. */
final class PdfGrid {
    /** From a line of small letters to a headline over half a page, in cells. */
    private static final int LOWEST = 8;

    private static final int HIGHEST = 500;
    private static final int SPECK = 5;

    /** Further apart are no dots of one letter. */
    private static final int DOT = 12;

    /** Letters have a dozen bows and corners; a shape with more may be several that touch. */
    private static final int BENDS = 12;

    /** Fewer letters than that, or of fewer different shapes, are bullets, marks on a chart, or arrows. */
    private static final int FEWEST = 4;

    private static final int SHAPES = 3;

    /** As many specks may be letters as printers once made them of dots. */
    private static final int SPECKS = 30;

    /** Of letters that are filled with strokes, no stroke is longer, or further from the next. */
    private static final int STROKE = 40;

    private static final int CLOSE = 4;

    private static final int ZONES = 5;

    /** So many zones may differ by where on the grid a shape happens to lie. */
    private static final int ALIKE = 2;

    private static final int MARGIN = 24;

    /** More shapes are a map. */
    private static final int MOST = 2000;

    /** A frame with round corners has so many cells for its width and height together; a corner or a hook has fewer. */
    private static final double CLOSED = 1.6;

    private static final double STEPS = 1.5;
    private static final byte LINE = 1;
    private static final byte BEND = 2;

    /** As many shapes of right angles side by side are letters that OCR does not know. */
    private static final int BLOCKS = 5;

    /**
     * From one row of cells to another, with letters that high; {@code blocks} if there are letters made of little
     * boxes or dots.
     */
    record Strip(int bottom, int top, int letter, boolean blocks) {}

    /** {@code zones} says in which fifths of its width and height there is something. */
    private record Shape(int x, int y, int right, int top, int cells, int bends, int rim, int zones) {
        int width() {
            return right - x + 1;
        }

        int height() {
            return top - y + 1;
        }

        boolean isSpeck() {
            return width() <= SPECK && height() <= SPECK;
        }

        boolean isStroke() {
            return Math.min(width(), height()) <= 2 && Math.max(width(), height()) <= STROKE && !isSpeck();
        }

        /** Whether another stroke lies along this one, hardly further away than it is thick. */
        boolean isBeside(Shape other) {
            boolean lying = width() >= height();
            int apart = Math.abs(lying ? other.y - y : other.x - x);
            boolean along = lying ? other.x <= right && x <= other.right : other.y <= top && y <= other.top;
            return apart > 0 && apart <= CLOSE && along && (other.width() >= other.height()) == lying;
        }

        /** One that has nothing inside, whatever its corners: frames of cells and columns of charts. */
        boolean isBox() {
            return rim == cells && cells >= CLOSED * (width() + height());
        }

        /** How many letters it may be. */
        int letters() {
            if (Math.min(width(), height()) < 3 || height() < LOWEST || isBox()) {
                return 0;
            }
            boolean one = width() <= HIGHEST && height() <= HIGHEST;
            return one ? Math.max(1, bends / BENDS) : bends / (2 * BENDS);
        }

        boolean resembles(Shape other) {
            return Math.abs(width() - other.width()) <= 2
                    && Math.abs(height() - other.height()) <= 2
                    && Integer.bitCount(zones ^ other.zones) <= ALIKE;
        }

        long key() {
            return (((long) x * 4096 + y) * 4096 + width()) * 4096 + height();
        }
    }

    private final int width;
    private final int height;
    private byte[] cells = {};
    private int marks;

    PdfGrid(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** Draws a line from cell to cell; what lies outside the grid is left out. */
    void line(double x1, double y1, double x2, double y2, boolean bent) {
        // shorter steps than a cell, so that no rounding leaves one out
        double steps = Math.ceil(STEPS * Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1)));
        if (!(steps < 1e5)) { // nor a number that is none
            return;
        }
        if (cells.length == 0) {
            cells = new byte[width * height];
        }
        for (int i = 0; i <= steps; i++) {
            double t = steps == 0 ? 0 : i / steps;
            int x = (int) Math.floor(x1 + t * (x2 - x1));
            int y = (int) Math.floor(y1 + t * (y2 - y1));
            if (x >= 0 && y >= 0 && x < width && y < height) {
                byte mark = bent && i == 0 ? BEND : LINE;
                int cell = y * width + x;
                marks += cells[cell] == 0 ? 1 : 0;
                cells[cell] = (byte) Math.max(cells[cell], mark);
            }
        }
    }

    Optional<Strip> letters(Set<Long> known) {
        List<Shape> letters = new ArrayList<>();
        for (Shape shape : shapes()) {
            if ((shape.letters() > 0 || shape.isSpeck()) && !known.contains(shape.key())) {
                letters.add(shape);
            }
        }
        List<Shape> strokes = strokes(known);
        letters.addAll(strokes);
        long specks = strokes.isEmpty() ? dots(letters) : SPECKS;
        List<Shape> large =
                letters.stream().filter(shape -> !shape.isSpeck()).limit(MOST).toList();
        if (specks < SPECKS && !(count(large) >= FEWEST && different(large) >= SHAPES)) {
            return Optional.empty();
        }
        letters.forEach(shape -> known.add(shape.key()));
        int bottom = letters.stream().mapToInt(Shape::y).min().orElse(0);
        int top = letters.stream().mapToInt(Shape::top).max().orElse(height);
        boolean blocks = specks >= SPECKS || large.stream().anyMatch(shape -> row(large, shape) >= BLOCKS);
        return Optional.of(
                new Strip(Math.max(0, bottom - MARGIN), Math.min(height, top + MARGIN), height(large), blocks));
    }

    /** Most of the letters are higher. */
    private static int height(List<Shape> letters) {
        int[] heights = letters.stream().mapToInt(Shape::height).sorted().toArray();
        return heights.length == 0 ? LOWEST : heights[heights.length / 5];
    }

    /** Short strokes above each other or side by side, with which letters are filled; a few are marks on a rule. */
    private List<Shape> strokes(Set<Long> known) {
        List<Shape> all = shapes().stream()
                .filter(shape -> shape.isStroke() && !known.contains(shape.key()))
                .limit(MOST)
                .toList();
        List<Shape> close = all.stream()
                .filter(shape -> all.stream().filter(shape::isBeside).limit(2).count() == 2)
                .toList();
        return close.size() >= SPECKS ? close : List.of();
    }

    /** How many specks have others near them both in their row and in their column, as no dotted line has. */
    private static long dots(List<Shape> shapes) {
        List<Shape> specks = shapes.stream().filter(Shape::isSpeck).limit(MOST).toList();
        return specks.stream()
                .filter(speck -> specks.stream().anyMatch(other -> isNear(other.x(), speck.x(), other.y(), speck.y()))
                        && specks.stream().anyMatch(other -> isNear(other.y(), speck.y(), other.x(), speck.x())))
                .limit(SPECKS)
                .count();
    }

    private static boolean isNear(int one, int two, int oneAlong, int twoAlong) {
        int apart = Math.abs(oneAlong - twoAlong);
        return Math.abs(one - two) <= 1 && apart > 1 && apart <= DOT;
    }

    /** How many stand beside it, of the same height and without a bow. */
    private static long row(List<Shape> shapes, Shape shape) {
        return shapes.stream()
                .filter(other -> other.bends() == 0
                        && Math.abs(other.y() - shape.y()) <= 2
                        && Math.abs(other.top() - shape.top()) <= 2)
                .limit(BLOCKS)
                .count();
    }

    private static int count(List<Shape> shapes) {
        return shapes.stream().mapToInt(Shape::letters).sum();
    }

    /** How many of them differ, as far as it matters. */
    private static int different(List<Shape> shapes) {
        List<Shape> different = new ArrayList<>();
        int count = 0;
        for (Shape shape : shapes) {
            if (count < SHAPES && different.stream().noneMatch(shape::resembles)) {
                different.add(shape);
                count += shape.letters();
            }
        }
        return count;
    }

    private List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        byte[] left = cells.clone();
        int[] stack = new int[marks];
        for (int i = 0; i < left.length; i++) {
            if (left[i] != 0) {
                shapes.add(shape(left, stack, i));
            }
        }
        return shapes;
    }

    /** Takes the shape at a cell off the grid. */
    private Shape shape(byte[] left, int[] stack, int from) {
        int x = width;
        int y = height;
        int right = 0;
        int top = 0;
        int bends = 0;
        int size = 0;
        left[from] = 0;
        stack[size++] = from;
        for (int done = 0; done < size; done++) {
            int cell = stack[done];
            int cx = cell % width;
            int cy = cell / width;
            x = Math.min(x, cx);
            right = Math.max(right, cx);
            y = Math.min(y, cy);
            top = Math.max(top, cy);
            bends += cells[cell] == BEND ? 1 : 0;
            for (int ny = Math.max(0, cy - 1); ny <= Math.min(height - 1, cy + 1); ny++) {
                for (int nx = Math.max(0, cx - 1); nx <= Math.min(width - 1, cx + 1); nx++) {
                    int next = ny * width + nx;
                    if (left[next] != 0) {
                        left[next] = 0;
                        stack[size++] = next;
                    }
                }
            }
        }
        Frame frame = new Frame(x, y, right, top);
        return new Shape(x, y, right, top, size, bends, rim(stack, size, frame), zones(stack, size, frame));
    }

    private record Frame(int x, int y, int right, int top) {}

    /** How many of the cells lie at the edge; of a larger shape, near it. */
    private int rim(int[] shape, int size, Frame frame) {
        int marginX = (frame.right() - frame.x()) / 12;
        int marginY = (frame.top() - frame.y()) / 12;
        int rim = 0;
        for (int i = 0; i < size; i++) {
            int x = shape[i] % width;
            int y = shape[i] / width;
            boolean edge = Math.min(x - frame.x(), frame.right() - x) <= marginX
                    || Math.min(y - frame.y(), frame.top() - y) <= marginY;
            rim += edge ? 1 : 0;
        }
        return rim;
    }

    private int zones(int[] shape, int size, Frame frame) {
        int zones = 0;
        for (int i = 0; i < size; i++) {
            int column = (shape[i] % width - frame.x()) * ZONES / (frame.right() - frame.x() + 1);
            int row = (shape[i] / width - frame.y()) * ZONES / (frame.top() - frame.y() + 1);
            zones |= 1 << (row * ZONES + column);
        }
        return zones;
    }
}
