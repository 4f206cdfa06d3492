package org.postern.certs.cms;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.postern.certs.CanonicalLines;
import org.postern.certs.MailUnreadable;

/**
 * A multipart/signed (RFC 1847 2.1): the signature in its second part, and the digests of the first, which it signs.
 */
final class DetachedSignature {
    private static final int MAX_SIGNATURE = 1024 * 1024;

    private final MailSource mail;
    private final byte[] cms;

    private DetachedSignature(MailSource mail, byte[] cms) {
        this.mail = mail;
        this.cms = cms;
    }

    static DetachedSignature of(MailSource mail) throws IOException {
        ByteArrayOutputStream signature = new ByteArrayOutputStream();
        try (InputStream in = mail.open()) {
            EntityReader reader = new EntityReader(new GuardedSource(in));
            List<byte[]> boundary = List.of(skipToContent(reader));
            if (reader.copy(boundary, OutputStream.nullOutputStream()).closing()) {
                throw new MailUnreadable("The signed mail has no signature in it");
            }
            reader.header(boundary);
            reader.copy(boundary, signature);
        }
        PushbackInputStream body = new PushbackInputStream(new ByteArrayInputStream(signature.toByteArray()));
        byte[] cms = CmsBody.der(body).readNBytes(MAX_SIGNATURE);
        if (cms.length == MAX_SIGNATURE) {
            throw new MailUnreadable("The signature is longer than any real one");
        }
        return new DetachedSignature(mail, cms);
    }

    private static byte[] skipToContent(EntityReader reader) throws IOException {
        ContentType type = CmsBody.contentType(EntityReader.parsed(reader.header(List.of())));
        byte[] boundary = EntityReader.boundary(type);
        if (reader.copy(List.of(boundary), OutputStream.nullOutputStream()).closing()) {
            throw new MailUnreadable("The signed mail has no content");
        }
        return boundary;
    }

    // Bytes as they are, for a binary part may be signed as it is; then with line ends as RFC 8551 3.1.1 wants them, in
    // case
    // that a system on the way stored the mail with its own.
    VerifyOutcome check() throws IOException, CMSException {
        VerifyOutcome asItIs = SignatureReader.read(cms, digests(false));
        if (!(asItIs instanceof VerifyOutcome.Signed signed) || signed.isIntact()) {
            return asItIs;
        }
        VerifyOutcome canonical = SignatureReader.read(cms, digests(true));
        return canonical instanceof VerifyOutcome.Signed other && other.isIntact() ? canonical : asItIs;
    }

    private Map<String, byte[]> digests(boolean canonical) throws IOException, CMSException {
        Map<String, MessageDigest> running = methods();
        try (InputStream in = mail.open()) {
            EntityReader reader = new EntityReader(new GuardedSource(in));
            byte[] boundary = skipToContent(reader);
            DigestSink sink = new DigestSink(running.values());
            if (canonical) {
                CanonicalLines lines = new CanonicalLines(sink);
                reader.copy(List.of(boundary), lines);
                lines.finish();
            } else {
                reader.copy(List.of(boundary), sink);
            }
        }
        Map<String, byte[]> digests = new HashMap<>();
        running.forEach((method, digest) -> digests.put(method, digest.digest()));
        return digests;
    }

    private Map<String, MessageDigest> methods() throws CMSException {
        Map<String, MessageDigest> methods = new HashMap<>();
        for (SignerInformation signer : new CMSSignedData(cms).getSignerInfos()) {
            String method = signer.getDigestAlgOID();
            try {
                methods.put(method, MessageDigest.getInstance(method));
            } catch (NoSuchAlgorithmException unknown) {
                methods.remove(method); // its signature is then Bad
            }
        }
        return methods;
    }
}
