package org.postern.certs.cms;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataParser;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Store;

/** Turns SignedData (RFC 5652 5.1) into signatures with their checks. */
final class SignatureReader {
    private static final int MOST_SIGNERS = 20;

    private final List<X509Certificate> certificates;
    private final Predicate<String> isDigested;

    private SignatureReader(Store<X509CertificateHolder> store, Predicate<String> isDigested) {
        this.certificates = certificates(store);
        this.isDigested = isDigested;
    }

    /** A detached signature over content with these digests. */
    static VerifyOutcome read(byte[] cms, Map<String, byte[]> digests) throws CMSException {
        if (digests.isEmpty()) {
            CMSSignedData data = new CMSSignedData(cms);
            return new SignatureReader(data.getCertificates(), method -> false).outcome(data.getSignerInfos());
        }
        CMSSignedData data = new CMSSignedData(digests, cms);
        return new SignatureReader(data.getCertificates(), digests::containsKey).outcome(data.getSignerInfos());
    }

    /** A signature around its content, which was read to its end. */
    static VerifyOutcome read(CMSSignedDataParser parser, boolean hasContent) throws CMSException {
        Set<String> listed = new HashSet<>();
        parser.getDigestAlgorithmIDs().forEach(a -> listed.add(a.getAlgorithm().getId()));
        SignatureReader reader = new SignatureReader(holders(parser), listed::contains);
        SignerInformationStore signers = parser.getSignerInfos();
        if (signers.size() > 0 && !hasContent) {
            return new VerifyOutcome.Damaged("The signed content is not in the mail.");
        }
        return reader.outcome(signers);
    }

    @SuppressWarnings("unchecked") // Bouncy Castle's parser returns a raw type
    private static Store<X509CertificateHolder> holders(CMSSignedDataParser parser) throws CMSException {
        return parser.getCertificates();
    }

    private static List<X509Certificate> certificates(Store<X509CertificateHolder> store) {
        return store.getMatches(null).stream()
                .flatMap(holder -> certificate(holder).stream())
                .toList();
    }

    private static Optional<X509Certificate> certificate(X509CertificateHolder holder) {
        try {
            return Optional.of(new JcaX509CertificateConverter().getCertificate(holder));
        } catch (CertificateException unreadable) { // as if it had not come along
            return Optional.empty();
        }
    }

    private VerifyOutcome outcome(SignerInformationStore signers) {
        if (signers.size() == 0) {
            return certificates.isEmpty()
                    ? new VerifyOutcome.Damaged("The signed mail has no signature in it.")
                    : new VerifyOutcome.CertificatesOnly(certificates);
        }
        if (signers.size() > MOST_SIGNERS) {
            return new VerifyOutcome.Damaged("The mail has more signatures than any real one.");
        }
        List<Signature> signatures = new ArrayList<>();
        for (SignerInformation signer : signers) {
            signatures.add(signature(signer));
        }
        return new VerifyOutcome.Signed(signatures, certificates);
    }

    private Signature signature(SignerInformation signer) {
        SignedAttributes attributes = new SignedAttributes(signer);
        var certificate = certificates.stream()
                .filter(c -> SignedAttributes.names(signer.getSID(), c))
                .findFirst();
        SignatureCheck check = certificate
                .map(c -> check(signer, c))
                .orElseGet(() -> new SignatureCheck.Bad("The signer's certificate is not in the mail."));
        return new Signature(
                certificate,
                attributes.time(),
                attributes.capabilities(),
                attributes.encryptionCertificate(certificates),
                SignatureMethod.inWords(signer),
                check);
    }

    private SignatureCheck check(SignerInformation signer, X509Certificate certificate) {
        if (!isDigested.test(signer.getDigestAlgOID())) {
            return new SignatureCheck.Bad(
                    "The signature uses a digest that is not known (" + signer.getDigestAlgOID() + ").");
        }
        try {
            // by the key alone: whether the certificate was valid then is asked with the chain
            boolean fits = signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(Providers.BOUNCY_CASTLE)
                    .build(certificate.getPublicKey()));
            return fits
                    ? SignatureMethod.strength(signer)
                    : new SignatureCheck.Bad("The signature was not made with the signer's key.");
        } catch (CMSSignerDigestMismatchException changed) {
            return new SignatureCheck.Bad("The content was changed after it was signed.");
        } catch (CMSException | OperatorCreationException | RuntimeException malformed) { // fails closed
            return new SignatureCheck.Bad("The signature is malformed or of a kind that is not known.");
        }
    }
}
