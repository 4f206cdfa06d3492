package org.postern.reader.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.postern.read.Region;
import org.postern.reader.LimitReached;

/**
 * One file in a RAR archive.
 *
 * @param data where its packed data begin
 * @param split whether part of it stands in another volume
 */
record RarEntry(
        String name, long packed, long size, long crc, long data, boolean stored, boolean locked, boolean split) {

    /** RAR has no free unpacker, so only what was put in as it is can be taken out. */
    void take(FileChannel bytes, Unpacking out) throws IOException, LimitReached {
        if (locked) {
            out.locked(name);
        } else if (split) {
            out.list(name, "goes on in another file");
        } else if (stored) {
            out.take(name, packed, () -> new Proved(new Region(bytes, data, packed), size, crc));
        } else {
            out.problem(out.file().called() + " cannot be opened here; ask for a zip file instead.");
            out.list(name, "is packed in a way that Postern cannot read");
        }
    }
}
