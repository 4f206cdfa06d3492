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
 * Leaves out Bcc and Resent-Bcc (RFC 5322 3.6.3) and copies every other byte as it is. javax.mail would write the
 * header anew, which breaks signatures and can touch the body.
 */
final class Bcc {
    static final String[] FIELDS = {"Bcc", "Resent-Bcc"};

    private static final Set<String> NAMES = Set.of("bcc", "resent-bcc");
    private static final int LONGEST_NAME = 80;

    private Bcc() {}

    static void leaveOut(InputStream mail, OutputStream to) throws IOException {
        InputStream in = new BufferedInputStream(mail);
        boolean leaveOut = false;
        while (true) {
            String start = start(in);
            if (start.isEmpty() || start.equals("\n") || start.equals("\r\n")) {
                to.write(start.getBytes(StandardCharsets.ISO_8859_1));
                in.transferTo(to);
                return;
            }
            leaveOut = isFolded(start) ? leaveOut : NAMES.contains(name(start));
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
