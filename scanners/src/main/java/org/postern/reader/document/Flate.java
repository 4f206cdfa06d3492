package org.postern.reader.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.postern.reader.LimitReached;
import org.postern.reader.Session;

/** Looks whether a packed stream can be unpacked to its end (RFC 1950). */
final class Flate {
    private Flate() {}

    static boolean isWhole(InputStream raw, Session session) throws LimitReached {
        Inflater inflater = new Inflater();
        byte[] in = new byte[8192];
        byte[] out = new byte[16_384];
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    int got = raw.read(in);
                    if (got < 0) {
                        return false;
                    }
                    inflater.setInput(in, 0, got);
                }
                int some = inflater.inflate(out);
                session.unpacked(some);
                if (some == 0 && inflater.needsDictionary()) {
                    return false;
                }
            }
            return true;
        } catch (IOException | DataFormatException damaged) {
            return false;
        } finally {
            inflater.end();
        }
    }
}
