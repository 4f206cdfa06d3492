package org.postern.reader.photo;

import java.awt.image.BufferedImage;
import java.io.IOException;

/** Judges whether a picture may be indecent. Off unless the school supplies one. */
@FunctionalInterface
public interface ImageClassifier {
    /**
     * How likely it is.
     *
     * @throws IOException if it cannot judge; then the picture counts as unread
     */
    Band judge(BufferedImage upright) throws IOException;

    /** What it comes to. */
    enum Band {
        CLEAR,
        SUSPECTED
    }
}
