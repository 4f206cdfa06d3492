package org.postern.reader.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import org.postern.read.Region;
import org.postern.reader.LimitReached;

/** Takes the mails out of a mailbox file (RFC 4155): each begins with a line {@code From }, after an empty one. */
final class Mbox {
    private static final String START = "From ";

    private final FileChannel bytes;
    private final Unpacking out;
    private long begin = -1;
    private int count;

    private Mbox(FileChannel bytes, Unpacking out) {
        this.bytes = bytes;
        this.out = out;
    }

    static void open(FileChannel bytes, Unpacking out) throws IOException, LimitReached {
        new Mbox(bytes, out).open();
    }

    private void open() throws IOException, LimitReached {
        boolean afterEmpty = true;
        long at = 0;
        long start = 0;
        StringBuilder line = new StringBuilder();
        try (InputStream in = new BufferedInputStream(new Region(bytes, 0, bytes.size()), 1 << 16)) {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                at++;
                if (octet != '\n') {
                    append(line, octet);
                    continue;
                }
                if (afterEmpty && line.toString().startsWith(START)) {
                    mail(start);
                    begin = at;
                }
                afterEmpty = line.isEmpty();
                line.setLength(0);
                start = at;
            }
        }
        mail(bytes.size());
    }

    /** The end of a long line says nothing. */
    private static void append(StringBuilder line, int octet) {
        if (octet != '\r' && line.length() < START.length()) {
            line.append((char) octet);
        }
    }

    private void mail(long end) throws IOException, LimitReached {
        if (begin >= 0) {
            count++;
            long from = begin;
            out.take(count + ".eml", bytes.size(), () -> new Region(bytes, from, end - from));
        }
    }
}
