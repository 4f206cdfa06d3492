package org.postern.reader.archive;

/**
 * One file in a RAR archive, as its header says.
 *
 * @param data where its packed data begin
 */
record RarEntry(String name, long packed, long size, long crc, long data, What what) {
    /** How it stands there. */
    enum What {
        FOLDER,
        LINK,
        LOCKED,
        /** Part of it is in another volume. */
        SPLIT,
        /** As it is, with a checksum. */
        STORED,
        PACKED,
        /** Without a checksum that is known here. */
        UNPROVED
    }
}
