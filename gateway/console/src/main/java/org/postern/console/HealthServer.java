package org.postern.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postern.console.HealthCheck.Health;

/**
 * Answers {@code /livez} (the process runs), {@code /readyz} (it can take mail; 503 and why if not) and
 * {@code /metrics}.
 */
public final class HealthServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final int UNAVAILABLE = 503;

    private final List<HealthCheck> checks;
    private final MetricsSource metrics;
    private final Javalin server;

    /** @param listen port 0 takes any free one */
    public HealthServer(InetSocketAddress listen, List<HealthCheck> checks, MetricsSource metrics) {
        this.checks = List.copyOf(checks);
        this.metrics = metrics;
        this.server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.get("/livez", context -> context.result("ok\n"));
            config.routes.get("/readyz", this::ready);
            config.routes.get("/metrics", this::metrics);
        });
        server.start(listen.getHostString(), listen.getPort());
    }

    public int port() {
        return server.port();
    }

    private void ready(Context context) {
        Map<String, Health> seen = checks.stream()
                .collect(Collectors.toMap(HealthCheck::name, HealthCheck::look, (a, b) -> b, LinkedHashMap::new));
        boolean ready = seen.values().stream().allMatch(Health::ok);
        ObjectNode answer = JSON.createObjectNode().put("ready", ready);
        ArrayNode list = answer.putArray("checks");
        seen.forEach((name, health) ->
                list.addObject().put("name", name).put("ok", health.ok()).put("why", health.why()));
        context.status(ready ? 200 : UNAVAILABLE);
        context.header("Cache-Control", "no-store");
        context.contentType("application/json").result(answer.toString());
    }

    private void metrics(Context context) {
        context.contentType(PROMETHEUS).result(metrics.text());
    }

    @Override
    public void close() {
        server.stop();
    }
}
