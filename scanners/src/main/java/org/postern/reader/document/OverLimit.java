package org.postern.reader.document;

import java.io.IOException;
import org.postern.reader.LimitReached;

/** Carries a limit through code that knows only exceptions of its own. */
final class OverLimit extends IOException {
    private static final long serialVersionUID = 1;

    OverLimit(LimitReached limit) {
        super(limit.sentence(), limit);
    }

    /** One plain sentence. */
    String sentence() {
        return String.valueOf(getMessage());
    }
}
