package org.postern.reader.picture;

import com.google.zxing.ResultPoint;

/** How far the points of a code reach, which stand somewhat inside it. */
record Extent(double left, double top, double right, double bottom) {
    static Extent of(ResultPoint[] points) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = 0;
        double bottom = 0;
        for (ResultPoint point : points) {
            left = Math.min(left, point.getX());
            top = Math.min(top, point.getY());
            right = Math.max(right, point.getX());
            bottom = Math.max(bottom, point.getY());
        }
        return new Extent(left, top, right, bottom);
    }

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }
}
