package org.postern.reader.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.postern.reader.LimitReached;

/** Looks whether the streams of a PDF end as they should (ISO 32000-1 7.4); PDFBox reads what there is of them. */
final class PdfStreams {
    /** What may stand behind the end. */
    private static final int TAIL = 64;

    private final Draft draft;
    private final Set<COSStream> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    PdfStreams(Draft draft) {
        this.draft = draft;
    }

    /** Looks at each stream once, and tells the draft of one that breaks off. */
    void check(COSStream stream) throws LimitReached {
        if (!seen.add(stream)) {
            return;
        }
        draft.session().check();
        try {
            if (!isWhole(stream)) {
                draft.damaged();
            }
        } catch (IOException damaged) {
            draft.damaged();
        }
    }

    private boolean isWhole(COSStream stream) throws IOException, LimitReached {
        List<COSName> filters = filters(stream.getFilters());
        for (int i = 0; i < filters.size(); i++) {
            if (filters.subList(0, i).contains(filters.get(i))) {
                return true; // twice the same: what lies between them cannot be asked for
            }
            try (InputStream packed = i == 0
                    ? stream.createRawInputStream()
                    : new PDStream(stream)
                            .createInputStream(List.of(filters.get(i).getName()))) {
                if (!isWhole(filters.get(i), packed)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<COSName> filters(COSBase filters) {
        List<COSName> names = new ArrayList<>();
        if (filters instanceof COSName name) {
            names.add(name);
        } else if (filters instanceof COSArray all) {
            for (int i = 0; i < all.size(); i++) {
                if (all.getObject(i) instanceof COSName name) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private boolean isWhole(COSName filter, InputStream packed) throws IOException, LimitReached {
        return switch (filter.getName()) {
            case "FlateDecode", "Fl" -> Flate.isWhole(packed, draft.session());
            case "LZWDecode", "LZW" -> isWholeLzw(bytes(packed));
            case "ASCII85Decode", "A85" -> tail(bytes(packed)).contains("~>");
            case "ASCIIHexDecode", "AHx" -> tail(bytes(packed)).contains(">");
            case "RunLengthDecode", "RL" -> isWholeRuns(bytes(packed));
            case "DCTDecode", "DCT", "JPXDecode" -> tail(bytes(packed)).contains("\u00ff\u00d9");
            case "JBIG2Decode" -> isWholeJbig2(bytes(packed));
            default -> true;
        };
    }

    private byte[] bytes(InputStream packed) throws IOException, LimitReached {
        byte[] bytes = packed.readAllBytes();
        draft.session().unpacked(bytes.length);
        return bytes;
    }

    private static String tail(byte[] bytes) {
        int from = Math.max(0, bytes.length - TAIL);
        return new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
    }

    /** 7.4.5: a length byte below 128 and so many bytes more, above 128 and one, 128 at the end. */
    private static boolean isWholeRuns(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            int length = bytes[at] & 0xff;
            if (length == 128) {
                return true;
            }
            at += length < 128 ? length + 2 : 2;
        }
        return false;
    }

    /** 7.4.4: codes grow from 9 to 12 bits; 256 starts again, 257 ends. Writers differ by one code in when. */
    private static boolean isWholeLzw(byte[] bytes) throws IOException {
        return isWholeLzw(bytes, 1) || isWholeLzw(bytes, 0);
    }

    private static boolean isWholeLzw(byte[] bytes, int early) throws IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        int table = 258;
        int bits = 0;
        int count = 0;
        boolean first = true;
        while (true) {
            int next = table + early;
            int width = next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9;
            while (count < width) {
                int one = in.read();
                if (one < 0) {
                    return false;
                }
                bits = (bits << 8) | one;
                count += 8;
            }
            int code = (bits >> (count - width)) & ((1 << width) - 1);
            count -= width;
            bits &= (1 << count) - 1;
            if (code == 257) {
                return in.available() <= TAIL;
            }
            table = code == 256 ? 258 : Math.min(4096, table + (first ? 0 : 1));
            first = code == 256;
        }
    }

    /** Segments one after the other, each with its length (ITU-T T.88 7.2); 7.4.8 in ISO 32000-1 leaves out the end. */
    private static boolean isWholeJbig2(byte[] bytes) {
        int at = 0;
        while (at + 11 <= bytes.length) {
            int flags = bytes[at + 4] & 0xff;
            int refers = (bytes[at + 5] & 0xff) >> 5;
            if (refers > 4) {
                return true; // the long form, of symbol dictionaries by the dozen
            }
            int number = number(bytes, at, 4) <= 256 ? 1 : number(bytes, at, 4) <= 65_536 ? 2 : 4;
            int length = at + 6 + refers * number + ((flags & 0x40) == 0 ? 1 : 4);
            if (length + 4 > bytes.length) {
                return false;
            }
            long data = number(bytes, length, 4);
            if (data == 0xffff_ffffL) {
                return true; // of unknown length
            }
            long end = length + 4 + data;
            if (end > bytes.length) {
                return false;
            }
            at = (int) end;
        }
        return at > 0;
    }

    private static long number(byte[] bytes, int at, int length) {
        long number = 0;
        for (int i = 0; i < length; i++) {
            number = (number << 8) | (bytes[at + i] & 0xff);
        }
        return number;
    }
}
