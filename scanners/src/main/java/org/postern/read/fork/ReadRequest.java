package org.postern.read.fork;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.postern.read.FileLimits;

/**
 * What a reader is told about the file it opens.
 *
 * @param path of the part in its mail
 * @param name as the mail gives it, null if it gives none
 * @param type declared media type
 * @param draws whether pictures are wanted with boxes around what was found
 */
public record ReadRequest(String path, @Nullable String name, String type, FileLimits limits, boolean draws)
        implements Serializable {}
