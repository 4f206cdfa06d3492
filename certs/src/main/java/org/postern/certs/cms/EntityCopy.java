package org.postern.certs.cms;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.postern.certs.HeaderBlock;

/** Copies an entity for encryption with what has to be changed in it, see {@link EntityRewriter}. */
public final class EntityCopy {
    /** Writes the entity's own header and says where its body goes. */
    @FunctionalInterface
    public interface Root {
        OutputStream write(HeaderBlock header) throws IOException;
    }

    private EntityCopy() {}

    /**
     * Rewrites the entity to its end.
     *
     * @param body what follows {@code header}
     * @param shown the real subject to repeat in the text
     * @param sevenBit whether 8bit and binary parts are encoded, as before signing
     */
    public static void rewrite(
            HeaderBlock header, InputStream body, Optional<String> shown, boolean sevenBit, Root root)
            throws IOException {
        new EntityRewriter(new EntityReader(body), shown.flatMap(LegacyDisplay::of), sevenBit)
                .rewrite(header, settled -> root.write(settled.block()));
    }
}
