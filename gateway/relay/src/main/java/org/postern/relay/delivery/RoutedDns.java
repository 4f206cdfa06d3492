package org.postern.relay.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.dnsservice.api.TemporaryResolutionException;
import org.postern.relay.delivery.SecureRoutes.Way;
import org.postern.relay.settings.Settings.Host;

/** DNS, except that postern.yaml has a word in which hosts take the mail of a domain. */
record RoutedDns(DNSService dns, Choice choice) implements DNSService {
    /** Which hosts take a domain's mail, each perhaps with a colon and a port. */
    @FunctionalInterface
    interface Choice {
        Collection<String> hosts(String domain) throws TemporaryResolutionException;
    }

    /** The school's own domains lead to their mailbox hosts. */
    static RoutedDns school(DNSService dns, Map<String, Host> hosts) {
        return new RoutedDns(dns, domain -> {
            Host host = hosts.get(domain);
            return host == null ? dns.findMXRecords(domain) : List.of(written(host));
        });
    }

    /** Nobody but those whom the secure route names; for a domain that has no route any more, nobody. */
    static RoutedDns secure(DNSService dns, SecureRoutes routes) {
        return new RoutedDns(dns, domain -> {
            Way way = routes.way(domain).orElseGet(() -> new Way.Servers(List.of()));
            return switch (way) {
                case Way.Relay(Host host) -> List.of(written(host));
                case Way.Servers servers ->
                    servers.names().isEmpty()
                            ? List.of()
                            : dns.findMXRecords(domain).stream()
                                    .map(RoutedDns::asInCertificates)
                                    .filter(servers::include)
                                    .toList();
            };
        });
    }

    /** DNS writes a dot behind a whole name, certificates never do (RFC 5280 4.2.1.6). */
    private static String asInCertificates(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static String written(Host host) {
        return host.name() + ":" + host.port();
    }

    @Override
    public Collection<String> findMXRecords(String domain) throws TemporaryResolutionException {
        return choice.hosts(domain);
    }

    @Override
    public Collection<String> findTXTRecords(String name) {
        return dns.findTXTRecords(name);
    }

    @Override
    public Collection<InetAddress> getAllByName(String host) throws UnknownHostException {
        return dns.getAllByName(host);
    }

    @Override
    public InetAddress getByName(String host) throws UnknownHostException {
        return dns.getByName(host);
    }

    @Override
    public InetAddress getLocalHost() throws UnknownHostException {
        return dns.getLocalHost();
    }

    @Override
    public String getHostName(InetAddress address) {
        return dns.getHostName(address);
    }
}
