package org.postern.read.fork;

import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import org.apache.tika.pipes.PipesClient;

/**
 * What a reader sends, with the lengths in it checked: Tika's client takes as much memory as an answer says it needs
 * (PipesClient 3.3.1, {@code deserializeEmitData}) before a byte of it came. An answer is one octet that says what it
 * is, for most of them a length of four octets, and so many octets.
 */
final class AnswerStream extends FilterInputStream {
    /** A report has at most 32 million characters, of up to three octets each; there is little besides. */
    static final int MOST = 100 << 20;

    // PipesServer.STATUS is not to be seen from here; the numbers of those that have no length
    private static final int READY = 1;
    private static final int PING = 3;
    private static final int EMIT_SUCCESS = 11;
    private static final int OOM = 14;
    private static final int TIMEOUT = 15;
    private static final int EMPTY_OUTPUT = 16;

    private long length;
    private int lengthOctets;
    private long body;

    AnswerStream(InputStream in) {
        super(in);
    }

    /** Puts one between a client and the reader it has started; there is no other way into it. */
    static void guard(PipesClient client) throws IOException {
        try {
            Field input = PipesClient.class.getDeclaredField("input");
            input.setAccessible(true);
            input.set(client, new DataInputStream(new AnswerStream((InputStream) input.get(client))));
        } catch (ReflectiveOperationException otherTika) {
            throw new IOException("answers of readers cannot be checked", otherTika);
        }
    }

    @Override
    public int read() throws IOException {
        int octet = in.read();
        if (octet >= 0) {
            follow(octet);
        }
        return octet;
    }

    private void follow(int octet) throws IOException {
        if (body > 0) {
            body--;
        } else if (lengthOctets > 0) {
            length = length << 8 | octet;
            lengthOctets--;
            if (lengthOctets == 0) {
                begin();
            }
        } else {
            length = 0;
            lengthOctets = isBare(octet) ? 0 : Integer.BYTES;
        }
    }

    private void begin() throws IOException {
        if (length > MOST) {
            throw new IOException("a reader's answer claims " + length + " octets");
        }
        body = length;
    }

    private static boolean isBare(int status) {
        return switch (status) {
            case READY, PING, EMIT_SUCCESS, OOM, TIMEOUT, EMPTY_OUTPUT -> true;
            default -> false;
        };
    }

    @Override
    public int read(byte[] into, int offset, int wanted) throws IOException {
        if (body == 0) {
            int octet = wanted == 0 ? 0 : read();
            if (wanted > 0 && octet >= 0) {
                into[offset] = (byte) octet;
            }
            return wanted == 0 ? 0 : octet < 0 ? -1 : 1;
        }
        int got = in.read(into, offset, (int) Math.min(wanted, body));
        body -= Math.max(got, 0);
        return got;
    }

    @Override
    public long skip(long count) {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
