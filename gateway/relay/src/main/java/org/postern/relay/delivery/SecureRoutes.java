package org.postern.relay.delivery;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.postern.mailets.Ladder;
import org.postern.mailets.Rung;
import org.postern.message.Address;
import org.postern.message.DomainPattern;
import org.postern.policy.Decider;
import org.postern.policy.Lists;
import org.postern.relay.settings.Settings;
import org.postern.relay.settings.Settings.Host;
import org.postern.relay.settings.Settings.SecureRoute;

/**
 * Which domains are reached by TLS that proves who is at its end, and how: whoever is on the list secure-routes and has
 * a way. Asked anew for every mail and every attempt, so that an entry that ends, ends at once.
 *
 * <p>What DNS says is no proof (RFC 7672 1.3.2), so the names that a domain's mail servers may have come from
 * elsewhere: they lie in the domain itself, or postern.yaml has them. A policy that the domain publishes (MTA-STS, RFC
 * 8461; DANE, RFC 7672) would be a third source of {@link Way.Servers}; none is asked yet.
 */
public final class SecureRoutes implements Ladder {
    private final Supplier<Lists> lists;
    private final Settings settings;
    private final InstantSource clock;

    public SecureRoutes(Supplier<Lists> lists, Settings settings, InstantSource clock) {
        this.lists = lists;
        this.settings = settings;
        this.clock = clock;
    }

    /** How a mail gets there. */
    sealed interface Way {
        /** By a host that promises to keep it secret on the rest of the way. */
        record Relay(Host host) implements Way {}

        /** Directly to the domain's mail servers (MX), as far as they have one of these names. */
        record Servers(List<DomainPattern> names) implements Way {
            public Servers {
                names = List.copyOf(names);
            }

            boolean include(String host) {
                return names.stream().anyMatch(name -> name.matches(host));
            }
        }
    }

    @Override
    public Rung without(Address address) {
        return way(address.domain()).isPresent() ? Rung.SECURE_ROUTE : Rung.HELD;
    }

    Optional<Way> way(String domain) {
        LocalDate day = clock.instant().atZone(Decider.SCHOOL_TIME).toLocalDate();
        return lists.get().coversDomain(Lists.SECURE_ROUTES, domain, day)
                ? settled(domain).or(() -> direct(domain))
                : Optional.empty();
    }

    /** The route of postern.yaml that is most particular about the domain. */
    private Optional<Way> settled(String domain) {
        return settings.routing().secureRoutes().entrySet().stream()
                .filter(route ->
                        pattern(route.getKey()).filter(p -> p.matches(domain)).isPresent())
                .max(Comparator.comparingInt(route -> rank(route.getKey())))
                .map(Map.Entry::getValue)
                .map(route ->
                        route.host().<Way>map(Way.Relay::new).orElseGet(() -> new Way.Servers(names(domain, route))));
    }

    /** Where everything goes by MX, so does this; a smart host that nobody vouches for is no secure route. */
    private Optional<Way> direct(String domain) {
        return settings.routing().smartHosts().isEmpty()
                ? Optional.of(new Way.Servers(own(domain).toList()))
                : Optional.empty();
    }

    private static List<DomainPattern> names(String domain, SecureRoute route) {
        return Stream.concat(own(domain), route.mx().stream().flatMap(name -> pattern(name).stream()))
                .toList();
    }

    private static Stream<DomainPattern> own(String domain) {
        return Stream.of(new DomainPattern(domain, false), new DomainPattern(domain, true));
    }

    private static Optional<DomainPattern> pattern(String text) {
        return DomainPattern.parse(text);
    }

    /** A domain itself before those below one, and a longer one before a shorter. */
    private static int rank(String pattern) {
        return pattern.startsWith("*.") ? pattern.length() : 1000;
    }
}
