package org.postern.certs.cms;

import java.io.IOException;
import java.io.InputStream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetStringParser;
import org.bouncycastle.asn1.ASN1SequenceParser;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1SetParser;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.cms.AuthEnvelopedDataParser;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfoParser;
import org.bouncycastle.asn1.cms.EncryptedContentInfoParser;
import org.bouncycastle.asn1.cms.EnvelopedDataParser;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** EnvelopedData (RFC 5652 6.1) and AuthEnvelopedData (RFC 5083) read from front to back. */
final class Envelope {
    /** What stands behind the content: its tag, and the attributes that the tag also covers. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Trailer(byte[] tag, byte[] attributes) {
        static final Trailer NONE = new Trailer(new byte[0], new byte[0]);
    }

    private interface Rest {
        Trailer read() throws IOException;
    }

    private final ASN1Set recipients;
    private final EncryptedContentInfoParser content;
    private final boolean authenticated;
    private final Rest rest;

    private Envelope(ASN1Set recipients, EncryptedContentInfoParser content, boolean authenticated, Rest rest) {
        this.recipients = recipients;
        this.content = content;
        this.authenticated = authenticated;
        this.rest = rest;
    }

    static Envelope read(InputStream der) throws IOException {
        ContentInfoParser info = CmsBody.contentInfo(der);
        ASN1Encodable inside = info.getContent(BERTags.SEQUENCE);
        if (inside instanceof ASN1SequenceParser sequence) {
            if (info.getContentType().equals(CMSObjectIdentifiers.envelopedData)) {
                return enveloped(new EnvelopedDataParser(sequence));
            }
            if (info.getContentType().equals(CMSObjectIdentifiers.authEnvelopedData)) {
                return authenticated(new AuthEnvelopedDataParser(sequence));
            }
        }
        throw new Undecryptable("The mail is not encrypted with S/MIME.");
    }

    private static Envelope enveloped(EnvelopedDataParser parser) throws IOException {
        parser.getOriginatorInfo();
        ASN1Set recipients = set(parser.getRecipientInfos());
        return new Envelope(recipients, parser.getEncryptedContentInfo(), false, () -> {
            ASN1SetParser attributes = parser.getUnprotectedAttrs();
            if (attributes != null) {
                set(attributes);
            }
            return Trailer.NONE;
        });
    }

    private static Envelope authenticated(AuthEnvelopedDataParser parser) throws IOException {
        parser.getOriginatorInfo();
        ASN1Set recipients = set(parser.getRecipientInfos());
        return new Envelope(recipients, parser.getAuthEncryptedContentInfo(), true, () -> {
            ASN1SetParser attributes = parser.getAuthAttrs();
            // RFC 5083 2.2: the DER of the attributes with their own SET OF tag is what the tag also covers
            byte[] covered = attributes == null ? new byte[0] : set(attributes).getEncoded(ASN1Encoding.DER);
            return new Trailer(parser.getMac().getOctets(), covered);
        });
    }

    private static ASN1Set set(ASN1SetParser parser) {
        return ASN1Set.getInstance(parser.toASN1Primitive());
    }

    ASN1Set recipients() {
        return recipients;
    }

    AlgorithmIdentifier algorithm() {
        return content.getContentEncryptionAlgorithm();
    }

    boolean isAuthenticated() {
        return authenticated;
    }

    /** Once, before {@link #trailer}, and to its end. */
    InputStream content() throws IOException {
        if (content.getEncryptedContent(BERTags.OCTET_STRING) instanceof ASN1OctetStringParser octets) {
            return octets.getOctetStream();
        }
        throw new Undecryptable("The encrypted mail has no content.");
    }

    Trailer trailer() throws IOException {
        return rest.read();
    }
}
