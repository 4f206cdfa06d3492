package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attached files on their way through the relay, and what happens when a reader dies. */
class T25ReadingIT {
    private static final Path CASES = Path.of("src/it/resources/cases/eml");
    private static final String OPENED = "postern_reader_files_total{outcome=\"opened\"}";

    private static final World WORLD = new World();
    private static School school;
    private static Postern postern;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws Exception {
        school = School.in(folder, WORLD);
        postern = Postern.start(school);
    }

    @AfterAll
    static void stop() {
        postern.close();
        WORLD.close();
    }

    private static void send(String id) throws Exception {
        LabelledMail mail = LabelledMail.all().stream()
                .filter(m -> m.id().equals(id))
                .findFirst()
                .orElseThrow();
        try (SmtpDialog dialog = postern.fromSchool()) {
            dialog.say("EHLO mail.larkfield.sch.example");
            assertThat(dialog.mail(mail.sender(), String.join(" ", mail.recipients()), mail.bytes()))
                    .startsWith("250");
        }
    }

    private static double verdicts(String verdict) throws Exception {
        return Prometheus.of(school).value("postern_verdicts_total{verdict=\"" + verdict + "\"}");
    }

    /** Until one mail more was judged so. */
    private static void awaitMore(String verdict, double before) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (verdicts(verdict) <= before) {
            assertThat(Instant.now())
                    .as("a mail is judged %s; %s", verdict, postern.log())
                    .isBefore(end);
            Thread.sleep(100);
        }
    }

    private static List<ProcessHandle> readers() {
        return ProcessHandle.of(postern.pid()).orElseThrow().children().toList();
    }

    @Test
    void aNumberInADocumentAndOneInAScreenshotComeBack() throws Exception {
        double before = verdicts("reject");
        send("D-039");
        awaitMore("reject", before);
        send("D-040");
        awaitMore("reject", before + 1);
        assertThat(Prometheus.of(school).value(OPENED)).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aTeachersWordsInAPdfGoOn() throws Exception {
        double before = verdicts("deliver");
        send("D-147");
        awaitMore("deliver", before);
        assertThat(World.await(WORLD.school, World.subjectIs("Spellings"))).isNotNull();
    }

    @Test
    void filesAreReadWhenEveryReaderWasKilled() throws Exception {
        double before = verdicts("reject");
        send("D-039");
        awaitMore("reject", before);
        List<ProcessHandle> dead = readers();
        assertThat(dead).isNotEmpty();
        dead.forEach(ProcessHandle::destroyForcibly);
        send("D-040");
        awaitMore("reject", before + 1);
        assertThat(readers()).doesNotContainAnyElementsOf(dead);
    }

    @Test
    void checkShowsWhatWasReadAndDrawsIt() throws Exception {
        Path picture = folder.resolve("drawn.png");
        Postern.Answer answer = Postern.command(
                school,
                "check",
                "--text",
                "--image",
                picture.toString(),
                CASES.resolve("D-040.eml").toString(),
                CASES.resolve("D-039.eml").toString());
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out())
                .containsPattern("\\| .*my whatsapp is 07700 900388")
                .containsPattern("2  Screenshot 2026-11-03.png  png: read")
                .containsPattern("\\d\\d % \\| .*07700 900 388");
        assertThat(answer.err()).contains("is drawn in " + picture);
        assertThat(redPoints(ImageIO.read(picture.toFile()))).isGreaterThan(100);
    }

    private static int redPoints(BufferedImage picture) {
        int red = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                red += (picture.getRGB(x, y) & 0xffffff) == 0xff0000 ? 1 : 0;
            }
        }
        return red;
    }

    @Test
    void theDoctorHasAReaderOpenAFile() throws Exception {
        Postern.Answer answer = Postern.command(school, "doctor");
        assertThat(answer.out())
                .containsPattern("green +readers +.*one has opened a file")
                .containsPattern("green +rar files +unpacked|yellow +rar files +held unless")
                .contains("image classifier");
    }

    @Test
    void aKilledRelayLeavesNoReaderBehind() throws Exception {
        School other = School.in(Files.createDirectory(folder.resolve("other")), WORLD);
        Postern killed = Postern.start(other);
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        List<ProcessHandle> readers = List.of();
        while (readers.isEmpty() && Instant.now().isBefore(end)) {
            readers = ProcessHandle.of(killed.pid()).orElseThrow().children().toList();
            Thread.sleep(50);
        }
        assertThat(readers).isNotEmpty();
        killed.kill();
        for (ProcessHandle reader : readers) {
            reader.onExit().get(30, TimeUnit.SECONDS);
        }
        killed.close();
    }
}
