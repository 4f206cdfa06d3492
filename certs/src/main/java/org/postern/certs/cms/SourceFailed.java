package org.postern.certs.cms;

import java.io.IOException;

/** Reading the mail or writing the result failed: the disk's fault, not the mail's, and worth another try. */
final class SourceFailed extends IOException {
    private static final long serialVersionUID = 1L;

    private final IOException reason;

    SourceFailed(IOException reason) {
        super(reason);
        this.reason = reason;
    }

    IOException reason() {
        return reason;
    }
}
