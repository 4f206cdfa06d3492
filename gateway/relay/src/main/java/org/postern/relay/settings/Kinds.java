package org.postern.relay.settings;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postern.message.Address;
import org.postern.message.DomainPattern;

/** The kinds of value in postern.yaml. */
final class Kinds {
    private static final Pattern FIELD = Pattern.compile("[!-9;-~]{1,76}");
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9}) ?([A-Za-z]+)");
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,8}");
    private static final Pattern PERCENTAGE = Pattern.compile("\\d{1,3} ?%");
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");
    private static final Pattern LABELS = Pattern.compile("(?!-)[a-z0-9-]{1,63}(\\.(?!-)[a-z0-9-]{1,63})*");
    private static final Pattern UNIX_SOCKET = Pattern.compile("unix:/[!-~]{1,106}");
    private static final Pattern STORE = Pattern.compile("sqlite:\\S.*|postgresql://[^/\\s:]+(:\\d{1,5})?/\\w[\\w-]*");

    static final Kind<String> TEXT =
            new Kind<>("a text", text -> Optional.of(text).filter(t -> !t.isBlank()));
    /** RFC 5322 2.1.1: a line has 78 characters; a longer subject is cut by mail programs. */
    static final Kind<String> SUBJECT = new Kind<>(
            "a subject of up to 70 characters in one line",
            text -> Optional.of(text.strip())
                    .filter(t -> !t.isEmpty() && t.length() <= 70 && t.chars().noneMatch(Character::isISOControl)));

    static final Kind<Integer> COUNTS =
            new Kind<>("a whole number above 0", text -> matching(COUNT, text).map(Integer::valueOf));
    /** More would not come to an end: the queue parks a mail at its sixth start. */
    static final Kind<Integer> ATTEMPTS = counts(1, 5);

    static final Kind<Integer> PERCENT = new Kind<>(
            "a percentage from 1 % to 100 %",
            text -> matching(PERCENTAGE, text)
                    .map(number -> Integer.valueOf(number.replaceAll("\\D", "")))
                    .filter(percent -> percent >= 1 && percent <= 100));
    static final Kind<URI> SERVICE = new Kind<>("an address such as http://127.0.0.1:9000/judge", Kinds::service);

    static final Kind<Integer> READERS = counts(1, 64);

    /** Deeper nesting than this is an attack. */
    static final Kind<Integer> DEPTH = counts(1, 100);

    /** More would not fit into a reader's memory. */
    static final Kind<Integer> MEGAPIXELS = counts(1, 200);

    static final Kind<Long> READER_MEMORY = new Kind<>(
            "a size from 128 MB to 16 GB",
            text -> size(text).filter(bytes -> bytes >= 128L << 20 && bytes <= 16L << 30));

    /** RFC 5321 4.5.3.1.6: a line may have 1000 bytes. */
    static final Kind<Integer> LINE_LENGTH = counts(1000, 1 << 24);

    static final Kind<Integer> HEADER_SIZE = new Kind<>(
            "a size from 1 KB to 16 MB",
            text -> size(text)
                    .filter(bytes -> bytes >= 1 << 10 && bytes <= 1 << 24)
                    .map(Math::toIntExact));
    static final Kind<Integer> PORTS = new Kind<>(
            "a port from 0 to 65535",
            text -> matching(PORT, text).map(Integer::valueOf).filter(port -> port <= 65_535));
    static final Kind<Long> SIZE = new Kind<>("a size, such as 50 MB", Kinds::size);
    static final Kind<Duration> DURATION = new Kind<>("a time, such as 30s, 5m or 2h", Kinds::duration);
    static final Kind<String> DOMAIN = new Kind<>(
            "a domain, such as school.example",
            text -> matching(LABELS, text.toLowerCase(Locale.ROOT)).filter(d -> d.contains(".")));
    static final Kind<String> HOST_NAME = new Kind<>(
            "a host name or IP address",
            text -> InetAddresses.isInetAddress(text)
                    ? Optional.of(text)
                    : matching(LABELS, text.toLowerCase(Locale.ROOT)));
    static final Kind<String> DOMAINS = new Kind<>(
            "a domain, such as council.gov.uk, or all below one, such as *.gov.uk",
            text -> DomainPattern.parse(text).map(DomainPattern::toString));
    /** RFC 5322 2.2. */
    static final Kind<String> FIELD_NAME =
            new Kind<>("the name of a header field, such as X-Spam-Score", text -> matching(FIELD, text));

    static final Kind<Address> ADDRESS = new Kind<>("an address, such as postmaster@school.example", Address::parse);
    static final Kind<InetSocketAddress> LISTEN =
            new Kind<>("an IP address and a port, such as 127.0.0.1:2525", Kinds::listen);
    static final Kind<SocketAddress> CLAMD = new Kind<>(
            "an IP address and a port, such as 127.0.0.1:3310, or a socket, such as unix:/run/clamav/clamd.ctl",
            Kinds::clamd);
    static final Kind<String> NETWORK = new Kind<>("a network, such as 10.0.0.0/8", Kinds::network);
    static final Kind<String> STORE_URL =
            new Kind<>("sqlite:FILE or postgresql://host:port/database", text -> matching(STORE, text));

    private Kinds() {}

    private static Kind<Integer> counts(int least, int most) {
        return new Kind<>(
                "a whole number from " + least + " to " + most,
                text -> matching(COUNT, text).map(Integer::valueOf).filter(count -> count >= least && count <= most));
    }

    /** A path; a relative one stands below {@code base}. */
    static Kind<Path> pathBelow(Path base) {
        return new Kind<>("a path", text -> {
            try {
                return Optional.of(base.resolve(text).normalize()).filter(p -> !text.isBlank());
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<URI> service(String text) {
        try {
            URI address = new URI(text);
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            return web && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> matching(Pattern pattern, String text) {
        return Optional.of(text).filter(t -> pattern.matcher(t).matches());
    }

    /** Powers of 1024, as mail systems count. */
    private static Optional<Long> size(String text) {
        Matcher amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(amount.group(1));
        return unit(amount.group(2)).map(unit -> number * unit).filter(bytes -> bytes > 0);
    }

    private static Optional<Long> unit(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "B" -> Optional.of(1L);
            case "KB" -> Optional.of(1L << 10);
            case "MB" -> Optional.of(1L << 20);
            case "GB" -> Optional.of(1L << 30);
            default -> Optional.empty();
        };
    }

    private static Optional<Duration> duration(String text) {
        Matcher amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(amount.group(1));
        Optional<Duration> found = switch (amount.group(2)) {
            case "s" -> Optional.of(Duration.ofSeconds(number));
            case "m" -> Optional.of(Duration.ofMinutes(number));
            case "h" -> Optional.of(Duration.ofHours(number));
            case "d" -> Optional.of(Duration.ofDays(number));
            default -> Optional.empty();
        };
        return found.filter(Duration::isPositive);
    }

    /** Only literal addresses: a listener must not depend on what DNS says at boot. */
    private static Optional<InetSocketAddress> listen(String text) {
        try {
            HostAndPort parts = HostAndPort.fromString(text);
            String host = parts.getHost().equals("localhost") ? "127.0.0.1" : parts.getHost();
            return parts.hasPort() && InetAddresses.isInetAddress(host)
                    ? Optional.of(new InetSocketAddress(InetAddresses.forString(host), parts.getPort()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A socket's path has at most 107 bytes (unix(7)). */
    private static Optional<SocketAddress> clamd(String text) {
        if (UNIX_SOCKET.matcher(text).matches()) {
            return Optional.of(UnixDomainSocketAddress.of(text.substring("unix:".length())));
        }
        return listen(text).filter(address -> address.getPort() > 0).map(address -> address);
    }

    private static Optional<String> network(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !InetAddresses.isInetAddress(text.substring(0, slash))) {
            return Optional.empty();
        }
        int bits = InetAddresses.forString(text.substring(0, slash)).getAddress().length * 8;
        return matching(PORT, text.substring(slash + 1))
                .filter(prefix -> Integer.parseInt(prefix) <= bits)
                .map(prefix -> text);
    }
}
