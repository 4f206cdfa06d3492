package org.postern.certs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * A signed mail in a file, read whole, whose signature fits its content and whose signer is who the From field names.
 * Who issued the signer's certificate is not looked at.
 *
 * @param from the sender
 * @param certificates all that came along
 */
record SignedMail(String from, List<X509Certificate> certificates) {
    private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary\\s*=\\s*(?:\"([^\"]+)\"|([^\\s;\"]+))");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"()@]+@[^\\s<>,;:\"()@]+");

    SignedMail {
        certificates = List.copyOf(certificates);
    }

    /** Whether the bytes look like a mail and not like a certificate. */
    static boolean looksLikeOne(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, 64_000), StandardCharsets.ISO_8859_1);
        return !start.startsWith("-----BEGIN")
                && Pattern.compile("(?im)^content-type:").matcher(start).find();
    }

    static SignedMail verified(byte[] mail) throws IOException {
        Entity whole = Entity.of(mail);
        String from = sender(whole.header);
        CMSSignedData signed = signed(whole);
        List<X509Certificate> certificates = certificates(signed);
        for (SignerInformation signer : signed.getSignerInfos().getSigners()) {
            Optional<X509Certificate> own = signersOwn(signer, certificates);
            if (own.isEmpty() || !isRight(signer, own.get())) {
                throw new IOException("The signature of this mail is not right; take nothing from it");
            }
            if (!addresses(own.get()).contains(from)) {
                throw new IOException("This mail is from " + from + " but was signed by "
                        + String.join(", ", addresses(own.get())) + "; take nothing from it");
            }
        }
        if (signed.getSignerInfos().size() == 0) {
            throw new IOException("Nobody signed this mail; take nothing from it");
        }
        return new SignedMail(from, certificates);
    }

    /** The sender's own certificates. */
    List<X509Certificate> ofSender() {
        return certificates.stream().filter(c -> addresses(c).contains(from)).toList();
    }

    private static String sender(HeaderBlock header) throws IOException {
        List<HeaderField> fields =
                header.fields().stream().filter(f -> f.is("From")).toList();
        if (fields.size() == 1) {
            String bare = fields.getFirst().value().replaceAll("\"(\\\\.|[^\"\\\\])*\"", "");
            List<String> found = ADDRESS.matcher(bare)
                    .results()
                    .map(r -> MailAddresses.comparable(r.group()))
                    .toList();
            if (found.size() == 1) {
                return found.getFirst();
            }
        }
        throw new IOException("This mail does not name one sender");
    }

    private static CMSSignedData signed(Entity whole) throws IOException {
        String type = whole.type();
        try {
            if (type.startsWith("multipart/signed")) {
                List<byte[]> parts = parts(whole);
                return new CMSSignedData(
                        new CMSProcessableByteArray(canonical(parts.get(0))),
                        Entity.of(parts.get(1)).decoded());
            }
            if (type.matches("application/(x-)?pkcs7-mime.*")) {
                return new CMSSignedData(whole.decoded());
            }
        } catch (CMSException | IllegalArgumentException e) {
            throw new IOException("The signature of this mail cannot be read: " + e.getMessage(), e);
        }
        throw new IOException("This mail is not signed");
    }

    private static List<byte[]> parts(Entity whole) throws IOException {
        Matcher boundary = BOUNDARY.matcher(
                whole.header.first("Content-Type").map(HeaderField::value).orElse(""));
        if (!boundary.find()) {
            throw new IOException("This mail's parts cannot be told apart");
        }
        String mark = "--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
        String body = new String(whole.body, StandardCharsets.ISO_8859_1);
        String[] pieces = ("\n" + body).split("\r?\n" + Pattern.quote(mark) + "(?:--)?[ \t]*(?:\r?\n|$)", -1);
        if (pieces.length < 3) {
            throw new IOException("This mail's parts cannot be told apart");
        }
        return List.of(
                pieces[1].getBytes(StandardCharsets.ISO_8859_1), pieces[2].getBytes(StandardCharsets.ISO_8859_1));
    }

    // RFC 8551 3.1.1: signed with CRLF, which saving as a file may have turned into LF.
    private static byte[] canonical(byte[] part) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CanonicalLines lines = new CanonicalLines(out);
        lines.write(part);
        lines.finish();
        return out.toByteArray();
    }

    private static List<X509Certificate> certificates(CMSSignedData signed) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            for (X509CertificateHolder holder : signed.getCertificates().getMatches(null)) {
                certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
            }
        } catch (CertificateException e) {
            throw new IOException("A certificate of this mail cannot be read: " + e.getMessage(), e);
        }
        return certificates;
    }

    private static Optional<X509Certificate> signersOwn(SignerInformation signer, List<X509Certificate> certificates)
            throws IOException {
        for (X509Certificate certificate : certificates) {
            try {
                if (signer.getSID().match(new X509CertificateHolder(certificate.getEncoded()))) {
                    return Optional.of(certificate);
                }
            } catch (CertificateException e) {
                throw new IOException("A certificate of this mail has no encoding", e);
            }
        }
        return Optional.empty();
    }

    private static boolean isRight(SignerInformation signer, X509Certificate certificate) {
        try {
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
        } catch (CMSException | OperatorCreationException wrong) {
            return false;
        }
    }

    private static List<String> addresses(X509Certificate certificate) {
        try {
            return MailAddresses.of(certificate);
        } catch (CertificateParsingException damaged) {
            return List.of();
        }
    }

    /** A header and the bytes below it. */
    private static final class Entity {
        private final HeaderBlock header;
        private final byte[] body;

        private Entity(HeaderBlock header, byte[] body) {
            this.header = header;
            this.body = body;
        }

        static Entity of(byte[] content) throws IOException {
            PushbackInputStream in = new PushbackInputStream(new ByteArrayInputStream(content));
            HeaderBlock header = HeaderBlock.read(in);
            return new Entity(header, in.readAllBytes());
        }

        String type() {
            return header.first("Content-Type")
                    .map(f -> f.value().strip().toLowerCase(Locale.ROOT))
                    .orElse("text/plain");
        }

        byte[] decoded() {
            boolean base64 = header.first("Content-Transfer-Encoding")
                    .map(f -> f.value().strip().equalsIgnoreCase("base64"))
                    .orElse(false);
            return base64 ? Base64.getMimeDecoder().decode(body) : body;
        }
    }
}
