package org.postern.reader.photo;

import java.util.List;
import org.postern.message.Box;

/** Finds faces of people. */
@FunctionalInterface
public interface Faces {
    /** Nobody looks for faces. */
    Faces NONE = picture -> List.of();

    /** Where they are, in the pixels of the scaled picture. */
    List<Box> find(Scaled picture);
}
