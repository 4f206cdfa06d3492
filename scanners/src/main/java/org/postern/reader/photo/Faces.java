package org.postern.reader.photo;

import java.util.List;
import org.postern.message.Box;

/** Finds faces of people. */
@FunctionalInterface
public interface Faces {
    /** Nobody looks for faces. */
    Faces NONE = (picture, fromTheSide) -> List.of();

    /**
     * Where they are, in the pixels of the scaled picture.
     *
     * @param fromTheSide whether to look for faces from the side as well where there is none from the front; it takes
     *     as long again
     */
    List<Box> find(Scaled picture, boolean fromTheSide);
}
