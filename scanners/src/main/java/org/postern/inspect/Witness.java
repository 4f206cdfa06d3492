package org.postern.inspect;

import org.postern.message.PartText;
import org.postern.read.FileItem;

/** Is told what was read in a mail, for a person who wants to see it; the relay has none. */
public interface Witness {
    /** Nobody looks. */
    Witness NONE = new Witness() {
        @Override
        public void text(PartText text) {}

        @Override
        public void file(FileItem item) {}
    };

    /** Text outside files: subject, header, body, names. */
    void text(PartText text);

    /** A file that was opened, with its text. */
    void file(FileItem item);
}
