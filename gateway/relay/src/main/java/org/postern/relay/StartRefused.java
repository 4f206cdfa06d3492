package org.postern.relay;

import java.util.List;

/** The relay cannot start here; names everything in the way at once. */
public final class StartRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<String> reasons;

    public StartRefused(List<String> reasons) {
        super(String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    public List<String> reasons() {
        return reasons;
    }
}
