package org.postern.relay.settings;

import com.google.common.net.InetAddresses;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.message.Address;
import org.postern.read.FileLimits;
import org.postern.relay.settings.Settings.Classifier;
import org.postern.relay.settings.Settings.Encryption;
import org.postern.relay.settings.Settings.Files;
import org.postern.relay.settings.Settings.Host;
import org.postern.relay.settings.Settings.Http;
import org.postern.relay.settings.Settings.KeyStore;
import org.postern.relay.settings.Settings.Limits;
import org.postern.relay.settings.Settings.Listener;
import org.postern.relay.settings.Settings.Malware;
import org.postern.relay.settings.Settings.Reading;
import org.postern.relay.settings.Settings.Routing;
import org.postern.relay.settings.Settings.School;
import org.postern.relay.settings.Settings.SecureRoute;
import org.postern.relay.settings.Settings.StartTls;
import org.postern.relay.settings.Settings.Store;

/** Names every key of postern.yaml with its kind and default. */
final class SettingsReader {
    private static final int KB = 1 << 10;
    private static final long MB = 1L << 20;
    private static final long GB = 1L << 30;
    private static final int RELAY_PORT = 2525;
    private static final int SUBMISSION_PORT = 2587;
    private static final int HTTP_PORT = 8080;
    private static final Address NOBODY = new Address("postmaster", "missing.invalid");

    private final Path conf;
    private final Path home;

    SettingsReader(Path conf, Path home) {
        this.conf = conf;
        this.home = home;
    }

    Settings read(Section root) {
        School school = school(root.section("school"));
        Settings settings = new Settings(
                school,
                listener(root.section("relay"), RELAY_PORT),
                listener(root.section("submission"), SUBMISSION_PORT),
                tls(root.section("tls")),
                limits(root.section("limits")),
                reading(root.section("reading")),
                malware(root.section("malware")),
                classifier(root.section("classifier")),
                encryption(root.section("encryption"), school),
                routing(root.section("routing"), school),
                store(root.section("store")),
                http(root.section("http")),
                files(root.section("files")));
        root.rejectUnknownKeys();
        rejectSharedPorts(root, settings);
        return settings;
    }

    private School school(Section section) {
        String name = section.required("name", Kinds.TEXT, "");
        List<String> domains = section.list("domains", Kinds.DOMAIN).orElse(List.of());
        if (domains.isEmpty()) {
            section.missing("domains", "add a list of the school's mail domains, such as [school.example]");
        }
        Address postmaster = section.find("postmaster", Kinds.ADDRESS)
                .orElse(domains.isEmpty() ? NOBODY : new Address("postmaster", domains.getFirst()));
        section.rejectUnknownKeys();
        return new School(name, domains, postmaster);
    }

    /** Only the relay listener believes networks: on the submission port everybody signs in (RFC 6409 4.3). */
    private static Listener listener(Section section, int port) {
        List<String> trusted = port == SUBMISSION_PORT
                ? List.of()
                : section.list("trusted-networks", Kinds.NETWORK).orElse(List.of());
        Listener listener = new Listener(
                section.find("listen", Kinds.LISTEN).orElseGet(() -> onLoopback(port)),
                trusted,
                section.find("connections", Kinds.COUNTS).orElse(200),
                section.find("connections-per-address", Kinds.COUNTS).orElse(50));
        section.rejectUnknownKeys();
        return listener;
    }

    /** Nothing is open to a network that nobody has named. */
    private static InetSocketAddress onLoopback(int port) {
        return new InetSocketAddress(InetAddresses.forString("127.0.0.1"), port);
    }

    private Optional<KeyStore> tls(Section section) {
        if (!section.isPresent()) {
            return Optional.empty();
        }
        KeyStore keyStore = new KeyStore(
                section.required("file", Kinds.pathBelow(home), home),
                section.required("password-file", Kinds.pathBelow(home), home));
        section.rejectUnknownKeys();
        return Optional.of(keyStore);
    }

    /** RFC 5321 4.5.3.1.8 asks for 100 recipients at least, 6.3 for 100 Received fields before a mail is a loop. */
    private static Limits limits(Section section) {
        Limits limits = new Limits(
                section.find("message-size", Kinds.SIZE).orElse(50 * MB),
                section.find("header-size", Kinds.HEADER_SIZE).orElse(64 * KB),
                section.find("line-length", Kinds.LINE_LENGTH).orElse(64 * KB),
                section.find("recipients", Kinds.COUNTS).orElse(500),
                section.find("received", Kinds.COUNTS).orElse(100),
                section.find("minimum-free-disk", Kinds.SIZE).orElse(GB),
                section.find("oldest-mail", Kinds.DURATION).orElse(Duration.ofMinutes(15)),
                section.find("attempts", Kinds.ATTEMPTS).orElse(2));
        section.rejectUnknownKeys();
        return limits;
    }

