package org.postern.certs.cms;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.postern.certs.HeaderBlock;
import org.postern.certs.HeaderField;

/**
 * A mail put together again from the header it came with and the entity that was opened or taken out of its signature.
 *
 * <p>Fields protected inside (RFC 9788) take the place of those outside, but only such as a reader sees and none that a
 * later stop acts on: From stays the one outside, which DMARC vouches for (RFC 9788 4.4), and so does everything that
 * Postern or another server wrote. Nobody can forge a server's word by encrypting it.
 */
public final class RestoredMail {
    private static final int BUFFER = 64 * 1024;
    private static final Set<String> TAKEN_FROM_INSIDE = Set.of(
            "subject",
            "to",
            "cc",
            "date",
            "reply-to",
            "in-reply-to",
            "references",
            "comments",
            "keywords",
            "importance",
            "sensitivity",
            "thread-topic");

    private RestoredMail() {}

    /**
     * Writes {@code cameAs} with its content replaced by the MIME entity in {@code entity}, whose body stays byte for
     * byte.
     */
    public static void write(InputStream cameAs, Path entity, OutputStream target) throws IOException {
        HeaderBlock outer = HeaderBlock.read(new PushbackInputStream(new BufferedInputStream(cameAs, BUFFER)));
        Inside inner = inside(entity);
        try (InputStream file = Files.newInputStream(entity)) {
            EntityReader reader = new EntityReader(file);
            HeaderBlock content = EntityReader.parsed(reader.header(List.of()));
            OutputStream out = new BufferedOutputStream(target, BUFFER);
            for (HeaderField field : fields(outer, inner, content)) {
                out.write(HeaderBlock.bytes(field.line()));
            }
            out.write(HeaderBlock.bytes("\r\n"));
            reader.rest(out);
            out.flush();
        }
    }

    /**
     * The protected fields, and whether they are all there are (RFC 9788), or only those that were thought of (drafts).
     */
    private record Inside(List<HeaderField> fields, boolean complete) {
        boolean replaces(HeaderField outer) {
            return complete
                    ? TAKEN_FROM_INSIDE.contains(outer.key())
                    : fields.stream().anyMatch(f -> f.is(outer.name()));
        }
    }

    private static List<HeaderField> fields(HeaderBlock outer, Inside inner, HeaderBlock content) {
        List<HeaderField> fields = new ArrayList<>();
        outer.fields().stream()
                .filter(f -> !isContent(f) && !f.is("MIME-Version") && !inner.replaces(f))
                .forEach(fields::add);
        fields.addAll(inner.fields());
        fields.add(new HeaderField("MIME-Version", " 1.0"));
        content.fields().stream().filter(RestoredMail::isContent).forEach(fields::add);
        return fields;
    }

    private static Inside inside(Path entity) throws IOException {
        try (InputStream file = Files.newInputStream(entity)) {
            HeaderBlock payload = payload(new EntityReader(file));
            ContentType type = CmsBody.contentType(payload);
            boolean complete = type.parameter("hp").isPresent();
            boolean some = type.parameter("protected-headers").isPresent();
            List<HeaderField> fields = payload.fields().stream()
                    .filter(f -> (complete || some) && TAKEN_FROM_INSIDE.contains(f.key()))
                    .toList();
            return new Inside(fields, complete);
        }
    }

    // RFC 9788 4.2: the fields are at the root of what was signed, if it is signed too.
    private static HeaderBlock payload(EntityReader reader) throws IOException {
        HeaderBlock header = EntityReader.parsed(reader.header(List.of()));
        ContentType type = CmsBody.contentType(header);
        if (!type.is("multipart/signed")) {
            return header;
        }
        List<byte[]> boundary = List.of(EntityReader.boundary(type));
        reader.copy(boundary, OutputStream.nullOutputStream());
        return EntityReader.parsed(reader.header(boundary));
    }

    private static boolean isContent(HeaderField field) {
        return field.key().startsWith("content-");
    }
}
