package org.postern.reader.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.poi.poifs.filesystem.DocumentEntry;

/** Whether as much text came out of an old Word file as it says it holds; its parser says nothing of what it missed. */
final class OldWord {
    /** Places of ccpText, ccpFtn, ccpHdd, ccpAtn, ccpEdn and ccpTxbx in the header ([MS-DOC] 2.5.4). */
    private static final int[] COUNTS = {76, 80, 84, 92, 96, 100};

    private static final int HEADER = 108;
    /** Marks of paragraphs, cells and fields are counted, but are no letters. */
    private static final int MARKS = 200;

    private static final int SOME = 4;
    private static final int MOST = 16 << 20;

    private OldWord() {}

    static void check(Draft draft, DocumentEntry word) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(OleFile.bytes(word, HEADER)).order(ByteOrder.LITTLE_ENDIAN);
        if (header.limit() < HEADER) {
            draft.damaged();
            return;
        }
        long said = 0;
        for (int place : COUNTS) {
            said += Math.max(0, header.getInt(place));
        }
        long[] letters = draft.text().letters();
        boolean few = letters[0] * 3 + MARKS < said;
        if (few || letters[1] > SOME + letters[0] / 100 || isOverwritten(header, word, said)) {
            draft.damaged();
        }
    }

    /**
     * Whether zeros stand where the text is. It lies between fcMin and fcMac, in one byte or two a letter, unless the
     * file was saved in pieces (fComplex); where it is in both, nothing can be said.
     */
    private static boolean isOverwritten(ByteBuffer header, DocumentEntry word, long letters) throws IOException {
        int from = header.getInt(24);
        long length = header.getInt(28) - (long) from;
        boolean wide = length >= letters * 2;
        boolean told = (header.get(10) & 4) == 0 && from > 0 && letters > 0 && (wide || length == letters);
        if (!told || letters > MOST) {
            return false;
        }
        byte[] bytes = OleFile.bytes(word, from + (int) (letters * (wide ? 2 : 1)));
        int zeros = 0;
        for (int i = from; i + 1 < bytes.length; i += wide ? 2 : 1) {
            zeros += bytes[i] == 0 && (!wide || bytes[i + 1] == 0) ? 1 : 0;
        }
        return zeros > SOME;
    }
}
