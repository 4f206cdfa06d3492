package org.postern.relay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.dnsservice.api.TemporaryResolutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.mailets.Rung;
import org.postern.message.Address;
import org.postern.policy.Lists;
import org.postern.relay.settings.Settings;
import org.postern.relay.settings.SettingsLoader;

class SecureRoutesTest {
    private static final Lists LISTS = new Lists(Map.of(
            Lists.SECURE_ROUTES,
            Stream.of("*.gov.example", "nhs.example", "old.example")
                    .map(value -> new Lists.Entry(
                            value,
                            "dpo",
                            "test",
                            value.startsWith("old") ? Optional.of(LocalDate.parse("2026-11-26")) : Optional.empty(),
                            Map.of()))
                    .toList()));

    @TempDir
    Path dir;

    private SecureRoutes routes(String routing) throws IOException {
        Files.writeString(
                dir.resolve("postern.yaml"),
                "school: { name: School, domains: [school.example] }\nrouting:\n" + routing.indent(2));
        return switch (SettingsLoader.load(dir, dir)) {
            case SettingsLoader.Loaded(Settings settings) ->
                new SecureRoutes(() -> LISTS, settings, InstantSource.fixed(Instant.parse("2026-11-27T00:30:00Z")));
            case SettingsLoader.Rejected(var problems, var rest) -> throw new AssertionError(problems);
        };
    }

    /** Every domain has these three mail servers. */
    private static final class Servers implements DNSService {
        @Override
        public Collection<String> findMXRecords(String domain) {
            return List.of("mx1." + domain + ".", "shire.mail.outlook.example", "mx.evil.example");
        }

        @Override
        public Collection<String> findTXTRecords(String name) {
            return List.of();
        }

        @Override
        public Collection<InetAddress> getAllByName(String host) {
            return List.of();
        }

        @Override
        public InetAddress getByName(String host) {
            return InetAddress.getLoopbackAddress();
        }

        @Override
        public InetAddress getLocalHost() {
            return InetAddress.getLoopbackAddress();
        }

        @Override
        public String getHostName(InetAddress address) {
            return "localhost";
        }
    }

    private Collection<String> hosts(String routing, String domain) throws IOException, TemporaryResolutionException {
        return RoutedDns.secure(new Servers(), routes(routing)).findMXRecords(domain);
    }

    private static final String SMART = "smart-hosts: [{ name: smart.example }]\n";

    @Test
    void onlyListedDomainsHaveOneAndOnlyUntilTheirDay() throws Exception {
        SecureRoutes routes = routes("smart-hosts: []");
        assertThat(routes.without(Address.of("a@shire.gov.example"))).isEqualTo(Rung.SECURE_ROUTE);
        assertThat(routes.without(Address.of("a@deep.shire.gov.example"))).isEqualTo(Rung.SECURE_ROUTE);
        assertThat(routes.without(Address.of("a@nhs.example"))).isEqualTo(Rung.SECURE_ROUTE);
        for (String other :
                List.of("gov.example", "evilgov.example", "a.nhs.example", "nhs.example.evil.example", "old.example")) {
            assertThat(routes.without(Address.of("a@" + other))).as(other).isEqualTo(Rung.HELD);
        }
    }

    @Test
    void aSmartHostThatNobodyVouchesForIsNone() throws Exception {
        assertThat(routes(SMART).without(Address.of("a@nhs.example"))).isEqualTo(Rung.HELD);
        assertThat(hosts(SMART, "nhs.example")).isEmpty();
    }

    @Test
    void whatDnsNamesCountsOnlyInTheDomainItselfOrWithANameOfPosternYaml() throws Exception {
        assertThat(hosts("smart-hosts: []", "nhs.example")).containsExactly("mx1.nhs.example");
        String pinned = SMART + "secure-routes: { \"*.gov.example\": { mx: [\"*.mail.outlook.example\"] } }";
        assertThat(hosts(pinned, "shire.gov.example"))
                .containsExactly("mx1.shire.gov.example", "shire.mail.outlook.example");
        assertThat(hosts(pinned, "nhs.example")).as("it is about others").isEmpty();
    }

    @Test
    void theMostParticularRouteCounts() throws Exception {
        String several = SMART + """
            secure-routes:
              "*.gov.example": { name: all.example }
              "*.shire.gov.example": { name: shire.example, port: 587 }
              care.shire.gov.example: { name: care.example }
            """;
        assertThat(hosts(several, "shire.gov.example")).containsExactly("all.example:25");
        assertThat(hosts(several, "x.shire.gov.example")).containsExactly("shire.example:587");
        assertThat(hosts(several, "care.shire.gov.example")).containsExactly("care.example:25");
        assertThat(hosts(several, "elsewhere.example")).isEmpty();
    }
}
