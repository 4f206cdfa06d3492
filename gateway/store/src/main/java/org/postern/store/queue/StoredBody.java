package org.postern.store.queue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.postern.message.Content;
import org.postern.store.Database;
import org.postern.store.StoreException;

/** The body of a queued mail, read chunk by chunk so that no mail is ever whole in memory. */
record StoredBody(Database database, long mail, long size) implements Content {
    @Override
    public InputStream open() {
        return new Chunks();
    }

    private Optional<byte[]> chunk(int number) throws StoreException {
        return database.read(
                handle -> handle.createQuery("select chunk from mail_body where mail = :mail and seq = :seq")
                        .bind("mail", mail)
                        .bind("seq", number)
                        .mapTo(byte[].class)
                        .findOne());
    }

    private final class Chunks extends InputStream {
        private byte[] chunk = {};
        private int position;
        private int next;
        private long given;

        @Override
        public int read() throws IOException {
            return isAtEnd() ? -1 : chunk[position++] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (isAtEnd()) {
                return -1;
            }
            int count = Math.min(length, chunk.length - position);
            System.arraycopy(chunk, position, into, offset, count);
            position += count;
            return count;
        }

        private boolean isAtEnd() throws IOException {
            if (position < chunk.length) {
                return false;
            }
            if (given >= size) {
                return true;
            }
            // a mail cut short must not pass for the whole one
            chunk = chunk(next++)
                    .filter(bytes -> bytes.length > 0)
                    .orElseThrow(() -> new StoreException("the body of queued mail " + mail + " is no longer there"));
            given += chunk.length;
            position = 0;
            return false;
        }
    }
}
