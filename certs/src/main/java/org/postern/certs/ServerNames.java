package org.postern.certs;

import java.net.InetAddress;
import java.util.List;

/** The names and addresses under which clients reach this server; at least one of either. */
public record ServerNames(List<String> dns, List<InetAddress> addresses) {
    public ServerNames {
        dns = List.copyOf(dns);
        addresses = List.copyOf(addresses);
        if (dns.isEmpty() && addresses.isEmpty()) {
            throw new IllegalArgumentException("A server key needs a name or an address");
        }
    }
}
