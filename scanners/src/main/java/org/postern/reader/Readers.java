package org.postern.reader;

import java.nio.file.Path;
import java.util.List;

/** All readers there are, in the order they are asked. */
public final class Readers {
    private Readers() {}

    /** A walk with all of them; {@code scratch} is a private folder for what they unpack. */
    public static FileWalk walk(Path scratch) {
        return new FileWalk(List.of(new TextReader(), new SignatureReader()));
    }
}
