package org.postern.certs.chain;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.jspecify.annotations.Nullable;

/**
 * Where a certificate says that its revocation can be asked for (RFC 5280 4.2.1.13, 4.2.2.1).
 *
 * @param lists web addresses of lists
 * @param responders whether an OCSP responder is named
 * @param any whether it names anything, also what cannot be read
 */
record Pointers(List<String> lists, boolean responders, boolean any) {
    static Pointers of(X509Certificate certificate) {
        byte[] points = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
        byte[] access = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
        boolean responders = hasResponder(access);
        return new Pointers(lists(points), responders, points != null || responders);
    }

    private static List<String> lists(byte @Nullable [] extension) {
        List<String> urls = new ArrayList<>();
        if (extension != null) {
            try {
                for (DistributionPoint point :
                        CRLDistPoint.getInstance(parsed(extension)).getDistributionPoints()) {
                    urls.addAll(urls(point.getDistributionPoint()));
                }
            } catch (IOException | IllegalArgumentException damaged) {
                return List.of();
            }
        }
        return List.copyOf(urls);
    }

    private static List<String> urls(@Nullable DistributionPointName name) {
        List<String> urls = new ArrayList<>();
        if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
            for (GeneralName general : GeneralNames.getInstance(name.getName()).getNames()) {
                String text = general.getName().toString();
                if (general.getTagNo() == GeneralName.uniformResourceIdentifier && text.matches("(?i)https?://.+")) {
                    urls.add(text);
                }
            }
        }
        return urls;
    }

    private static boolean hasResponder(byte @Nullable [] extension) {
        if (extension == null) {
            return false;
        }
        try {
            for (AccessDescription access :
                    AuthorityInformationAccess.getInstance(parsed(extension)).getAccessDescriptions()) {
                if (access.getAccessMethod().equals(AccessDescription.id_ad_ocsp)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | IllegalArgumentException damaged) {
            return true;
        }
    }

    private static ASN1Primitive parsed(byte[] extension) throws IOException {
        return JcaX509ExtensionUtils.parseExtensionValue(extension);
    }
}
