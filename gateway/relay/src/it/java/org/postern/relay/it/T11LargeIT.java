package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.store.quarantine.HeldSummary;

/** Sixteen mails of 25 MB at once pass through half a gigabyte of heap. */
class T11LargeIT {
    private static final int MEGABYTES = 25;
    private static final int MAILS = 16;
    private static final Duration LONG = Duration.ofMinutes(4);

    @Test
    void takesSixteenLargeMailsAtOnceInHalfAGigabyte(@TempDir Path folder) throws Exception {
        try (World world = new World();
                CountingHop outside = new CountingHop()) {
            School school = School.in(folder, world, "5s, 10s, 20s")
                    .edit("port: " + world.outsidePort() + ",", "port: " + outside.port() + ",");
            TestCertificate key = TestCertificate.of(folder, Letter.MUSEUM);
            Postern.command(school, "cert", "import", key.certificate().toString());
            try (Postern relay = Postern.start(school)) {
                List<Letter> letters = letters();
                assertThat(sentAtOnce(letters, school.relayPort)).allMatch(answer -> answer.startsWith("250"));
                Ledger ledger = new Ledger(school, world);
                Wait.until("the queues are empty", LONG, () -> ledger.queues().isEmpty());
                List<String> arrived = new ArrayList<>(outside.subjects());
                arrived.addAll(ledger.heldSubjects());
                assertThat(arrived)
                        .containsAll(letters.stream()
                                .map(Letter::subject)
                                .filter(s -> !s.startsWith("["))
                                .toList());
                assertThat(outside.sizes()).allMatch(size -> size > 25_000_000);
                ledger.held().forEach(h -> System.out.println(h.cause() + " " + h.note() + " " + h.subject()));
                System.out.println(outside.subjects() + " " + outside.sizes());
                assertThat(outside.count()).isEqualTo(12);
                assertThat(ledger.held()).hasSize(4).allMatch(item -> item.size() > 25_000_000);
                assertThat(ledger.held()).extracting(HeldSummary::cause).doesNotContain("error", "crashed");
                assertThat(relay.log()).doesNotContain("OutOfMemoryError").doesNotContain("is parked");
                System.out.println(peak(relay));
                assertThat(Health.ready(school).well()).isTrue();
            }
            assertThat(left(school, "spool")).isEmpty();
            assertThat(left(school, "scratch")).isEmpty();
        }
    }

    /** Eight to be delivered, four to be held, four to be encrypted. */
    private static List<Letter> letters() {
        List<Letter> letters = new ArrayList<>();
        for (int i = 0; i < MAILS; i++) {
            Letter letter = switch (i % 4) {
                case 0 -> Letter.held("large-" + i);
                case 1 -> Letter.toEncrypt("large-" + i);
                default -> Letter.harmless("large-" + i);
            };
            letters.add(letter.with(T11LargeIT::largeBody));
        }
        return letters;
    }

    /** A few words and a document, as large mail is. */
    private static String largeBody() {
        byte[] document = pdf(MEGABYTES * 1_048_576 * 3 / 4);
        return "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=large\r\n\r\n"
                + "--large\r\nContent-Type: text/plain\r\n\r\nThe document is attached.\r\n"
                + "--large\r\nContent-Type: application/pdf; name=\"large.pdf\"\r\n"
                + "Content-Disposition: attachment; filename=\"large.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(document) + "\r\n--large--\r\n";
    }

    /** A page of a few words and a long stream that nothing shows (ISO 32000-1 7.5). */
    private static byte[] pdf(int size) {
        String words = "BT /F1 12 Tf 72 720 Td (The plan of the trip) Tj ET";
        List<String> objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
                        + " /Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length " + words.length() + " >>\nstream\n" + words + "\nendstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                "<< /Length " + size + " >>\nstream\n" + "x".repeat(size) + "\nendstream");
        StringBuilder file = new StringBuilder("%PDF-1.7\n");
        StringBuilder places = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            places.append(String.format("%010d 00000 n \n", file.length()));
            file.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int table = file.length();
        file.append("xref\n0 7\n").append(places).append("trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n");
        return file.append(table).append("\n%%EOF\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> sentAtOnce(List<Letter> letters, int port) throws Exception {
        List<String> answers = new ArrayList<>();
        try (var clients = Executors.newFixedThreadPool(letters.size())) {
            List<Callable<String>> tasks = new ArrayList<>();
            letters.forEach(letter -> tasks.add(() -> letter.send(port)));
            for (Future<String> answer : clients.invokeAll(tasks)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private static String peak(Postern relay) throws IOException {
        Path status = Path.of("/proc/" + relay.pid() + "/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(l -> l.startsWith("VmHWM"))
                        .findFirst()
                        .orElse("")
                : "";
    }

    private static List<Path> left(School school, String folder) throws IOException {
        try (Stream<Path> files = Files.list(school.home.resolve(folder))) {
            return files.toList();
        }
    }
}
