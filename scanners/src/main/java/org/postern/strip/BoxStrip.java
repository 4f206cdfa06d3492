package org.postern.strip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * HEIC and MP4 (ISO 14496-12). Places in these files are counted from their beginning, so nothing may move: what has to
 * go is written over. A film's metadata boxes become free space, a picture's EXIF an empty one; orientation is not in
 * EXIF there but in boxes of its own.
 */
final class BoxStrip {
    private static final int MOST = 100_000;

    /** An EXIF structure without a single tag, behind the four bytes that say where it begins (ISO 23008-12 A.2.1). */
    private static final byte[] EMPTY_EXIF = {0, 0, 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0};

    private final ByteBuffer file;
    private final Set<Long> exif = new HashSet<>();
    private final Set<Long> texts = new HashSet<>();
    private int boxes;
    private int data = -1;

    private BoxStrip(byte[] bytes) {
        file = ByteBuffer.wrap(bytes);
    }

    private record Box(String type, int start, int content, int end) {}

    static byte[] strip(byte[] bytes) throws IOException {
        BoxStrip strip = new BoxStrip(bytes.clone());
        try {
            strip.top();
        } catch (IndexOutOfBoundsException damaged) {
            throw new IOException("a box ends too early", damaged);
        }
        return strip.file.array();
    }

    private void top() throws IOException {
        for (Box box = box(0, file.limit()); ; box = box(box.end(), file.limit())) {
            switch (box.type()) {
                case "moov", "moof" -> film(box);
                case "meta" -> picture(box);
                case "uuid" -> free(box); // XMP, and whatever cameras put there
                case "ftyp", "mdat", "free", "skip", "wide", "mfra", "sidx", "styp", "pdin", "pnot" -> {}
                default -> throw new CannotStrip("is a film with parts out of which nothing can be taken");
            }
            if (box.end() >= file.limit()) {
                return;
            }
        }
    }

    /** ISO 14496-12 4.2: a size of 1 means that a long one follows, 0 that it goes to the end. */
    private Box box(int start, int end) throws IOException {
        if (boxes++ > MOST) {
            throw new IOException("too many boxes");
        }
        long size = Integer.toUnsignedLong(file.getInt(start));
        String type = new String(file.array(), start + 4, 4, StandardCharsets.ISO_8859_1);
        int content = start + 8;
        if (size == 1) {
            size = file.getLong(start + 8);
            content = start + 16;
        } else if (size == 0) {
            size = (long) end - start;
        }
        if (size < content - start || size > (long) end - start) {
            throw new IOException("a box has no such size");
        }
        return new Box(type, start, content, start + (int) size);
    }

    private void film(Box parent) throws IOException {
        int at = parent.content();
        while (at + 8 <= parent.end()) {
            Box box = box(at, parent.end());
            switch (box.type()) {
                case "udta", "meta", "uuid" -> free(box);
                case "trak", "mdia", "minf", "stbl", "traf" -> film(box);
                case "stsd" -> described(box);
                default -> {}
            }
            at = box.end();
        }
    }

    /** A track of positions runs along with some films; it cannot be told from the rest in place. */
    private void described(Box box) throws IOException {
        String names = new String(file.array(), box.start(), box.end() - box.start(), StandardCharsets.ISO_8859_1);
        boolean positions = names.contains("gpmd") || names.contains("camm");
        if (positions || (names.contains("mebx") && names.contains("location"))) {
            throw new CannotStrip("is a film that may tell where it was taken all along");
        }
    }

    private void free(Box box) {
        file.put(box.start() + 4, "free".getBytes(StandardCharsets.ISO_8859_1));
        Arrays.fill(file.array(), box.content(), box.end(), (byte) 0);
    }

    private void picture(Box meta) throws IOException {
        int first = meta.content() + 4;
        Box places = null;
        for (int at = first; at + 8 <= meta.end(); ) {
            Box box = box(at, meta.end());
            switch (box.type()) {
                case "iinf" -> items(box);
                case "iloc" -> places = box;
                case "idat" -> data = box.content();
                case "udta", "uuid" -> free(box);
                default -> {}
            }
            at = box.end();
        }
        if (!exif.isEmpty() || !texts.isEmpty()) {
            if (places == null) {
                throw new IOException("no item locations");
            }
            erase(places);
        }
    }

    /** Item information entries (8.11.6): version 2 has 16 bits for the item's number, 3 has 32. */
    private void items(Box info) throws IOException {
        int at = info.content() + (file.get(info.content()) == 0 ? 6 : 8);
        while (at + 8 <= info.end()) {
            Box entry = box(at, info.end());
            int version = file.get(entry.content());
            int id = entry.content() + 4;
            int type = id + (version == 3 ? 4 : 2) + 2;
            long number =
                    version == 3 ? Integer.toUnsignedLong(file.getInt(id)) : Short.toUnsignedLong(file.getShort(id));
            switch (new String(file.array(), type, 4, StandardCharsets.ISO_8859_1)) {
                case "Exif" -> exif.add(number);
                case "mime", "uri " -> texts.add(number);
                default -> {}
            }
            at = entry.end();
        }
    }

    /** Item locations (8.11.3). */
    private void erase(Box places) throws IOException {
        Cursor in = new Cursor(Arrays.copyOfRange(file.array(), places.content(), places.end()));
        int version = in.octet();
        in.skip(3);
        int sizes = (int) in.big(2);
        int offsetSize = sizes >> 12;
        int lengthSize = sizes >> 8 & 0xf;
        int baseSize = sizes >> 4 & 0xf;
        int indexSize = version == 0 ? 0 : sizes & 0xf;
        long count = in.big(version < 2 ? 2 : 4);
        for (long i = 0; i < count; i++) {
            long id = in.big(version < 2 ? 2 : 4);
            int method = version == 0 ? 0 : (int) in.big(2) & 0xf;
            in.skip(2);
            long base = in.big(baseSize);
            long extents = in.big(2);
            for (long e = 0; e < extents; e++) {
                in.skip(indexSize);
                long offset = base + in.big(offsetSize);
                erase(id, method, offset, in.big(lengthSize), extents);
            }
        }
    }

    private void erase(long id, int method, long offset, long length, long extents) throws IOException {
        if (!exif.contains(id) && !texts.contains(id)) {
            return;
        }
        long start = method == 1 ? offset + data : offset;
        if (method > 1 || (method == 1 && data < 0) || start < 0 || length < 0 || start + length > file.limit()) {
            throw new IOException("no such item location");
        }
        Arrays.fill(file.array(), (int) start, (int) (start + length), texts.contains(id) ? (byte) ' ' : 0);
        if (exif.contains(id) && extents == 1 && length >= EMPTY_EXIF.length) {
            file.put((int) start, EMPTY_EXIF);
        }
    }
}
