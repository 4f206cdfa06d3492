package org.postern.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postern.console.HealthCheck.Health;

class HealthServerTest {
    private final AtomicReference<Health> store = new AtomicReference<>(Health.WELL);
    private final HttpClient client = HttpClient.newHttpClient();
    private final HealthServer server = new HealthServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            List.of(check("store", store), check("disk", new AtomicReference<>(Health.WELL))),
            () -> "# HELP postern_held Items in quarantine\npostern_held 3\n");

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void livesWhileItRuns() throws Exception {
        store.set(Health.ill("the database does not answer"));
        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void isReadyWhileEveryCheckIsWell() throws Exception {
        HttpResponse<String> answer = get("/readyz");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"ready\":true,\"checks\":[{\"name\":\"store\",\"ok\":true,\"why\":\"\"},"
                        + "{\"name\":\"disk\",\"ok\":true,\"why\":\"\"}]}");
    }

    @Test
    void saysWhyItIsNotReady() throws Exception {
        store.set(Health.ill("the database does not answer"));
        HttpResponse<String> answer = get("/readyz");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("{\"name\":\"store\",\"ok\":false,\"why\":\"the database does not answer\"}");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void showsMetricsAsPrometheusReadsThem() throws Exception {
        HttpResponse<String> answer = get("/metrics");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).contains("version=0.0.4"));
        assertThat(answer.body()).contains("postern_held 3\n");
    }

    @Test
    void knowsNoOtherPage() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HealthCheck check(String name, AtomicReference<Health> health) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Health look() {
                return Objects.requireNonNull(health.get());
            }
        };
    }
}
