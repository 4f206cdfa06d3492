package org.postern.reader.archive;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.Map;
import java.util.Optional;

/**
 * The system's libarchive, if it is installed: the unpacker for rar that has a free licence. Load it before the reader
 * is shut in.
 */
interface LibArchive extends Library {
    /** The name of every version since 2012 (soname of libarchive 3). */
    String NAME = "libarchive.so.13";

    // archive.h
    int EOF = 1;
    int WARN = -20;

    /** Empty if there is none. */
    static Optional<LibArchive> find() {
        try {
            return Optional.of(Native.load(NAME, LibArchive.class, Map.of(OPTION_STRING_ENCODING, "UTF-8")));
        } catch (UnsatisfiedLinkError none) {
            return Optional.empty();
        }
    }

    Pointer archive_read_new();

    int archive_read_support_format_rar(Pointer archive);

    int archive_read_support_format_rar5(Pointer archive);

    int archive_read_open_filename(Pointer archive, String file, NativeLong block);

    int archive_read_next_header(Pointer archive, PointerByReference entry);

    NativeLong archive_read_data(Pointer archive, Pointer into, NativeLong length);

    String archive_error_string(Pointer archive);

    int archive_read_free(Pointer archive);
}
