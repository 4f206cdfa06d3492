package org.postern.relay.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postern.message.Content;
import org.postern.message.Part;
import org.postern.message.PartPath;
import org.postern.read.FileItem;
import org.postern.read.FileKind;
import org.postern.read.FileLimits;
import org.postern.read.FileOpener;
import org.postern.read.FileReport;
import org.postern.read.Reading;
import org.postern.read.Sign;

class HttpClassifierTest {
    private static final FileKind PICTURE = new FileKind("png", "image/png", FileKind.Group.PICTURE);
    private static final FileKind PDF = new FileKind("pdf", "application/pdf", FileKind.Group.DOCUMENT);

    private volatile String answer = "";
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/judge", exchange -> {
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            asked.add(type + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 500 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private FileItem open(FileKind kind) {
        URI service = URI.create("http://localhost:" + server.getAddress().getPort() + "/judge");
        FileOpener reader = (part, found, left) -> new FileReport(
                List.of(FileItem.bare(part.path(), part.fileName(), found, Reading.WHOLE)), 0, 0, Duration.ZERO);
        Part part = new Part(
                new PartPath("2"),
                kind.mediaType(),
                Optional.empty(),
                Optional.of("snap.png"),
                true,
                Content.of("pixels".getBytes(StandardCharsets.US_ASCII)));
        return new HttpClassifier(reader, service, 0.8, Duration.ofSeconds(5))
                .open(part, kind, FileLimits.DEFAULT)
                .items()
                .getFirst();
    }

    @Test
    void sealsAPictureThatTheServiceSuspects() {
        answer = "{\"probability\": 0.93}";
        FileItem item = open(PICTURE);
        assertThat(item.reading()).isEqualTo(Reading.SEALED);
        assertThat(item.signs()).extracting(Sign::kind).containsExactly(Sign.Kind.INDECENT);
        assertThat(asked).containsExactly("image/png pixels");
    }

    @Test
    void opensAPictureThatTheServiceFindsClear() {
        answer = "{\"probability\": 0.1}";
        assertThat(open(PICTURE).reading()).isEqualTo(Reading.WHOLE);
    }

    @Test
    void asksAboutPicturesOnly() {
        assertThat(open(PDF).reading()).isEqualTo(Reading.WHOLE);
        assertThat(asked).isEmpty();
    }

    @Test
    void readsNoPictureWithoutAnAnswer() {
        for (String odd : List.of("", "no JSON", "{}", "{\"probability\": \"high\"}")) {
            answer = odd;
            assertThat(open(PICTURE).reading())
                    .as(odd)
                    .isEqualTo(new Reading.Unreadable(
                            "The png file snap.png could not be checked by the school's image classifier."));
        }
        server.stop(0);
        assertThat(open(PICTURE).reading()).isInstanceOf(Reading.Unreadable.class);
    }
}
