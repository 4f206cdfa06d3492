package org.postern.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.relay.settings.Settings;

/** Looks beforehand whether the relay can listen where postern.yaml says. */
final class Ports {
    private Ports() {}

    static void check(Settings settings) throws StartRefused {
        Map<String, InetSocketAddress> wanted = new LinkedHashMap<>();
        wanted.put("relay.listen", settings.relay().listen());
        wanted.put("submission.listen", settings.submission().listen());
        wanted.put("http.listen", settings.http().listen());
        List<String> taken = wanted.entrySet().stream()
                .filter(port -> !free(port.getValue()))
                .map(port -> port.getKey() + " " + port.getValue().getHostString() + ":"
                        + port.getValue().getPort()
                        + " cannot be listened on; end what uses it, or set another in postern.yaml")
                .toList();
        if (!taken.isEmpty()) {
            throw new StartRefused(taken);
        }
    }

    private static boolean free(InetSocketAddress address) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
