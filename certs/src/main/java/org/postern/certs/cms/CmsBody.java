package org.postern.certs.cms;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1SequenceParser;
import org.bouncycastle.asn1.ASN1StreamParser;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfoParser;
import org.postern.certs.HeaderBlock;
import org.postern.certs.MailUnreadable;

/** The CMS structure that is a mail's body, found by what it is: header fields only say where to look. */
final class CmsBody {
    /** Everything but the content itself: recipients, certificates, signatures. */
    static final int MAX_STRUCTURE = 4 * 1024 * 1024;

    private static final int BUFFER = 64 * 1024;
    private static final int DER_SEQUENCE = 0x30;
    private static final Set<String> TYPES = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");
    private static final Set<String> ENDINGS = Set.of(".p7m", ".p7c", ".p7z");

    private CmsBody() {}

    static SmimeKind kind(InputStream mail) throws IOException {
        PushbackInputStream in = pushback(mail);
        HeaderBlock header;
        try {
            header = HeaderBlock.read(in);
        } catch (MailUnreadable noHeader) {
            return SmimeKind.NONE;
        }
        ContentType type = contentType(header);
        if (type.is("multipart/signed")) {
            String protocol = type.parameter("protocol").orElse("").toLowerCase(Locale.ROOT);
            return protocol.endsWith("pkcs7-signature") ? SmimeKind.SIGNED_DETACHED : SmimeKind.NONE;
        }
        return isNamedCms(header, type) ? kindOf(der(in)) : SmimeKind.NONE;
    }

    /** The DER or BER behind the header that was read from {@code body}, whether it came in base64 or as it is. */
    static ASN1InputStream der(PushbackInputStream body) throws IOException {
        int first = body.read();
        while (first == '\r' || first == '\n' || first == ' ' || first == '\t') {
            first = body.read();
        }
        if (first >= 0) {
            body.unread(first);
        }
        InputStream der = first == DER_SEQUENCE ? body : new Base64Source(body);
        // the limit is for what is taken into memory, not for content that streams through
        return new ASN1InputStream(der, MAX_STRUCTURE);
    }

    static PushbackInputStream pushback(InputStream mail) {
        return new PushbackInputStream(new BufferedInputStream(new GuardedSource(mail), BUFFER));
    }

    static ContentType contentType(HeaderBlock header) {
        return header.first("Content-Type")
                .map(f -> ContentType.parse(f.value()))
                .orElse(ContentType.TEXT);
    }

    // RFC 8551 3.10: the type, or for application/octet-stream the file's name.
    private static boolean isNamedCms(HeaderBlock header, ContentType type) {
        if (TYPES.contains(type.type())) {
            return true;
        }
        String name = header.first("Content-Disposition")
                .flatMap(f -> ContentType.parse(f.value()).parameter("filename"))
                .or(() -> type.parameter("name"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return type.is("application/octet-stream") && ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static SmimeKind kindOf(InputStream der) throws IOException {
        try {
            ASN1ObjectIdentifier type = contentInfo(der).getContentType();
            if (type.equals(CMSObjectIdentifiers.envelopedData)
                    || type.equals(CMSObjectIdentifiers.authEnvelopedData)) {
                return SmimeKind.ENCRYPTED;
            }
            return type.equals(CMSObjectIdentifiers.signedData) ? SmimeKind.SIGNED_OPAQUE : SmimeKind.UNSUPPORTED;
        } catch (SourceFailed e) {
            throw e;
        } catch (IOException | RuntimeException malformed) { // fails closed: nothing opens it
            return SmimeKind.UNSUPPORTED;
        }
    }

    static ContentInfoParser contentInfo(InputStream der) throws IOException {
        if (new ASN1StreamParser(der, MAX_STRUCTURE).readObject() instanceof ASN1SequenceParser sequence) {
            return new ContentInfoParser(sequence);
        }
        throw new IOException("The mail's body is no CMS structure");
    }
}
