package org.postern.relay.delivery;

import java.util.Properties;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.transport.mailets.remote.delivery.RemoteDeliveryConfiguration;
import org.apache.mailet.MailetConfig;

/** James's remote delivery with sockets of our own, and with every failure told at once instead of tried again. */
final class SecureDelivery extends RemoteDeliveryConfiguration {
    SecureDelivery(MailetConfig config, DomainList domains) {
        super(config, domains);
    }

    @Override
    public Properties createFinalJavaxProperties() {
        Properties properties = super.createFinalJavaxProperties();
        properties.put("mail.smtp.ssl.socketFactory.class", Handshakes.class.getName());
        return properties;
    }

    @Override
    public int getMaxRetries() {
        return 0;
    }

    @Override
    public int getDnsProblemRetry() {
        return 0;
    }
}
