package org.postern.relay.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.MailetContext;
import org.postern.relay.settings.Settings;
import org.postern.relay.settings.Settings.Host;
import org.postern.relay.settings.Settings.StartTls;

/**
 * How mail leaves by one of the two ways.
 *
 * @param queue name of its durable queue; never changes, so that a changed route takes waiting mail along
 * @param helloName what EHLO says (RFC 5321 4.1.1.1)
 * @param gateways where everything goes; empty means by MX, or by postern.yaml for the school's domains
 * @param policy host whose TLS and login settings hold for all of them
 */
record NextHops(
        String queue,
        String helloName,
        Predicate<String> domains,
        List<Host> gateways,
        Host policy,
        List<Duration> retries) {
    private static final Host BY_MX = new Host("", 25, StartTls.OPPORTUNISTIC, Optional.empty(), Optional.empty());

    static NextHops school(Settings settings) {
        Host policy =
                settings.routing().schoolHosts().values().stream().findFirst().orElse(BY_MX);
        return new NextHops(
                "to-school",
                helloName(settings),
                domain -> settings.school().domains().contains(domain),
                List.of(),
                policy,
                settings.routing().retries());
    }

    static NextHops outside(Settings settings) {
        List<Host> hosts = settings.routing().smartHosts();
        Host policy = hosts.isEmpty() ? BY_MX : hosts.getFirst();
        return new NextHops(
                "to-outside",
                helloName(settings),
                domain -> !settings.school().domains().contains(domain),
                hosts,
                policy,
                settings.routing().retries());
    }

    /** Each domain on its own: to the host of its route, or its mail servers, which must prove their name. */
    static NextHops secure(Settings settings) {
        return new NextHops(
                "to-secure",
                helloName(settings),
                domain -> true,
                List.of(),
                new Host("", 25, StartTls.REQUIRED, Optional.empty(), Optional.empty()),
                settings.routing().retries());
    }

    private static String helloName(Settings settings) {
        return "mail." + settings.school().domains().getFirst();
    }

    boolean serves(String domain) {
        return domains.test(domain);
    }

    /** With a gateway one mail carries all recipients; otherwise each domain has its own next hop. */
    boolean oneMailForAll() {
        return !gateways.isEmpty();
    }

    /** The same in the words of James's remote delivery. */
    MailetConfig asMailetConfig(MailetContext context) {
        Map<String, String> values = new HashMap<>();
        values.put("heloName", helloName);
        values.put("bounceProcessor", DeliverMail.BOUNCES);
        values.put("onSuccess", DeliveryContext.ACCEPTED);
        values.put("sendpartial", "true");
        values.put("loadBalancing", "false");
        values.put("connectiontimeout", "30000");
        values.put("timeout", "180000");
        values.put("maxDnsProblemRetries", Integer.toString(retries.size()));
        values.put("maxRetries", Integer.toString(retries.size()));
        values.put(
                "delayTime", retries.stream().map(d -> d.toSeconds() + " sec").collect(Collectors.joining(",")));
        if (!gateways.isEmpty()) {
            values.put(
                    "gateway",
                    gateways.stream().map(h -> h.name() + ":" + h.port()).collect(Collectors.joining(",")));
        }
        login(values);
        tls(values);
        return new PlainMailetConfig("DeliverMail", values, context);
    }

    private void login(Map<String, String> values) {
        policy.login().ifPresent(login -> {
            values.put("gatewayUsername", login);
            values.put("gatewayPassword", password());
        });
    }

    private String password() {
        try {
            return Files.readString(policy.passwordFile().orElseThrow()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opportunistic TLS takes any certificate, as RFC 7435 has it; required TLS takes only the right one. */
    private void tls(Map<String, String> values) {
        boolean required = policy.startTls() == StartTls.REQUIRED;
        values.put("startTLS", Boolean.toString(policy.startTls() != StartTls.NONE));
        values.put("verifyServerIdentity", Boolean.toString(required));
        values.put("mail.smtp.starttls.required", Boolean.toString(required));
        values.put("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        if (!required) {
            values.put("mail.smtp.ssl.trust", "*");
        }
    }
}
