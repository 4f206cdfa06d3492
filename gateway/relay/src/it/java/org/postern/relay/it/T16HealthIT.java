package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What monitoring sees over HTTP while mail flows, and what it and the log never see. */
class T16HealthIT {
    private static final String GONE = "gone@museum.example";
    private static final String PHONE = "07700 900142";
    private static final String PASSWORD = "harbour-lantern-73";
    private static NextHop staff;
    private static NextHop outside;
    private static School school;
    private static Postern postern;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        staff = new NextHop();
        outside = new NextHop();
        outside.answering(
                recipient -> recipient.equals(GONE) ? "550 5.1.1 <" + recipient + "> no such user" : "250 2.1.5 ok");
        school = School.in(folder, staff.port, outside.port, "1s, 2s");
        postern = Postern.start(school);
        TestCertificate key = TestCertificate.of(folder, Letter.MUSEUM);
        Postern.Answer answer =
                Postern.command(school, "cert", "import", key.certificate().toString());
        assertThat(answer.code()).as(answer.err()).isZero();
    }

    @AfterAll
    static void stop() throws Exception {
        postern.close();
        staff.close();
        outside.close();
    }

    private static Prometheus metrics() throws Exception {
        Health answer = Health.get(school, "/metrics");
        assertThat(answer.code()).isEqualTo(200);
        return Prometheus.parse(answer.text());
    }

    private static String verdict(String label) {
        return "postern_verdicts_total{verdict=\"" + label + "\"}";
    }

    @Test
    void saysThatItLivesAndIsReadyAndWhatItLookedAt() throws Exception {
        assertThat(Health.get(school, "/livez")).isEqualTo(new Health(200, "ok\n"));
        Health ready = Health.ready(school);
        assertThat(ready.code()).isEqualTo(200);
        JsonNode answer = new ObjectMapper().readTree(ready.text());
        assertThat(answer.get("ready").asBoolean()).isTrue();
        assertThat(answer.get("checks").findValuesAsText("name"))
                .containsExactly("listening", "mail", "policy", "parked");
        assertThat(answer.get("checks").findValuesAsText("why")).containsOnly("");
        assertThat(Health.get(school, "/nothing").code()).isEqualTo(404);
    }

    @Test
    void announcesTheFormatOfItsFiguresAndHasASeriesForEverythingFromTheStart() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + school.httpPort + "/metrics"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .matches("text/plain; ?version=0\\.0\\.4; ?charset=utf-8");
        Prometheus seen = Prometheus.parse(answer.body());
        assertThat(seen.types())
                .containsAllEntriesOf(Map.of(
                        "postern_stage_seconds", "histogram",
                        "postern_queue_size", "gauge",
                        "postern_queue_oldest_seconds", "gauge",
                        "postern_verdicts_total", "counter",
                        "postern_incomplete_total", "counter",
                        "postern_accepted_total", "counter"));
        for (String queue : List.of("spool", "to-school", "to-outside", "spool.dead", "to-outside.dead")) {
            assertThat(seen.value("postern_queue_size{queue=\"" + queue + "\"}"))
                    .isNotNegative();
            assertThat(seen.value("postern_queue_oldest_seconds{queue=\"" + queue + "\"}"))
                    .isNotNegative();
        }
        for (String label : List.of("deliver", "encrypt", "quarantine", "reject")) {
            assertThat(seen.value(verdict(label))).isNotNegative();
        }
        assertThat(seen.value("postern_held{state=\"held\"}")).isNotNegative();
        assertThat(seen.value("postern_store_up")).isEqualTo(1);
    }

    /** A child's telephone number to a friend of the same class: returned (PII-01). */
    private static Letter secret() {
        return new Letter(
                SmtpDialog.TRUSTED,
                Letter.PUPIL,
                "jake.tilley@pupils.larkfield.sch.example",
                "Quicksilver plans",
                () -> "\r\nring me on " + PHONE + ", Jake\r\n");
    }

    private static Letter unreadable() {
        return Letter.harmless("Marmalade archive")
                .with(() -> "MIME-Version: 1.0\r\nContent-Type: application/zip; name=tangerine.zip\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n!!!!\r\n");
    }

    @Test
    void theFiguresMoveWithEveryVerdictAndTheLogNamesNobody() throws Exception {
        Prometheus before = metrics();
        List<Letter> letters = List.of(
                Letter.harmless("Bluebell outing"),
                Letter.internal("Hedgehog rota"),
                Letter.toEncrypt("Nightjar report"),
                Letter.held("Walrus greeting"),
                secret(),
                unreadable(),
                Letter.harmless("Osprey trip").to(GONE));
        for (Letter letter : letters) {
            assertThat(letter.send(school.relayPort)).startsWith("250 2.");
        }
        refusedDialogs();
        Wait.until("everything has ended", () -> metrics().value("postern_accepted_total") >= 5);
        outside.awaitSubject("Bluebell outing");
        staff.awaitSubject("Hedgehog rota");
        outside.await(mail -> mail.text().contains("application/pkcs7-mime"));
        staff.await(mail -> mail.hasSubject("Not delivered: Osprey trip"));
        moved(before, metrics());
        Wait.until("the store was looked at", () -> metrics().value("postern_held{state=\"held\"}") >= 2);
        namesNobody(
                letters,
                Health.get(school, "/metrics").text(),
                Health.ready(school).text());
        namesNobody(letters, postern.log());
    }

    private static void moved(Prometheus before, Prometheus after) {
        assertThat(after.value(verdict("deliver")) - before.value(verdict("deliver")))
                .isEqualTo(3);
        assertThat(after.value(verdict("encrypt")) - before.value(verdict("encrypt")))
                .isEqualTo(1);
        assertThat(after.value(verdict("quarantine")) - before.value(verdict("quarantine")))
                .isEqualTo(2);
        assertThat(after.value(verdict("reject")) - before.value(verdict("reject")))
                .isEqualTo(1);
        assertThat(after.value("postern_incomplete_total") - before.value("postern_incomplete_total"))
                .isEqualTo(1);
        for (String stage : List.of("read", "scan", "decide")) {
            String labels = "{stage=\"" + stage + "\"}";
            assertThat(after.value("postern_stage_seconds_count" + labels)).isGreaterThanOrEqualTo(7);
            assertThat(after.value("postern_stage_seconds_sum" + labels)).isPositive();
            assertThat(after.value("postern_stage_seconds_bucket{stage=\"" + stage + "\",le=\"+Inf\"}"))
                    .isEqualTo(after.value("postern_stage_seconds_count" + labels));
        }
    }

    /** What fails before there is a mail must not be told with names either. */
    private static void refusedDialogs() throws Exception {
        try (SmtpDialog dialog = postern.fromOutside()) {
            dialog.say("EHLO mx.elsewhere.example");
            dialog.say("MAIL FROM:<kestrel@elsewhere.example>");
            assertThat(dialog.say("RCPT TO:<kingfisher@museum.example>")).startsWith("55");
            dialog.say("RCPT TO:<no brackets>");
        }
        try (SmtpDialog dialog = SmtpDialog.from(SmtpDialog.TRUSTED, school.submissionPort)) {
            dialog.say("EHLO phone.example");
            dialog.startTls();
            dialog.say("EHLO phone.example");
            String login = "\0" + Letter.TEACHER + "\0" + PASSWORD;
            assertThat(dialog.say("AUTH PLAIN "
                            + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.US_ASCII))))
                    .startsWith("535");
        }
    }

    /** No address or part of one, no subject, no word, number or file name of a mail. */
    private static void namesNobody(List<Letter> letters, String... shown) {
        for (String text : shown) {
            String seen = text.toLowerCase(Locale.ROOT);
            for (Letter letter : letters) {
                assertThat(seen).doesNotContain(letter.subject().toLowerCase(Locale.ROOT));
                for (String address : (letter.from() + " " + letter.to()).split(" ", -1)) {
                    assertThat(seen).doesNotContain(address, address.substring(0, address.indexOf('@')) + "@");
                }
            }
            assertThat(seen)
                    .doesNotContain("okafor", "tilley", "whitlock", "k.whit", "c.lowe", "stranger", "elsewhere")
                    .doesNotContain("museum", "kestrel", "kingfisher", "quicksilver", "marmalade", "tangerine")
                    .doesNotContain(PHONE, PHONE.replace(" ", ""), PASSWORD, "blue folders");
        }
    }

    /** Another address of the same machine would reach it if it listened on all. */
    @Test
    void listensOnLoopbackOnly() {
        assertThatThrownBy(() -> connect("127.0.0.5")).isInstanceOf(ConnectException.class);
    }

    private static void connect(String address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, school.httpPort), 5_000);
        }
    }
}
