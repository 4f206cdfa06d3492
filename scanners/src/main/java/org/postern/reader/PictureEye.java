package org.postern.reader;

import java.awt.image.BufferedImage;
import java.util.List;
import org.postern.read.Sign;

/** Looks at a picture and says what kind of picture it is and what is on it. */
@FunctionalInterface
public interface PictureEye {
    /**
     * What it sees; exactly one sign says photograph, drawing, screenshot, scan or unknown.
     *
     * @param upright the decoded picture as a viewer shows it, after the orientation its metadata asks for
     */
    List<Sign> look(OpenFile file, BufferedImage upright);
}
