package org.postern.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.postern.read.FileKind;
import org.postern.read.Reading;

/** Reads CMS signed data (RFC 5652 5): a bare signature says nothing to people; what is signed inside is read on. */
final class SignatureReader implements KindReader {
    @Override
    public boolean reads(FileKind kind) {
        return kind.name().equals("p7s") || kind.name().equals("p7m");
    }

    @Override
    public Seen read(OpenFile file, Session session) throws IOException, LimitReached {
        try (ASN1InputStream in = new ASN1InputStream(Files.newInputStream(file.bytes()))) {
            ContentInfo info = ContentInfo.getInstance(in.readObject());
            if (info != null && info.getContentType().equals(PKCSObjectIdentifiers.signedData)) {
                return signed(file, new CMSSignedData(info), session);
            }
            return Seen.of(
                    new Reading.Unreadable(file.called() + " is encrypted, so nobody but its owner can read it."));
        } catch (CMSException damaged) {
            throw new IOException(damaged);
        }
    }

    private static Seen signed(OpenFile file, CMSSignedData signed, Session session) throws IOException, LimitReached {
        if (signed.getSignedContent() == null) {
            return Seen.of(Reading.WHOLE);
        }
        if (signed.getSignedContent().getContent() instanceof byte[] content) {
            // S/MIME signs a MIME entity (RFC 8551 3.1)
            session.child(file, Optional.of("signed.eml"), new ByteArrayInputStream(content));
            return Seen.of(Reading.WHOLE);
        }
        return Seen.of(new Reading.Unreadable(file.called() + " holds signed content that cannot be read."));
    }
}
