package org.postern.mailets;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Leaves fields out of a header and copies every other byte as it is. javax.mail would write the whole header anew,
 * which breaks signatures and can touch the body.
 */
final class HeaderFilter {
    private static final int LONGEST_NAME = 80;

    private HeaderFilter() {}

    /** Copies all but the fields with these names, given in lower case. */
    static void copy(InputStream mail, OutputStream to, Set<String> names) throws IOException {
        InputStream in = new BufferedInputStream(mail);
        boolean leaveOut = false;
        while (true) {
            String start = start(in);
            if (start.isEmpty() || start.equals("\n") || start.equals("\r\n")) {
                to.write(start.getBytes(StandardCharsets.ISO_8859_1));
                in.transferTo(to);
                return;
            }
            leaveOut = isFolded(start) ? leaveOut : names.contains(name(start));
            line(start, in, leaveOut ? OutputStream.nullOutputStream() : to);
        }
    }

    private static boolean isFolded(String start) {
        return start.startsWith(" ") || start.startsWith("\t");
    }

    /** White space before the colon is obsolete, not wrong (RFC 5322 4.5). */
    private static String name(String start) {
        return start.endsWith(":")
                ? start.substring(0, start.length() - 1).strip().toLowerCase(Locale.ROOT)
                : "";
    }

    /** The beginning of a line, up to its first colon; a line feed or the end of the mail may come first. */
    private static String start(InputStream in) throws IOException {
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        int b = 0;
        while (b != ':' && b != '\n' && start.size() < LONGEST_NAME) {
            b = in.read();
            if (b < 0) {
                break;
            }
            start.write(b);
        }
        return start.toString(StandardCharsets.ISO_8859_1);
    }

    private static void line(String start, InputStream in, OutputStream to) throws IOException {
        to.write(start.getBytes(StandardCharsets.ISO_8859_1));
        int b = start.endsWith("\n") ? '\n' : 0;
        while (b != '\n') {
            b = in.read();
            if (b < 0) {
                return;
            }
            to.write(b);
        }
    }
}
