package org.postern.certs;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header of a mail, read up to and with the empty line; the stream then stands at the first body byte. */
public record HeaderBlock(List<HeaderField> fields) {
    private static final int MAX_BYTES = 1024 * 1024;
    // RFC 5322 2.2: a field name is printable ASCII without the colon; 4.5 allowed white space before the colon.
    private static final Pattern NAME = Pattern.compile("[!-9;-~]+[ \\t]*");

    public HeaderBlock {
        fields = List.copyOf(fields);
    }

    public static HeaderBlock read(PushbackInputStream mail) throws IOException {
        List<HeaderField> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        int budget = MAX_BYTES;
        for (String line = line(mail, budget); !line.isEmpty(); line = line(mail, budget)) {
            budget -= line.length();
            if (line.startsWith(" ") || line.startsWith("\t")) {
                field.append("\r\n").append(line);
            } else {
                end(field, fields);
                field.append(line);
            }
        }
        end(field, fields);
        return new HeaderBlock(fields);
    }

    public Optional<HeaderField> first(String name) {
        return fields.stream().filter(f -> f.is(name)).findFirst();
    }

    private static void end(StringBuilder text, List<HeaderField> fields) throws MailUnreadable {
        if (!text.isEmpty()) {
            int colon = text.indexOf(":");
            if (colon < 0 || !NAME.matcher(text.substring(0, colon)).matches()) {
                throw new MailUnreadable("The mail's header holds a line that is no header field");
            }
            fields.add(new HeaderField(text.substring(0, colon).strip(), text.substring(colon + 1)));
            text.setLength(0);
        }
    }

    // A lone CR ends a line here too: whatever a reader might take for a field is then sorted as a field by us.
    private static String line(PushbackInputStream mail, int budget) throws IOException {
        StringBuilder line = new StringBuilder();
        int b = mail.read();
        while (b >= 0 && b != '\n' && b != '\r') {
            line.append((char) b);
            if (line.length() >= budget) {
                throw new MailUnreadable("The mail's header is longer than " + MAX_BYTES + " bytes");
            }
            b = mail.read();
        }
        if (b == '\r') {
            int next = mail.read();
            if (next >= 0 && next != '\n') {
                mail.unread(next);
            }
        }
        return line.toString();
    }

    public static byte[] bytes(String header) {
        return header.getBytes(StandardCharsets.ISO_8859_1);
    }
}
