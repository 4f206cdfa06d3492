package org.postern.relay.smime;

import java.io.IOException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.certs.MailAddresses;
import org.postern.certs.cms.SchoolKey;
import org.postern.certs.cms.SchoolKeys;
import org.postern.message.Address;

/**
 * Whose mail which key opens: that of the addresses its certificate is made out to. Were it enough that the school has
 * the key, somebody could send on what he caught on its way to the head, and have the gate open it for a pupil.
 */
record KeyOwners(SchoolKeys keys) {
    /** Recipients whose keys are the same, those without any first. */
    Map<List<SchoolKey>, List<Address>> groups(List<Address> recipients) throws IOException {
        List<SchoolKey> all = keys.all();
        Map<List<SchoolKey>, List<Address>> groups = new LinkedHashMap<>();
        groups.put(List.of(), new ArrayList<>());
        for (Address recipient : recipients) {
            List<SchoolKey> theirs = all.stream()
                    .filter(key -> isFor(key.certificate(), recipient))
                    .toList();
            groups.computeIfAbsent(theirs, same -> new ArrayList<>()).add(recipient);
        }
        groups.values().removeIf(List::isEmpty);
        return groups;
    }

    static boolean isFor(X509Certificate certificate, Address address) {
        try {
            return MailAddresses.of(certificate).contains(MailAddresses.comparable(address.toString()));
        } catch (CertificateParsingException e) {
            return false;
        }
    }
}
