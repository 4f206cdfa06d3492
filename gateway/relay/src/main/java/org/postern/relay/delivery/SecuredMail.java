package org.postern.relay.delivery;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.postern.mailets.AuditLog;
import org.postern.mailets.MailIds;
import org.postern.mailets.Patience;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the audit log how the connection was secured over which a mail went that had to be. */
record SecuredMail(Deliveries deliveries, AuditLog audit, Patience patience) implements Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(SecuredMail.class);

    @Override
    public void accepted(Mail mail, Collection<MailAddress> recipients) {
        deliveries.accepted(mail, recipients);
        if (recipients.isEmpty()) {
            return;
        }
        Map<String, String> row = new TreeMap<>();
        row.put("recipients", Integer.toString(recipients.size()));
        Handshakes.last().ifPresent(session -> describe(session, row));
        try {
            patience.with(() -> {
                audit.record("relay", "sent-securely", MailIds.of(mail), row);
                return true;
            });
        } catch (IOException e) {
            // throwing would send it a second time
            LOG.error("{} went over a secure route ({}), but that could not be recorded", mail.getName(), row);
        }
    }

    private static void describe(SSLSession session, Map<String, String> row) {
        row.put("host", session.getPeerHost());
        row.put("protocol", session.getProtocol());
        row.put("cipher", session.getCipherSuite());
        certificate(session).ifPresent(hash -> row.put("certificate", hash));
    }

    private static Optional<String> certificate(SSLSession session) {
        try {
            byte[] encoded = session.getPeerCertificates()[0].getEncoded();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(encoded);
            return Optional.of("SHA-256 " + HexFormat.of().formatHex(hash));
        } catch (SSLPeerUnverifiedException | CertificateEncodingException | NoSuchAlgorithmException e) {
            return Optional.empty();
        }
    }
}
