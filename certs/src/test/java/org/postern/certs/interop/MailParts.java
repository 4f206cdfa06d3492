package org.postern.certs.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes mails apart for programs that read only the CMS, without our own reader. */
final class MailParts {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"([^\"]+)\"");

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Signed(byte[] content, byte[] signature) {}

    private MailParts() {}

    static byte[] der(Path mail) throws IOException {
        String text = Files.readString(mail, StandardCharsets.ISO_8859_1);
        return decoded(text.substring(text.indexOf("\r\n\r\n") + 4));
    }

    static Signed signed(Path mail) throws IOException {
        String text = Files.readString(mail, StandardCharsets.ISO_8859_1);
        Matcher boundary = BOUNDARY.matcher(text);
        if (!boundary.find()) {
            throw new IOException("There is no multipart in " + mail);
        }
        String delimiter = "\r\n--" + boundary.group(1);
        int content = text.indexOf(delimiter) + delimiter.length() + 2;
        int end = text.lastIndexOf(delimiter, text.lastIndexOf(delimiter) - 1);
        String signature = text.substring(text.indexOf("\r\n\r\n", end) + 4, text.lastIndexOf(delimiter));
        return new Signed(text.substring(content, end).getBytes(StandardCharsets.ISO_8859_1), decoded(signature));
    }

    private static byte[] decoded(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }
}
