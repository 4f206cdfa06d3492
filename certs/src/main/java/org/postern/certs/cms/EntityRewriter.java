package org.postern.certs.cms;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.certs.HeaderBlock;
import org.postern.certs.MailUnreadable;

/**
 * Copies a MIME entity and changes in it only what was asked for: the legacy display in its main body parts (RFC 9787
 * 7.1), and transfer encodings so that everything is 7bit (RFC 8551 3.1.3). What others signed stays byte for byte.
 */
final class EntityRewriter {
    private static final int DEEPEST = 50; // what is deeper stays as it is

    private final EntityReader reader;
    private final Optional<LegacyDisplay> display;
    private final boolean sevenBit;
    private int depth;

    EntityRewriter(EntityReader reader, Optional<LegacyDisplay> display, boolean sevenBit) {
        this.reader = reader;
        this.display = display;
        this.sevenBit = sevenBit;
    }

    /** What is written where a part's header belongs, once it is settled. */
    interface HeaderWriter {
        OutputStream write(PartHeader header) throws IOException;
    }

    /** Rewrites the entity whose header was read already, to the end of the stream. */
    void rewrite(HeaderBlock header, HeaderWriter writer) throws IOException {
        part(new PartHeader(header), List.of(), new Place(display.isPresent(), true), writer);
    }

    /** Where a part stands: whether it is a main body part, and whether no other can come behind it. */
    private record Place(boolean main, boolean last) {
        static final Place BESIDE = new Place(false, false);
    }

    private EntityReader.Stop part(PartHeader header, List<byte[]> boundaries, Place place, HeaderWriter writer)
            throws IOException {
        ContentType type = header.type();
        if (type.is("multipart/signed") || type.type().startsWith("application/pkcs7-") || depth == DEEPEST) {
            return reader.copy(boundaries, writer.write(header));
        }
        depth++;
        try {
            return known(header, type, boundaries, place, writer);
        } finally {
            depth--;
        }
    }

    private EntityReader.Stop known(
            PartHeader header, ContentType type, List<byte[]> boundaries, Place place, HeaderWriter writer)
            throws IOException {
        if (type.isMultipart() && EntityReader.hasBoundary(type)) {
            return multipart(header, boundaries, place, writer);
        }
        if (type.is("message/rfc822") && sevenBit) {
            return message(header, boundaries, writer);
        }
        return leaf(header, boundaries, place, writer);
    }

    private EntityReader.Stop multipart(PartHeader header, List<byte[]> outer, Place place, HeaderWriter writer)
            throws IOException {
        List<byte[]> boundaries = new ArrayList<>(outer);
        boundaries.add(EntityReader.boundary(header.type()));
        int own = outer.size();
        boolean alternative = header.type().is("multipart/alternative");
        sevenBit(header);
        OutputStream out = writer.write(header);
        EntityReader.Stop stop = reader.copy(boundaries, out);
        for (boolean first = true; stop.boundary() == own && !stop.closing(); first = false) {
            out.write(stop.delimiter());
            boolean main = place.main() && (alternative || first);
            stop = child(boundaries, new Place(main, place.last() && !alternative), out);
            if (main && place.last() && !alternative && !sevenBit && !stop.isEnd()) {
                out.write(stop.delimiter());
                reader.rest(out);
                return EntityReader.Stop.END;
            }
        }
        if (stop.boundary() != own) {
            return stop; // it was never closed
        }
        out.write(stop.delimiter());
        return reader.copy(outer, out);
    }

    private EntityReader.Stop child(List<byte[]> boundaries, Place place, OutputStream out) throws IOException {
        byte[] raw = reader.header(boundaries);
        PartHeader header;
        try {
            header = new PartHeader(EntityReader.parsed(raw));
        } catch (MailUnreadable noHeader) {
            out.write(raw);
            return reader.copy(boundaries, out);
        }
        return part(header, boundaries, place, settled -> {
            out.write(settled.isChanged() ? settled.bytes() : raw);
            return out;
        });
    }

    // RFC 2046 5.2.1: a message is never encoded itself, its parts are.
    private EntityReader.Stop message(PartHeader header, List<byte[]> boundaries, HeaderWriter writer)
            throws IOException {
        if (isEncoded(header.encoding())) {
            return reader.copy(boundaries, writer.write(header));
        }
        sevenBit(header);
        return child(boundaries, Place.BESIDE, writer.write(header));
    }

    private void sevenBit(PartHeader header) {
        if (sevenBit && !header.encoding().equals("7bit") && !isEncoded(header.encoding())) {
            header.encoding("7bit");
        }
    }

    private EntityReader.Stop leaf(PartHeader header, List<byte[]> boundaries, Place place, HeaderWriter writer)
            throws IOException {
        String encoding = header.encoding();
        boolean text = header.type().type().startsWith("text/");
        Optional<Insertion> insertion = place.main() && !header.isAttachment()
                ? display.flatMap(d -> Insertion.of(d, header))
                : Optional.empty();
        boolean eightBit = insertion.filter(Insertion::isEightBit).isPresent();
        boolean encode = sevenBit && !isEncoded(encoding) && (eightBit || isEightBit(encoding, boundaries));
        boolean quoted = encode && text && !encoding.equals("binary");
        if (encode) {
            header.encoding(quoted ? "quoted-printable" : "base64");
        } else if (eightBit && encoding.equals("7bit")) {
            header.encoding("8bit");
        }
        insertion.ifPresent(i -> i.announce(header));
        LeafSink sink = new LeafSink(writer.write(header));
        if (encode) {
            Encoding.put(sink, quoted);
        }
        if (insertion.isPresent()) {
            insertion.get().put(sink);
        }
        EntityReader.Stop stop = reader.copy(boundaries, sink.first());
        sink.finish();
        return stop;
    }

    private boolean isEightBit(String encoding, List<byte[]> boundaries) throws IOException {
        return !encoding.equals("7bit") || !reader.isAsciiFor(boundaries);
    }

    private static boolean isEncoded(String encoding) {
        return encoding.equals("quoted-printable") || encoding.equals("base64");
    }
}
