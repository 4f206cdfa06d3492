package org.postern.reader.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.Entry;
import org.postern.reader.LimitReached;

/**
 * Words of the shapes in old Office files that are no text of theirs: WordArt and descriptions of pictures. They stand
 * in properties of the shapes ([MS-ODRAW] 2.3.22.2 and 2.3.4), wherever the program keeps its shapes.
 */
final class DrawnWords {
    private static final Set<String> STREAMS = Set.of(
            "1table",
            "0table",
            "worddocument",
            "workbook",
            "book",
            "powerpoint document",
            "data",
            "escherstm",
            "contents");
    private static final int GTEXT = 0xc0;
    private static final int DESCRIPTION = 0x381;
    private static final int MOST = 64 << 20;
    private static final int LONGEST = 8000;

    private final Set<String> found = new LinkedHashSet<>();

    private DrawnWords() {}

    static void read(Draft draft, DirectoryEntry root) throws IOException, LimitReached {
        DrawnWords words = new DrawnWords();
        for (Entry entry : root) {
            boolean mayHold = STREAMS.contains(entry.getName().toLowerCase(java.util.Locale.ROOT));
            if (mayHold && entry instanceof DocumentEntry document) {
                words.look(OleFile.bytes(document, MOST));
            }
        }
        for (String one : words.found) {
            draft.text().words(one.replace('\r', '\n'), false);
            draft.text().line();
        }
    }

    /**
     * An OfficeArtFOPT is a record of version 3 and type F00B (2.2.9); its instance says how many properties it has.
     */
    private void look(byte[] bytes) {
        ByteBuffer stream = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 14 <= bytes.length; at++) {
            boolean table = bytes[at + 3] == (byte) 0xf0
                    && (bytes[at + 2] == 0x0b || bytes[at + 2] == 0x22 || bytes[at + 2] == 0x21)
                    && (bytes[at] & 0x0f) == 3;
            if (table) {
                int count = (stream.getShort(at) & 0xffff) >> 4;
                int length = stream.getInt(at + 4);
                if (length >= count * 6 && length <= bytes.length - at - 8) {
                    properties(stream, at + 8, count);
                }
            }
        }
    }

    /** Fixed parts of six bytes come first, then what the complex ones hold, in their order (2.3.1). */
    private void properties(ByteBuffer stream, int start, int count) {
        int data = start + count * 6;
        for (int i = 0; i < count; i++) {
            int id = stream.getShort(start + i * 6) & 0xffff;
            int size = stream.getInt(start + i * 6 + 2);
            boolean complex = (id & 0x8000) != 0;
            int number = id & 0x3fff;
            if (complex && (size < 0 || size > stream.limit() - data)) {
                return;
            }
            if (complex && size < LONGEST && (number == GTEXT || number == DESCRIPTION)) {
                byte[] letters = new byte[size];
                stream.get(data, letters);
                found.add(new String(letters, StandardCharsets.UTF_16LE).replace("\0", ""));
            }
            data += complex ? size : 0;
        }
    }
}
