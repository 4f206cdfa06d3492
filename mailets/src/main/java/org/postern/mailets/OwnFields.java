package org.postern.mailets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.mailet.Mail;
import org.postern.message.Content;
import org.postern.message.Message;

/** Header fields that only the gate writes. What comes in with one of them comes in without it. */
final class OwnFields {
    private static final String PREFIX = "x-postern-";

    private OwnFields() {}

    /** @param name in lower case */
    static boolean isOurs(String name) {
        return name.startsWith(PREFIX);
    }

    static boolean foundIn(Content mail) throws IOException {
        try (InputStream in = new BufferedInputStream(mail.open())) {
            return HeaderWalk.read(in).fields().stream().anyMatch(field -> isOurs(field.name()));
        }
    }

    /** The mail without them. */
    static void copy(Mail mail, OutputStream out) throws IOException {
        try (InputStream in = new MailContent(mail).open()) {
            HeaderWalk.copy(in, out, field -> isOurs(field.name()) ? new byte[0] : field.bytes());
        }
    }

    static void write(String line, OutputStream out) throws IOException {
        out.write((Message.SECURITY + ": " + line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
