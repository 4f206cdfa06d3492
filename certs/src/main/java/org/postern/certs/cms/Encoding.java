package org.postern.certs.cms;

import org.postern.certs.Base64Lines;
import org.postern.certs.CanonicalLines;

/** The transfer encodings that make a body 7bit (RFC 2045 6). */
final class Encoding {
    private Encoding() {}

    static void put(LeafSink sink, boolean quoted) {
        if (quoted) {
            QuotedPrintable printable = new QuotedPrintable(sink.first());
            sink.before(printable, printable::finish);
            CanonicalLines lines = new CanonicalLines(printable);
            sink.before(lines, lines::finish);
        } else {
            Base64Lines lines = new Base64Lines(sink.first());
            sink.before(lines, lines::finish);
        }
    }
}
