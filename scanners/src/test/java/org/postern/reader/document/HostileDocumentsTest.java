package org.postern.reader.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.message.PartText;
import org.postern.read.FileItem;
import org.postern.read.FileLimits;
import org.postern.read.FileReport;
import org.postern.read.Reading;

class HostileDocumentsTest {
    private static final int MUTANTS = 40;

    @TempDir
    Path scratch;

    private FileItem first(String name, byte[] bytes) throws Exception {
        return Row.walk(name, bytes, scratch).items().getFirst();
    }

    private static String text(FileItem item) {
        return item.text().map(PartText::text).orElse("");
    }

    @Test
    void fetchesNoFileThroughAnEntity() throws Exception {
        Path secret = Files.writeString(scratch.resolve("secret"), "larch4711");

        for (String name : new String[] {"essay.docx", "essay.odt", "plan.svg"}) {
            String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>";
            FileItem item = first(name, withEntity(name, entity));

            assertThat(text(item)).as(name).doesNotContain("larch4711");
        }
    }

    private static byte[] withEntity(String name, String type) throws Exception {
        return switch (name) {
            case "essay.docx" ->
                Zips.change(
                        OfficeFiles.docx(),
                        "word/document.xml",
                        xml -> xml.replaceFirst("<w:document", type + "<w:document")
                                .replace(">00123", ">&e;00123"));
            case "essay.odt" -> Zips.change(OpenFiles.odt("&e;", ""), "content.xml", xml -> type + xml);
            default ->
                new String(OpenFiles.svg("<text>&e;</text>"), StandardCharsets.UTF_8)
                        .replace("<svg", type + "<svg")
                        .getBytes(StandardCharsets.UTF_8);
        };
    }

    @Test
    @Timeout(20)
    void growsNoEntity() throws Exception {
        StringBuilder type = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 30; i++) {
            type.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        FileItem item = first("essay.docx", withEntity("essay.docx", type + "<!ENTITY e \"&a29;\">]>"));

        assertThat(text(item)).hasSizeLessThan(10_000);
    }

    static Stream<Arguments> limits() {
        FileLimits all = FileLimits.DEFAULT;
        return Stream.of(
                Arguments.of(
                        "essay.docx",
                        (Callable<byte[]>) OfficeFiles::docx,
                        limits(all.bytes(), 500, 50, 30),
                        "the mail holds more text"),
                Arguments.of(
                        "letter.pdf",
                        (Callable<byte[]>) () -> PdfFiles.of(pdf -> {}),
                        limits(all.bytes(), 500, 50, 30),
                        "the mail holds more text"),
                Arguments.of(
                        "list.xls",
                        (Callable<byte[]>) OfficeFiles::xls,
                        limits(all.bytes(), 500, 50, 30),
                        "the mail holds more text"),
                Arguments.of(
                        "essay.rtf",
                        (Callable<byte[]>) () -> OpenFiles.rtf(""),
                        limits(all.bytes(), 500, 50, 30),
                        "the mail holds more text"),
                Arguments.of(
                        "list.ods",
                        (Callable<byte[]>) OpenFiles::ods,
                        limits(all.bytes(), 500, 50, 10),
                        "the mail holds more text"),
                Arguments.of(
                        "essay.docx",
                        (Callable<byte[]>) OfficeFiles::docx,
                        limits(1 << 12, 500, 50, 9999),
                        "the files of the mail are larger than"),
                Arguments.of("essay.docx", (Callable<byte[]>) OfficeFiles::docx, limits(all.bytes(), 1, 50, 9999), ""),
                Arguments.of(
                        "scan.pdf",
                        (Callable<byte[]>) () -> PdfFiles.of(pdf -> {
                            PdfFiles.scan(pdf);
                            PdfFiles.outlines(pdf);
                        }),
                        limits(all.bytes(), 500, 1, 9999),
                        "more pages that are pictures"));
    }

    private static FileLimits limits(long bytes, int items, int pages, int characters) {
        return new FileLimits(
                bytes, 10, items, pages, 50_000_000, characters, Duration.ofSeconds(60), Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void saysWhichLimitWasMet(String name, Callable<byte[]> bytes, FileLimits limits, String reason) throws Exception {
        FileReport report = Row.walk(name, bytes.call(), scratch, limits);
        FileItem item = report.items().getFirst();

        if (reason.isEmpty()) { // one picture is within the limit
            assertThat(item.reading()).isEqualTo(Reading.WHOLE);
        } else {
            assertThat(item.reading()).isInstanceOf(Reading.Partly.class);
            assertThat(Row.reason(item.reading())).contains(reason);
            assertThat(text(item)).hasSizeLessThanOrEqualTo(limits.characters() + 10);
        }
    }

    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of("essay.docx", (Callable<byte[]>) OfficeFiles::docx, true),
                Arguments.of("list.xlsx", (Callable<byte[]>) OfficeFiles::xlsx, true),
                Arguments.of("essay.odt", (Callable<byte[]>) () -> OpenFiles.odt("", ""), true),
                Arguments.of("list.xls", (Callable<byte[]>) OfficeFiles::xls, false),
                Arguments.of("show.ppt", (Callable<byte[]>) OldOfficeFiles::ppt, false),
                Arguments.of("saved.msg", (Callable<byte[]>) () -> OldOfficeFiles.msg(false), false),
                Arguments.of("winmail.dat", (Callable<byte[]>) OldOfficeFiles::tnef, false),
                Arguments.of("letter.pdf", (Callable<byte[]>) () -> PdfFiles.of(PdfFiles::notes), false),
                Arguments.of("essay.rtf", (Callable<byte[]>) () -> OpenFiles.rtf(""), false),
                Arguments.of("essay.pages", (Callable<byte[]>) OpenFiles::pages, false),
                Arguments.of("rowan.vcf", (Callable<byte[]>) OpenFiles::vcard, false),
                Arguments.of("plan.svg", (Callable<byte[]>) () -> OpenFiles.svg(""), false));
    }

    /** A format with checksums is never read as whole where it was changed. */
    @ParameterizedTest
    @MethodSource("good")
    @Timeout(120)
    void endsWellOnWhateverWasChanged(String name, Callable<byte[]> bytes, boolean checksums) throws Exception {
        byte[] whole = bytes.call();
        String text = text(first(name, whole));
        Random random = new Random(name.hashCode());
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = whole.clone();
            for (int k = 0; k <= random.nextInt(12); k++) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            FileItem item = first(name, mutant);
            if (checksums
                    && item.reading().equals(Reading.WHOLE)
                    && item.kind().name().equals(name.replaceFirst(".*\\.", ""))) {
                assertThat(text(item)).as("mutant %d", i).isEqualTo(text);
            }
        }
    }
}
