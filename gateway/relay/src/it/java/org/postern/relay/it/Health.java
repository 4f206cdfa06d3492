package org.postern.relay.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What the relay says of itself over HTTP. */
record Health(int code, String text) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    static Health ready(School school) throws IOException, InterruptedException {
        return get(school, "/readyz");
    }

    static Health get(School school, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + school.httpPort + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        return new Health(answer.statusCode(), answer.body());
    }

    boolean well() {
        return code == 200;
    }
}
