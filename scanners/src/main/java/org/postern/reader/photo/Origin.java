package org.postern.reader.photo;

import java.util.List;
import java.util.Optional;

/**
 * What a file itself says about where it comes from.
 *
 * @param camera make and model
 * @param scanner the model is no camera but puts paper into files
 * @param screen it says that it is a copy of a screen
 * @param location where a position is written down, such as {@code EXIF}
 * @param owner where somebody's name or a number of their own is written down
 */
record Origin(Optional<String> camera, boolean scanner, boolean screen, List<String> location, List<String> owner) {
    static final Origin UNKNOWN = new Origin(Optional.empty(), false, false, List.of(), List.of());

    Origin {
        location = List.copyOf(location);
        owner = List.copyOf(owner);
    }
}