    private static Reading reading(Section section) {
        Reading reading = new Reading(
                section.find("readers", Kinds.READERS)
                        .orElse(Math.min(8, Runtime.getRuntime().availableProcessors())),
                section.find("reader-memory", Kinds.READER_MEMORY).orElse(768 * MB),
                section.find("files-per-reader", Kinds.COUNTS).orElse(1000),
                fileLimits(section),
                section.find("cache-size", Kinds.SIZE).orElse(32 * MB),
                section.find("cache-time", Kinds.DURATION).orElse(Duration.ofHours(1)));
        section.rejectUnknownKeys();
        return reading;
    }

    private static FileLimits fileLimits(Section section) {
        FileLimits usual = FileLimits.DEFAULT;
        return new FileLimits(
                section.find("unpacked-size", Kinds.SIZE).orElse(usual.bytes()),
                section.find("depth", Kinds.DEPTH).orElse(usual.depth()),
                section.find("files", Kinds.COUNTS).orElse(usual.items()),
                section.find("pages", Kinds.COUNTS).orElse(usual.pages()),
                section.find("megapixels", Kinds.MEGAPIXELS)
                        .map(m -> m * 1_000_000L)
                        .orElse(usual.pixels()),
                section.find("characters", Kinds.COUNTS).orElse(usual.characters()),
                section.find("file-time", Kinds.DURATION).orElse(usual.fileTime()),
                section.find("cpu-time", Kinds.DURATION).orElse(usual.cpuTime()));
    }

    private Optional<Classifier> classifier(Section section) {
        if (!section.isPresent()) {
            return Optional.empty();
        }
        Classifier classifier = new Classifier(
                section.find("model", Kinds.pathBelow(conf)),
                section.find("service", Kinds.SERVICE),
                section.find("suspected", Kinds.PERCENT).orElse(80) / 100.0,
                section.find("timeout", Kinds.DURATION).orElse(Duration.ofSeconds(10)));
        if (classifier.model().isEmpty() && classifier.service().isEmpty()) {
            section.missing("model", "name the properties file of a model, or a service");
        }
        section.rejectUnknownKeys();
        return Optional.of(classifier);
    }

    private static Optional<Malware> malware(Section section) {
        if (!section.isPresent()) {
            return Optional.empty();
        }
        SocketAddress nowhere = onLoopback(0);
        Malware malware = new Malware(
                section.required("clamd", Kinds.CLAMD, nowhere),
                section.find("timeout", Kinds.DURATION).orElse(Duration.ofSeconds(30)));
        section.rejectUnknownKeys();
        return Optional.of(malware);
    }

    private static Encryption encryption(Section section, School school) {
        Encryption encryption = new Encryption(
                section.find("outer-subject", Kinds.SUBJECT).orElse("Secure message from " + school.name()));
        section.rejectUnknownKeys();
        return encryption;
    }

    private Routing routing(Section section, School school) {
        Map<String, Host> schoolHosts = new HashMap<>();
        section.named("school-hosts", Kinds.DOMAIN).forEach((domain, host) -> {
            if (!school.domains().isEmpty() && !school.domains().contains(domain)) {
                host.problemAt("name", "routing.school-hosts: " + domain + " is not among school.domains");
            }
            schoolHosts.put(domain, withoutLogin(domain, host(host), host));
        });
        List<Host> smartHosts =
                section.sections("smart-hosts").stream().map(this::host).toList();
        rejectDifferentWays(section, "school-hosts", schoolHosts.values());
        rejectDifferentWays(section, "smart-hosts", smartHosts);
        Map<String, SecureRoute> secureRoutes = new HashMap<>();
        section.named("secure-routes", Kinds.DOMAINS)
                .forEach((domains, route) -> secureRoutes.put(domains, secureRoute(domains, route)));
        Routing routing = new Routing(
                schoolHosts,
                smartHosts,
                secureRoutes,
                section.list("retries", Kinds.DURATION).orElseGet(SettingsReader::fourDays),
                section.list("authentication-results", Kinds.HOST_NAME).orElse(List.of()),
                section.list("spam-scores", Kinds.FIELD_NAME).orElse(List.of()));
        section.rejectUnknownKeys();
        return routing;
    }

