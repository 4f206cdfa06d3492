package org.postern.relay.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.dnsservice.api.TemporaryResolutionException;
import org.postern.relay.settings.Settings.Host;

/** DNS, except that the school's own domains lead to the mailbox hosts of postern.yaml. */
record SchoolDns(DNSService dns, Map<String, Host> hosts) implements DNSService {
    @Override
    public Collection<String> findMXRecords(String domain) throws TemporaryResolutionException {
        Host host = hosts.get(domain);
        return host == null ? dns.findMXRecords(domain) : List.of(host.name() + ":" + host.port());
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
