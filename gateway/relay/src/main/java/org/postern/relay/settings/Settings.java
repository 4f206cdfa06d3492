package org.postern.relay.settings;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.message.Address;
import org.postern.read.FileLimits;

/** Everything conf/postern.yaml says; record components are its keys in camel case. Sizes are bytes. */
public record Settings(
        School school,
        Listener relay,
        Listener submission,
        Optional<KeyStore> tls,
        Limits limits,
        Reading reading,
        Optional<Malware> malware,
        Optional<Classifier> classifier,
        Encryption encryption,
        Routing routing,
        Store store,
        Http http,
        Files files) {

    /**
     * The school itself.
     *
     * @param domains the school's own mail domains, lower case
     * @param postmaster sender of notices and receiver of the relay's own complaints
     */
    public record School(String name, List<String> domains, Address postmaster) {
        public School {
            domains = List.copyOf(domains);
        }
    }

    /**
     * A port that takes mail.
     *
     * @param trustedNetworks CIDR blocks whose clients may send anywhere; only for the relay listener
     * @param connections at once over all clients
     * @param connectionsPerAddress at once from one IP address
     */
    public record Listener(
            InetSocketAddress listen, List<String> trustedNetworks, int connections, int connectionsPerAddress) {
        public Listener {
            trustedNetworks = List.copyOf(trustedNetworks);
        }
    }

    /** A PKCS#12 file with the server's key and chain. */
    public record KeyStore(Path file, Path passwordFile) {}

    /**
     * What is refused or held for being too much.
     *
     * @param messageSize of a whole mail
     * @param headerSize of all header fields together
     * @param lineLength RFC 5322 2.1.1 asks for 998; real mail needs more
     * @param recipients per mail
     * @param received Received fields before a mail counts as looping
     * @param minimumFreeDisk below it MAIL FROM is answered with 452
     * @param oldestMail age of the oldest mail not yet judged, above which MAIL FROM is answered with 452
     * @param attempts starts of judging a mail after which it is held unread
     */
    public record Limits(
            long messageSize,
            int headerSize,
            int lineLength,
            int recipients,
            int received,
            long minimumFreeDisk,
            Duration oldestMail,
            int attempts) {}

    /**
     * How files are opened.
     *
     * @param readers child JVMs that open files at the same time
     * @param readerMemory heap of each
     * @param filesPerReader after so many it is replaced by a fresh one
     * @param limits of the files of one mail
     * @param cacheSize of what is remembered of files that come again
     * @param cacheTime how long
     */
    public record Reading(
            int readers,
            long readerMemory,
            int filesPerReader,
            FileLimits limits,
            long cacheSize,
            Duration cacheTime) {}

    /**
     * The virus scanner.
     *
     * @param clamd an IP address with port, or a Unix socket
     * @param timeout for one mail; without an answer by then it is held
     */
    public record Malware(SocketAddress clamd, Duration timeout) {}

    /**
     * What judges whether a picture may be indecent; a model, or a service, or both.
     *
     * @param model properties file beside an ONNX model, for the readers
     * @param service takes a picture by POST and answers with a probability
     * @param suspected the service's probability from which on a picture is sealed
     * @param timeout for the service's answer
     */
    public record Classifier(Optional<Path> model, Optional<URI> service, double suspected, Duration timeout) {}

    /**
     * Mail that leaves or came encrypted.
     *
     * @param outerSubject what anybody may read above an encrypted mail; the real subject is inside (RFC 9788)
     */
    public record Encryption(String outerSubject) {}

    /**
     * Where mail goes next.
     *
     * @param schoolHosts domain to the host that keeps its mailboxes
     * @param smartHosts where outgoing mail goes, first that answers; empty means by MX
     * @param secureRoutes pattern of domains to the way that keeps mail secret on its way there
     * @param retries waiting times before each further attempt; after the last the mail is returned
     * @param authenticationResults authserv-ids (RFC 8601) whose DMARC verdict is believed when a trusted network adds
     *     it; {@code unnamed} for fields without one
     * @param spamScores header fields that the spam filter of a trusted network writes
     */
    public record Routing(
            Map<String, Host> schoolHosts,
            List<Host> smartHosts,
            Map<String, SecureRoute> secureRoutes,
            List<Duration> retries,
            List<String> authenticationResults,
            List<String> spamScores) {
        public Routing {
            schoolHosts = Map.copyOf(schoolHosts);
            smartHosts = List.copyOf(smartHosts);
            secureRoutes = Map.copyOf(secureRoutes);
            retries = List.copyOf(retries);
            authenticationResults = List.copyOf(authenticationResults);
            spamScores = List.copyOf(spamScores);
        }
    }

    /**
     * A way to domains of the list secure-routes, always over TLS that proves the host's name.
     *
     * @param host a mail server that promises to keep mail secret on the rest of the way; empty for the domain's own
     * @param mx names that the domain's own mail servers may have beside names in the domain itself
     */
    public record SecureRoute(Optional<Host> host, List<String> mx) {
        public SecureRoute {
            mx = List.copyOf(mx);
        }
    }

    public record Host(String name, int port, StartTls startTls, Optional<String> login, Optional<Path> passwordFile) {}

    public enum StartTls {
        NONE,
        OPPORTUNISTIC,
        /** TLS 1.2 or later with a certificate for the host's name, or the mail waits. */
        REQUIRED
    }

    /**
     * The database.
     *
     * @param url {@code sqlite:FILE} (relative to the home folder) or {@code postgresql://host:port/database}
     */
    public record Store(String url, Optional<String> user, Optional<Path> passwordFile) {}

    public record Http(InetSocketAddress listen) {}

    /**
     * The rest of conf: policy.yaml, lists/, directory/, notices/, james/.
     *
     * @param secret in HOME, what the hashes of known values are made with
     */
    public record Files(Path policy, Path lists, Path directory, Path notices, Path james, Path secret) {}
}
