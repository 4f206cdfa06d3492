package org.postern.mailets;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Goes through a mail's header field by field and copies everything behind it as it is. */
final class HeaderWalk {
    /**
     * One field.
     *
     * @param name in lower case, without the white space that RFC 5322 4.5 allowed before the colon
     * @param raw as it stands, with its folded lines and line ends; every char is one byte
     */
    record Field(String name, String raw) {
        static Field of(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            String name = text.substring(0, Math.max(0, text.indexOf(':')));
            return new Field(name.strip().toLowerCase(Locale.ROOT), text);
        }

        byte[] bytes() {
            return raw.getBytes(StandardCharsets.ISO_8859_1);
        }

        /** What stands behind the colon; every char is one byte. */
        String value() {
            return raw.substring(raw.indexOf(':') + 1);
        }
    }

    /**
     * A header.
     *
     * @param end the empty line, as it stands
     */
    record Header(List<Field> fields, String end) {
        Header {
            fields = List.copyOf(fields);
        }
    }

    /** What is written instead of a field. */
    @FunctionalInterface
    interface Edit {
        /** The bytes to write; none leaves the field out. */
        byte[] of(Field field);
    }

    private HeaderWalk() {}

    static void copy(InputStream mail, OutputStream out, Edit edit) throws IOException {
        InputStream in = new BufferedInputStream(mail);
        Header header = read(in);
        for (Field field : header.fields()) {
            out.write(edit.of(field));
        }
        out.write(header.end().getBytes(StandardCharsets.ISO_8859_1));
        in.transferTo(out);
    }

    /** Leaves the stream, which should be buffered, at the body. */
    static Header read(InputStream in) throws IOException {
        List<Field> fields = new ArrayList<>();
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        byte[] line = line(in);
        while (!ends(line)) {
            if (line[0] != ' ' && line[0] != '\t' && field.size() > 0) {
                fields.add(Field.of(field.toByteArray()));
                field.reset();
            }
            field.writeBytes(line);
            line = line(in);
        }
        if (field.size() > 0) {
            fields.add(Field.of(field.toByteArray()));
        }
        return new Header(fields, new String(line, StandardCharsets.ISO_8859_1));
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
}
