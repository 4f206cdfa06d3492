package org.postern.read;

import java.util.List;
import java.util.Optional;
import org.postern.message.Box;

/**
 * Something seen in a file that is no text.
 *
 * @param reasons why it is believed, in a few plain words each, such as {@code camera: Apple iPhone 13}; never text of
 *     the mail
 * @param box where on the picture
 */
public record Sign(Kind kind, List<String> reasons, Optional<Box> box) {
    public Sign {
        reasons = List.copyOf(reasons);
    }

    public static Sign of(Kind kind, String... reasons) {
        return new Sign(kind, List.of(reasons), Optional.empty());
    }

    /** What may be seen. */
    public enum Kind {
        /** A picture taken of the world by a camera. */
        PHOTOGRAPH,
        /** Drawn or made by a program: diagram, clip art, chart. */
        DRAWING,
        /** A copy of a screen. */
        SCREENSHOT,
        /** Paper put on a scanner or photographed so that it fills the picture. */
        SCAN,
        /** A picture of which it cannot be said what it is. */
        UNKNOWN_PICTURE,
        FACE,
        /** The camera wrote down where it was (EXIF GPS). */
        LOCATION,
        /** The file says whose camera, telephone or program made it. */
        OWNER,
        SOUND,
        FILM,
        /** Program code inside a document: macros, scripts, actions that start something. */
        MACRO,
        /** It fetches something from elsewhere when it is opened. */
        REMOTE,
        /** Its ending promises another kind of file than it is. */
        DISGUISED_KIND,
        /** A second file stands after its end. */
        SECOND_FILE,
        QR_CODE,
        /** An image classifier suspects an indecent picture. */
        INDECENT
    }
}
