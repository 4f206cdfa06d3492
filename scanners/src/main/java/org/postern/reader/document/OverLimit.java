package org.postern.reader.document;

import java.io.IOException;
import org.postern.reader.LimitReached;

/** Carries a limit through code that knows only exceptions of its own. */
final class OverLimit extends IOException {
    private static final long serialVersionUID = 1;

    private final LimitReached limit;

    OverLimit(LimitReached limit) {
        super(limit);
        this.limit = limit;
    }

    LimitReached limit() {
        return limit;
    }
}
