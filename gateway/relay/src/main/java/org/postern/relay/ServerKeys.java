package org.postern.relay;

import java.nio.file.Path;

/** Where the listeners' TLS key is. */
record ServerKeys(Path file, String password, boolean selfSigned) {}
