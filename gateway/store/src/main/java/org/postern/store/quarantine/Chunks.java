package org.postern.store.quarantine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A sealed body as rows of at most 256 KiB, so that no mail is ever in memory whole. */
final class Chunks {
    private static final int SIZE = 256 * 1024;

    private Chunks() {}

    static void write(Handle handle, String id, InputStream sealed) throws IOException {
        int seq = 0;
        for (byte[] data = sealed.readNBytes(SIZE); data.length > 0; data = sealed.readNBytes(SIZE)) {
            handle.createUpdate("insert into held_chunk (id, seq, data) values (:id, :seq, :data)")
                    .bind("id", id)
                    .bind("seq", seq++)
                    .bind("data", data)
                    .execute();
        }
    }

    static Optional<byte[]> read(Handle handle, String id, int seq) {
        return handle.createQuery("select data from held_chunk where id = :id and seq = :seq")
                .bind("id", id)
                .bind("seq", seq)
                .mapTo(byte[].class)
                .findOne();
    }

    static void delete(Handle handle, String id) {
        handle.createUpdate("delete from held_chunk where id = :id")
                .bind("id", id)
                .execute();
    }

    /** Fetches one row; empty after the last. */
    @FunctionalInterface
    interface Source {
        Optional<byte[]> chunk(int seq) throws IOException;
    }

    /** All rows as one stream, fetched one by one: a slow reader keeps no transaction open. */
    static InputStream open(Source source) {
        return new Rows(source);
    }

    private static final class Rows extends InputStream {
        private final Source source;
        private InputStream current = InputStream.nullInputStream();
        private int next;

        Rows(Source source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int count = current.read(bytes, offset, length);
            while (count < 0) {
                Optional<byte[]> row = source.chunk(next++);
                if (row.isEmpty()) {
                    return -1;
                }
                current = new ByteArrayInputStream(row.get());
                count = current.read(bytes, offset, length);
            }
            return count;
        }
    }
}
