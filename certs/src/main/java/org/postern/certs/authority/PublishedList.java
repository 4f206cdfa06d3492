package org.postern.certs.authority;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A revocation list of ours.
 *
 * @param url where certificates say that it is; it must be put there
 */
public record PublishedList(Optional<String> url, Path file, Instant until) {
    /** Whether it is about the issuing authority, and not about what that issued. */
    public boolean isOfRoot() {
        return file.endsWith(Authority.ROOT_LIST);
    }
}
