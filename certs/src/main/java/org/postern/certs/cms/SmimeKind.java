package org.postern.certs.cms;

import java.io.IOException;
import java.io.InputStream;

/** What a mail's own entity is to S/MIME, by what is in it and not by what its header calls it. */
public enum SmimeKind {
    /** EnvelopedData or AuthEnvelopedData: for {@link SmimeDecryptor}. */
    ENCRYPTED,
    /** SignedData around its content, which can be read only through {@link SmimeVerifier}. */
    SIGNED_OPAQUE,
    /** multipart/signed: content and signature beside each other (RFC 8551 3.5.3). */
    SIGNED_DETACHED,
    /** CMS of a kind that is not opened, such as CompressedData, or what calls itself S/MIME and is not. */
    UNSUPPORTED,
    /** Not S/MIME. */
    NONE;

    /** Reads no more of the mail than it needs; throws only what the stream throws. */
    public static SmimeKind of(InputStream mail) throws IOException {
        try {
            return CmsBody.kind(mail);
        } catch (SourceFailed e) {
            throw e.reason();
        }
    }
}
