package org.postern.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;

/** Charset names as mails use them, read the way browsers and mail programs do. */
public final class Charsets {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Charsets() {}

    /** The charset of that name; empty if there is none such. */
    public static Optional<Charset> named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return switch (wanted) {
            case "utf8", "unicode-1-1-utf-8" -> Optional.of(StandardCharsets.UTF_8);
            // WHATWG Encoding 4.2: labels that every client reads as Windows-1252
            case "iso-8859-1", "latin1", "iso8859-1", "iso_8859-1" -> Optional.of(WINDOWS);
            case "ks_c_5601-1987", "ks_c_5601" -> Optional.of(Charset.forName("x-windows-949"));
            case "gb2312" -> Optional.of(Charset.forName("GB18030"));
            default -> lookUp(wanted);
        };
    }

    private static Optional<Charset> lookUp(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException none) {
            return Optional.empty();
        }
    }

    /** Text without a declared charset: UTF-8 if it is well formed, else Windows-1252. */
    public static String guess(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, WINDOWS);
        }
    }
}
