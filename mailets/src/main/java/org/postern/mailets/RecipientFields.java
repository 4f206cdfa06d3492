package org.postern.mailets;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.postern.message.Address;

/**
 * Writes a mail anew with one To field instead of all that name recipients (RFC 5322 3.6.3 and 3.6.6), and without any
 * other field that has an address of those who must not be named, such as the notes of mail programs. Every other byte
 * stays.
 */
final class RecipientFields {
    private static final Set<String> VISIBLE = Set.of("to", "cc");

    private static final Set<String> NAMING = Set.of(
            "to",
            "cc",
            "bcc",
            "resent-to",
            "resent-cc",
            "resent-bcc",
            "apparently-to",
            "mail-followup-to",
            "envelope-to",
            "x-envelope-to",
            "x-original-to",
            "delivered-to");

    /** Vouches for the header as it was, and would only be found broken. */
    private static final Set<String> SEALS = Set.of("dkim-signature", "arc-seal", "arc-message-signature");

    /** Who wrote it may stay, even if they are among the recipients. */
    private static final Set<String> WRITERS = Set.of("from", "sender", "reply-to", "return-path");

    private final byte[] to;
    private final Set<String> unnamed;

    /** @param to the value of the new field, folded as it shall be written */
    RecipientFields(String to, Set<Address> unnamed) {
        this.to = ("To: " + to + "\r\n").getBytes(StandardCharsets.UTF_8);
        this.unnamed = unnamed.stream().map(Address::toString).collect(Collectors.toSet());
    }

    void copy(InputStream mail, OutputStream out) throws IOException {
        InputStream in = new BufferedInputStream(mail);
        boolean named = false;
        byte[] line = line(in);
        while (!ends(line)) {
            ByteArrayOutputStream field = new ByteArrayOutputStream();
            field.writeBytes(line);
            line = line(in);
            while (line.length > 0 && (line[0] == ' ' || line[0] == '\t')) {
                field.writeBytes(line);
                line = line(in);
            }
            String text = field.toString(StandardCharsets.UTF_8);
            if (!named && VISIBLE.contains(name(text))) {
                out.write(to);
                named = true;
            }
            if (stays(text)) {
                field.writeTo(out);
            }
        }
        out.write(named ? new byte[0] : to);
        out.write(line);
        in.transferTo(out);
    }

    private static boolean ends(byte[] line) {
        return line.length == 0 || line[0] == '\n' || (line[0] == '\r' && line.length > 1 && line[1] == '\n');
    }

    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = 0;
        while (b != '\n') {
            b = in.read();
            if (b < 0) {
                break;
            }
            line.write(b);
        }
        return line.toByteArray();
    }

    private static String name(String field) {
        return field.substring(0, Math.max(0, field.indexOf(':'))).strip().toLowerCase(Locale.ROOT);
    }

    private boolean stays(String field) {
        String name = name(field);
        if (NAMING.contains(name) || SEALS.contains(name)) {
            return false;
        }
        return WRITERS.contains(name) || !names(field.toLowerCase(Locale.ROOT));
    }

    private boolean names(String field) {
        String unfolded = field.replaceAll("\\s+", "");
        return unnamed.stream().anyMatch(unfolded::contains);
    }
}
