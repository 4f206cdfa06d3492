package org.postern.read.fork;

import java.util.List;
import org.apache.tika.pipes.PipesConfigBase;

/** Settings of a client that starts its reader once: a second one would be unknown to the pool and unguarded. */
final class OneStart extends PipesConfigBase {
    private boolean started;

    /** The reader is gone, and had not got the file yet. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public List<String> getForkedJvmArgs() {
        if (started) {
            throw new Ended();
        }
        started = true;
        return super.getForkedJvmArgs();
    }
}
