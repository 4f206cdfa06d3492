package org.postern.reader.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import org.postern.read.Region;

/** Looks for fixed bytes, one per char. */
final class Marks {
    private Marks() {}

    static boolean contains(FileChannel file, long from, long to, String mark) throws IOException {
        return new String(Region.bytes(file, from, (int) (to - from)), StandardCharsets.ISO_8859_1).contains(mark);
    }
}
