package org.postern.mailets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.message.Content;
import org.postern.message.Entity;
import org.postern.message.Limits;
import org.postern.message.MimeParser;
import org.postern.message.Part;
import org.postern.message.PartPath;
import org.postern.model.Finding;
import org.postern.strip.MetadataStripper;
import org.postern.strip.StripResult;

/** The pictures and films among the parts of a mail, with their metadata taken out. */
final class PictureParts {
    private static final int START = 16;
    private static final int LARGEST = 100 << 20;
    private static final Set<String> SIGNATURES =
            Set.of("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature");
    private static final byte[] LINE_END = {'\r', '\n'};

    private final Content mail;
    private final Optional<List<Finding>> telling;
    private final List<Replacement> replacements = new ArrayList<>();
    private boolean signed;
    private Optional<String> problem = Optional.empty();

    private record Replacement(Entity old, Content picture) {}

    private PictureParts(Content mail, Optional<List<Finding>> telling) {
        this.mail = mail;
        this.telling = telling;
    }

    /** {@code telling} is what was found in metadata, or empty if nobody knows. */
    static PictureParts of(Content mail, Optional<List<Finding>> telling) throws IOException {
        PictureParts parts = new PictureParts(mail, telling);
        parts.walk(MimeParser.parse(mail, PartPath.ROOT, Limits.DEFAULT));
        boolean inside = telling.orElse(List.of()).stream()
                .anyMatch(finding -> finding.part().value().contains("/"));
        if (inside) {
            parts.refuse("A picture inside another file tells where or by whom it was taken,"
                    + " and that cannot be taken out there.");
        }
        if (parts.signed && parts.changed()) {
            parts.refuse("A picture tells where or by whom it was taken,"
                    + " and that cannot be taken out of a mail that is signed.");
        }
        return parts;
    }

    /** One plain sentence about why the mail must not go on. */
    Optional<String> problem() {
        return problem;
    }

    boolean changed() {
        return !replacements.isEmpty();
    }

    private void refuse(String sentence) {
        problem = problem.or(() -> Optional.of(sentence));
    }

    private void walk(Part part) throws IOException {
        if (!(part.content() instanceof Entity entity)) {
            return; // text around the parts, which the parser made into parts
        }
        for (Part child : entity.children()) {
            walk(child);
        }
        signed |= SIGNATURES.contains(part.type());
        if (entity.children().isEmpty() && concerns(entity)) {
            strip(part, entity);
        }
    }

    private static boolean concerns(Entity entity) throws IOException {
        try (InputStream in = entity.open()) {
            return MetadataStripper.concerns(in.readNBytes(START));
        }
    }

    private void strip(Part part, Entity entity) throws IOException {
        byte[] bytes;
        try (InputStream in = entity.open()) {
            bytes = in.readNBytes(LARGEST + 1);
        }
        StripResult result = bytes.length > LARGEST
                ? new StripResult.Impossible("is too large, so that nothing can be taken out of it")
                : MetadataStripper.strip(bytes);
        switch (result) {
            case StripResult.Stripped(Content picture) -> replacements.add(new Replacement(entity, picture));
            case StripResult.Unchanged() -> {}
            case StripResult.Impossible(String reason) -> {
                if (tells(part)) {
                    refuse("A picture or film tells where or by whom it was taken. It " + reason + ".");
                }
            }
        }
    }

    private boolean tells(Part part) {
        return telling.isEmpty()
                || telling.get().stream().anyMatch(finding -> finding.part().equals(part.path()));
    }

    /** The whole mail with the new pictures in it. */
    void write(OutputStream out) throws IOException {
        try (InputStream in = new BufferedInputStream(mail.open())) {
            long place = 0;
            for (Replacement replacement : replacements) {
                copy(in, out, replacement.old().start() - place);
                boolean ended = write(replacement, in, out);
                out.write(ended ? LINE_END : new byte[0]);
                place = replacement.old().end();
            }
            in.transferTo(out);
        }
    }

    /** Writes the picture instead of the old one; whether that ended with a line break of its own. */
    private static boolean write(Replacement replacement, InputStream in, OutputStream out) throws IOException {
        int last = 0;
        for (long left = replacement.old().end() - replacement.old().start(); left > 0; left--) {
            last = in.read();
        }
        try (InputStream picture = replacement.picture().open()) {
            switch (replacement.old().encoding()) {
                case "base64" -> base64(picture, out);
                case "quoted-printable" -> quotedPrintable(picture, out);
                default -> {
                    picture.transferTo(out);
                    return false;
                }
            }
        }
        return last == '\n';
    }

    /** So many bytes as they are. */
    static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[8192];
        for (long left = length; left > 0; ) {
            int got = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (got < 0) {
                throw new IOException("the mail ends too early");
            }
            out.write(buffer, 0, got);
            left -= got;
        }
    }

    /** Lines of 76 characters (RFC 2045 6.8). */
    private static void base64(InputStream picture, OutputStream out) throws IOException {
        byte[] line = picture.readNBytes(57);
        while (line.length > 0) {
            out.write(Base64.getEncoder().encode(line));
            line = picture.readNBytes(57);
            if (line.length > 0) {
                out.write(LINE_END);
            }
        }
    }

    /** Every byte as three characters, 25 of them in a line of 76 with its soft break (RFC 2045 6.7). */
    private static void quotedPrintable(InputStream picture, OutputStream out) throws IOException {
        int column = 0;
        for (int octet = picture.read(); octet >= 0; octet = picture.read()) {
            if (column++ == 25) {
                out.write("=\r\n".getBytes(StandardCharsets.US_ASCII));
                column = 1;
            }
            out.write(String.format("=%02X", octet).getBytes(StandardCharsets.US_ASCII));
        }
    }
}
