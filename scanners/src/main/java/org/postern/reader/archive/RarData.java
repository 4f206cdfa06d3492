package org.postern.reader.archive;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Unpacks files of one rar archive, front to back, with libarchive. It is asked for bytes only: names, links, sizes and
 * checksums are what our own look at the headers says.
 */
final class RarData implements AutoCloseable {
    private static final int BLOCK = 64 * 1024;

    private final LibArchive library;
    private final Pointer archive;
    private final Memory buffer = new Memory(BLOCK);
    private int next;

    private RarData(LibArchive library, Pointer archive) {
        this.library = library;
        this.archive = archive;
    }

    static RarData open(LibArchive library, Path file) throws IOException {
        RarData data = new RarData(library, library.archive_read_new());
        boolean opened = false;
        try {
            data.check(library.archive_read_support_format_rar(data.archive));
            data.check(library.archive_read_support_format_rar5(data.archive));
            data.check(library.archive_read_open_filename(data.archive, file.toString(), new NativeLong(BLOCK)));
            opened = true;
            return data;
        } finally {
            if (!opened) {
                data.close();
            }
        }
    }

    /** The unpacked bytes of the file with that number, from 0 and with folders counted; never one before the last. */
    InputStream file(int number) throws IOException {
        while (next <= number) {
            int result = library.archive_read_next_header(archive, new PointerByReference());
            if (result == LibArchive.EOF) {
                throw new IOException("there is no such file");
            }
            check(result);
            next++;
        }
        return new Unpacked();
    }

    private void check(int result) throws IOException {
        if (result < LibArchive.WARN) {
            throw failure();
        }
    }

    /** The library has one number for all of these; its sentences differ. */
    private IOException failure() {
        String why = Optional.ofNullable(library.archive_error_string(archive))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        if (why.contains("encrypt") || why.contains("password")) {
            return new Locked();
        }
        return why.contains("support") ? new Unsupported() : new IOException("damaged");
    }

    private final class Unpacked extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int wanted = Math.min(length, BLOCK);
            if (wanted == 0) {
                return 0;
            }
            int got = library.archive_read_data(archive, buffer, new NativeLong(wanted))
                    .intValue();
            check(got);
            if (got < 0) {
                throw new IOException("damaged"); // a warning in the middle of data is no sound file
            }
            buffer.read(0, into, offset, got);
            return got == 0 ? -1 : got;
        }
    }

    @Override
    public void close() {
        library.archive_read_free(archive);
    }
}
