package org.postern.read;

import java.util.List;
import java.util.Optional;
import org.postern.message.PartPath;
import org.postern.message.PartText;

/**
 * One file that was opened: an attachment, or a file inside one.
 *
 * @param name as it stands in the mail or in the container
 * @param text everything to be read in it, with places; the text of files inside stands with those
 */
public record FileItem(
        PartPath path,
        Optional<String> name,
        FileKind kind,
        Reading reading,
        Optional<PartText> text,
        List<Sign> signs) {
    public FileItem {
        signs = List.copyOf(signs);
    }

    /** A file of which nothing but its kind and the reading is known. */
    public static FileItem bare(PartPath path, Optional<String> name, FileKind kind, Reading reading) {
        return new FileItem(path, name, kind, reading, Optional.empty(), List.of());
    }
}
