package org.postern.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.postern.console.HealthCheck;
import org.postern.console.HealthCheck.Health;
import org.postern.console.HealthServer;
import org.postern.relay.health.RelayMetrics;
import org.postern.relay.health.Watch;
import org.postern.relay.settings.Settings;

/** What the relay shows over HTTP: liveness, readiness and figures. */
final class HttpSide implements AutoCloseable {
    private final HealthServer server;

    HttpSide(
            Settings.Http settings,
            BooleanSupplier listening,
            Watch watch,
            PolicyWatch policies,
            RelayMetrics metrics) {
        List<HealthCheck> checks = new ArrayList<>(List.of(
                check(
                        "listening",
                        () -> listening.getAsBoolean() ? Optional.empty() : Optional.of("the SMTP ports are not open")),
                check("mail", () -> watch.refusal()),
                check(
                        "policy",
                        () -> policies.problems().stream()
                                .findFirst()
                                .map(problem -> "the policy on disk has problems; " + policies.version()
                                        + " stays in force: " + problem
                                        + more(policies.problems().size()))),
                check(
                        "parked",
                        () -> watch.sight().parked() == 0
                                ? Optional.empty()
                                : Optional.of(watch.sight().parked()
                                        + " mails can neither be worked on nor held; the log says why"))));
        if (watch.sight().scanner().on()) {
            checks.add(new ScannerCheck(watch));
        }
        this.server = new HealthServer(settings.listen(), checks, metrics::text);
    }

    /** Mail is taken without a virus scanner, and held. */
    private record ScannerCheck(Watch watch) implements HealthCheck {
        @Override
        public String name() {
            return "malware";
        }

        @Override
        public Health look() {
            String problem = watch.sight().scanner().problem();
            return problem.isEmpty()
                    ? Health.WELL
                    : Health.noting("the virus scanner does not answer, and mail is held: " + problem);
        }
    }

    /** Answers why something is not well. */
    @FunctionalInterface
    private interface Trouble {
        Optional<String> now();
    }

    private static String more(int problems) {
        return problems > 1 ? "; and " + (problems - 1) + " more, see `postern policy check`" : "";
    }

    private static HealthCheck check(String name, Trouble trouble) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Health look() {
                return trouble.now().map(Health::ill).orElse(Health.WELL);
            }
        };
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
