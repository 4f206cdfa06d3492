package org.postern.read.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.postern.message.Part;
import org.postern.read.FileLimits;
import org.postern.read.FileReport;
import org.postern.read.Reading;

/** Every limit of a mail's files, reached by a file in a real reader. */
@Execution(ExecutionMode.CONCURRENT)
class LimitsTest {
    private static final FileLimits MANY = FileLimits.DEFAULT;

    @TempDir
    private static Path work;

    private static ReaderPool pool;
    private static ReaderPool hostile;

    @BeforeAll
    static void start() {
        pool = Pools.of(work, 1);
        hostile = Pools.of(work, 1, "-Dpostern.reader.extra=org.postern.reader.HostileReader");
    }

    @AfterAll
    static void stop() {
        pool.close();
        hostile.close();
    }

    @Test
    void bytes() throws Exception {
        byte[] bomb = zip("zeros.txt", new byte[8 << 20]);
        assertThat(bomb.length).isLessThan(20_000);
        FileLimits limits = limits(4 << 20, MANY.depth(), MANY.items(), MANY.characters());
        assertUnread(Pools.open(pool, Pools.part("2", "bomb.zip", bomb), limits), "larger than Postern allows");
    }

    @Test
    void depth() throws Exception {
        byte[] inner = "Bring a coat.".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 5; i++) {
            inner = zip(i == 0 ? "note.txt" : "inner.zip", inner);
        }
        Part part = Pools.part("2", "outer.zip", inner);
        FileLimits limits = limits(MANY.bytes(), 3, MANY.items(), MANY.characters());
        assertUnread(Pools.open(pool, part, limits), "more than 3 times");
        assertThat(Pools.open(pool, part).items()).extracting("reading").containsOnly(Reading.WHOLE);
    }

    @Test
    void items() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 30; i++) {
                zip.putNextEntry(new ZipEntry("note" + i + ".txt"));
                zip.write(("Coat " + i).getBytes(StandardCharsets.UTF_8));
            }
        }
        FileLimits limits = limits(MANY.bytes(), MANY.depth(), 20, MANY.characters());
        assertUnread(
                Pools.open(pool, Pools.part("2", "notes.zip", bytes.toByteArray()), limits),
                "more files than Postern opens");
    }

    @Test
    void characters() throws Exception {
        FileLimits limits = limits(MANY.bytes(), MANY.depth(), MANY.items(), 1000);
        Part part = Pools.part("2", "note.txt", "coat ".repeat(300));
        assertUnread(Pools.open(pool, part, limits), "more text than Postern reads");
    }

    @Test
    void pixels() throws Exception {
        FileLimits limits = new FileLimits(
                MANY.bytes(),
                MANY.depth(),
                MANY.items(),
                MANY.pages(),
                1_000_000,
                MANY.characters(),
                MANY.fileTime(),
                MANY.cpuTime());
        assertUnread(Pools.open(pool, Pools.part("2", "large.png", png(1200, 900)), limits), "1 million pixels");
    }

    @Test
    void pages() throws Exception {
        FileLimits limits = new FileLimits(
                MANY.bytes(),
                MANY.depth(),
                MANY.items(),
                1,
                MANY.pixels(),
                MANY.characters(),
                MANY.fileTime(),
                MANY.cpuTime());
        assertUnread(
                Pools.open(pool, Pools.part("2", "scan.pdf", scan(3)), limits),
                "more pages that are pictures than Postern reads");
    }

    @Test
    void fileTime() throws Exception {
        FileLimits limits = time(Duration.ofSeconds(1), MANY.cpuTime());
        assertUnread(Pools.open(hostile, Pools.part("2", "note.txt", "hang"), limits), "took too long");
    }

    @Test
    void cpuTime() throws Exception {
        FileLimits limits = time(MANY.fileTime(), Duration.ofMillis(200));
        assertUnread(Pools.open(hostile, Pools.part("2", "note.txt", "work"), limits), "takes too long");
    }

    private static void assertUnread(FileReport report, String reason) {
        assertThat(report.items()).anySatisfy(item -> {
            assertThat(item.reading()).isInstanceOfAny(Reading.Partly.class, Reading.Unreadable.class);
            assertThat(item.reading().toString()).contains(reason);
        });
    }

    private static FileLimits limits(long bytes, int depth, int items, int characters) {
        return new FileLimits(
                bytes, depth, items, MANY.pages(), MANY.pixels(), characters, MANY.fileTime(), MANY.cpuTime());
    }

    private static FileLimits time(Duration file, Duration cpu) {
        return new FileLimits(
                MANY.bytes(), MANY.depth(), MANY.items(), MANY.pages(), MANY.pixels(), MANY.characters(), file, cpu);
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] scan(int pages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                PDPage page = new PDPage(PDRectangle.A6);
                document.addPage(page);
                BufferedImage picture = new BufferedImage(300, 400, BufferedImage.TYPE_BYTE_GRAY);
                picture.getGraphics().fillRect(20, 20 + 40 * i, 200, 30);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.drawImage(LosslessFactory.createFromImage(document, picture), 0, 0, 298, 420);
                }
            }
            document.save(bytes);
        }
        return bytes.toByteArray();
    }
}
