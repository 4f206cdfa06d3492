package org.postern.certs.cms;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** Where the body of one part goes: through the stages that were put before the target, ended one after the other. */
final class LeafSink {
    /** Ends a stage, which may write what it held back. */
    interface Ending {
        void finish() throws IOException;
    }

    private final Deque<Ending> endings = new ArrayDeque<>();
    private OutputStream first;

    LeafSink(OutputStream target) {
        first = target;
    }

    OutputStream first() {
        return first;
    }

    /** Everything passes {@code stage} before it comes to what was first until now. */
    void before(OutputStream stage, Ending ending) {
        first = stage;
        endings.push(ending);
    }

    void finish() throws IOException {
        for (Ending ending : endings) {
            ending.finish();
        }
    }
}