    private static SecureRoute secureRoute(String domains, Section section) {
        Optional<String> name = section.find("name", Kinds.HOST_NAME);
        Optional<Integer> port = section.find("port", Kinds.PORTS);
        Optional<List<String>> mx = section.list("mx", Kinds.DOMAINS);
        if (name.isPresent() == mx.isPresent()) {
            section.problemAt(
                    "name",
                    "routing.secure-routes." + domains + ": write name for a host that keeps the promise, or mx for the"
                            + " names of the domain's own mail servers ([] if they lie in the domain)");
        }
        if (name.filter(InetAddresses::isInetAddress).isPresent()) {
            section.problemAt(
                    "name", "routing.secure-routes." + domains + ": write the name that its certificate is for");
        }
        if (port.isPresent() && name.isEmpty()) {
            section.problemAt("port", "routing.secure-routes." + domains + ": mail servers of a domain are on port 25");
        }
        section.rejectUnknownKeys();
        return new SecureRoute(
                name.map(
                        host -> new Host(host, port.orElse(25), StartTls.REQUIRED, Optional.empty(), Optional.empty())),
                mx.orElse(List.of()));
    }

    /** The hosts of one way share one sender, which has one policy; a second one would be ignored, for clear text. */
    private static void rejectDifferentWays(Section section, String key, Collection<Host> hosts) {
        if (hosts.stream().map(Host::startTls).distinct().count() > 1
                || hosts.stream().map(Host::login).distinct().count() > 1
                || hosts.stream().map(Host::passwordFile).distinct().count() > 1) {
            section.problemAt(
                    key, "routing." + key + ": start-tls, login and password-file must be the same for all of them");
        }
    }

    /** RFC 5321 4.5.4.1: give up after four to five days. */
    private static List<Duration> fourDays() {
        return List.of(
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                Duration.ofMinutes(30),
                Duration.ofHours(1),
                Duration.ofHours(2),
                Duration.ofHours(4),
                Duration.ofHours(8),
                Duration.ofHours(12),
                Duration.ofHours(24),
                Duration.ofHours(24),
                Duration.ofHours(24));
    }

    private Host host(Section section) {
        Optional<String> login = section.find("login", Kinds.TEXT);
        Optional<Path> password = section.find("password-file", Kinds.pathBelow(home));
        if (login.isPresent() != password.isPresent()) {
            section.missing(login.isPresent() ? "password-file" : "login", "write login and password-file together");
        }
        Host host = new Host(
                section.required("name", Kinds.HOST_NAME, ""),
                section.find("port", Kinds.PORTS).orElse(25),
                startTls(section, login.isPresent()),
                login,
                password);
        section.rejectUnknownKeys();
        return host;
    }

    /** Only what is required keeps a password from whoever cuts STARTTLS out or has any certificate (RFC 4954 4). */
    private static StartTls startTls(Section section, boolean login) {
        StartTls policy = section.find("start-tls", Kind.oneOf(StartTls.class))
                .orElse(login ? StartTls.REQUIRED : StartTls.OPPORTUNISTIC);
        if (login && policy != StartTls.REQUIRED) {
            section.problemAt(
                    "start-tls", "a host with a login needs start-tls: required, or its password could go in clear");
        }
        return policy;
    }

    /** James signs in to smart hosts only; a login that does nothing would be believed to do something. */
    private static Host withoutLogin(String domain, Host host, Section section) {
        if (host.login().isPresent()) {
            section.problemAt("login", "routing.school-hosts." + domain + ": only smart hosts are signed in to");
        }
        return host;
    }

    private Store store(Section section) {
        Store store = new Store(
                section.find("url", Kinds.STORE_URL).orElse("sqlite:postern.db"),
                section.find("user", Kinds.TEXT),
                section.find("password-file", Kinds.pathBelow(home)));
        section.rejectUnknownKeys();
        return store;
    }

    private static Http http(Section section) {
        Http http = new Http(section.find("listen", Kinds.LISTEN).orElseGet(() -> onLoopback(HTTP_PORT)));
        section.rejectUnknownKeys();
        return http;
    }

    private Files files(Section section) {
        Kind<Path> path = Kinds.pathBelow(conf);
        Files files = new Files(
                section.find("policy", path).orElse(conf.resolve("policy.yaml")),
                section.find("lists", path).orElse(conf.resolve("lists")),
                section.find("directory", path).orElse(conf.resolve("directory")),
                section.find("notices", path).orElse(conf.resolve("notices")),
                section.find("james", path).orElse(conf.resolve("james")),
                home.resolve("keys/known-values"));
        section.rejectUnknownKeys();
        return files;
    }

    private void rejectSharedPorts(Section root, Settings settings) {
        Map<Integer, String> taken = new HashMap<>();
        Map.of(
                        "relay", settings.relay().listen(),
                        "submission", settings.submission().listen(),
                        "http", settings.http().listen())
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(entry -> entry.getValue().getPort() != 0)
                .forEach(entry -> {
                    String other = taken.putIfAbsent(entry.getValue().getPort(), entry.getKey());
                    if (other != null) {
                        root.problemAt(
                                entry.getKey(),
                                entry.getKey() + ".listen and " + other + ".listen share port "
                                        + entry.getValue().getPort() + "; give each its own");
                    }
                });
    }
}
