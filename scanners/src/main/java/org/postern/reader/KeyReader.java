package org.postern.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.postern.message.Charsets;
import org.postern.message.PartText;
import org.postern.read.FileKind;
import org.postern.read.Reading;

/** Says of key stores and OpenPGP files what they are; what was only signed, and what is only called so, is text. */
final class KeyReader implements KindReader {
    /** The first line of OpenPGP's text form (RFC 9580 6.2.1). */
    private static final String BEGIN = "-----BEGIN PGP ";

    private static final String END = "-----END PGP ";
    private static final int LARGEST = 1 << 20;

    @Override
    public boolean reads(FileKind kind) {
        return switch (kind.name()) {
            case "pgp", "p12", "kdbx" -> true;
            default -> false;
        };
    }

    @Override
    public Seen read(OpenFile file, Session session) throws IOException, LimitReached {
        return switch (file.kind().name()) {
            case "p12" -> unreadable(file, "is a key file that is locked with a password.");
            case "kdbx" -> unreadable(file, "is a store of passwords that is locked with a password.");
            default -> openPgp(file, session);
        };
    }

    private static Seen unreadable(OpenFile file, String what) {
        return Seen.of(new Reading.Unreadable(file.called() + " " + what));
    }

    private static Seen openPgp(OpenFile file, Session session) throws IOException, LimitReached {
        byte[] bytes = start(file);
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        int begin = latin.indexOf(BEGIN);
        if (begin < 0 && isBinary(bytes)) {
            return unreadable(file, "is encrypted, so nobody but its owner can read it.");
        }
        String what = begin < 0 ? "TEXT" : latin.substring(begin + BEGIN.length());
        if (what.startsWith("MESSAGE")) {
            return unreadable(file, "is encrypted, so nobody but its owner can read it.");
        }
        if (what.startsWith("PRIVATE KEY")) {
            return unreadable(file, "is a secret key, which nobody should send in a mail.");
        }
        boolean bare = what.startsWith("PUBLIC KEY") || what.startsWith("SIGNATURE");
        if (bare && isAlone(latin, begin)) {
            return Seen.of(new Reading.Skipped(file.called() + " is only a public key or a signature."));
        }
        return text(file, bytes, session);
    }

    /** One more than is taken, so that the rest is missed. */
    private static byte[] start(OpenFile file) throws IOException {
        try (InputStream in = Files.newInputStream(file.bytes())) {
            return in.readNBytes(LARGEST + 1);
        }
    }

    /** A packet begins with bit 7 (RFC 9580 4.2), which text in UTF-8 begins with rarely and ASCII never. */
    private static boolean isBinary(byte[] bytes) {
        for (byte octet : bytes) {
            if (octet >= 0 && octet < '\t') {
                return true;
            }
        }
        return bytes.length > 0 && bytes[0] < 0 && bytes[0] != (byte) 0xef;
    }

    private static boolean isAlone(String text, int begin) {
        int end = text.lastIndexOf(END);
        int line = end < 0 ? -1 : text.indexOf('\n', end);
        boolean once = text.indexOf(BEGIN, begin + 1) < 0;
        return once
                && end > begin
                && text.substring(0, begin).isBlank()
                && (line < 0 || text.substring(line).isBlank());
    }

    private static Seen text(OpenFile file, byte[] bytes, Session session) throws LimitReached {
        if (bytes.length > LARGEST) {
            return unreadable(file, "holds too much text.");
        }
        String text = Charsets.guess(bytes);
        session.characters(text.length());
        return Seen.text(PartText.of(file.path(), text));
    }
}
