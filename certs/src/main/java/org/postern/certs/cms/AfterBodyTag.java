package org.postern.certs.cms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts an element behind the body tag of an HTML text, or in front of all if none comes soon; {@link #finish} ends it.
 */
final class AfterBodyTag extends OutputStream {
    private static final int SOON = 64 * 1024;
    private static final Pattern BODY = Pattern.compile("<body(?:\\s[^>]{0,2000}+)?>", Pattern.CASE_INSENSITIVE);

    private final OutputStream out;
    private final byte[] element;
    private ByteArrayOutputStream begin = new ByteArrayOutputStream();
    private boolean placed;

    AfterBodyTag(OutputStream out, byte[] element) {
        this.out = out;
        this.element = element.clone();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (placed) {
            out.write(bytes, offset, length);
            return;
        }
        begin.write(bytes, offset, length);
        if (begin.size() >= SOON) {
            finish();
        }
    }

    void finish() throws IOException {
        if (placed) {
            return;
        }
        placed = true;
        byte[] text = begin.toByteArray();
        begin = new ByteArrayOutputStream();
        int at = place(new String(text, StandardCharsets.ISO_8859_1));
        out.write(text, 0, at);
        out.write(element);
        out.write(text, at, text.length - at);
    }

    // What Outlook writes for old versions of itself stands in comments, which are passed over.
    private static int place(String text) {
        Matcher body = BODY.matcher(text);
        boolean found = body.find();
        for (int from = 0; found; ) {
            int comment = text.indexOf("<!--", from);
            if (comment < 0 || body.start() < comment) {
                return body.end();
            }
            int close = text.indexOf("-->", comment);
            if (close < 0) {
                return 0;
            }
            from = close;
            found = body.start() > from || body.find(from);
        }
        return 0;
    }
}
