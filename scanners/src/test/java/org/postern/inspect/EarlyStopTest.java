package org.postern.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postern.message.Content;
import org.postern.message.Limits;
import org.postern.message.MessageReader;
import org.postern.message.Part;
import org.postern.model.Decision;
import org.postern.policy.Larkfield;
import org.postern.policy.Mails;
import org.postern.read.FileItem;
import org.postern.read.FileKind;
import org.postern.read.FileLimits;
import org.postern.read.FileOpener;
import org.postern.read.FileReport;
import org.postern.read.MimePartReader;
import org.postern.read.Reading;
import org.postern.read.Sign;
import org.postern.scan.ScanOutcome;

/** No file is opened once nothing that stands in it could change the verdict. */
class EarlyStopTest {
    private final List<String> opened = new ArrayList<>();

    private FileReport open(Part part, Reading reading, List<Sign> signs) {
        opened.add(part.fileName().orElse(""));
        FileKind kind = new FileKind("png", "image/png", FileKind.Group.PICTURE);
        FileItem item = new FileItem(part.path(), part.fileName(), kind, reading, Optional.empty(), signs);
        return new FileReport(List.of(item), 0, 0, Duration.ZERO);
    }

    private FileReport clean(Part part) {
        return open(part, Reading.WHOLE, List.of());
    }

    private FileReport secondIsSealed(Part part) {
        Sign suspected = new Sign(Sign.Kind.INDECENT, List.of(), Optional.empty());
        return part.fileName().equals(Optional.of("b.png"))
                ? open(part, Reading.SEALED, List.of(suspected))
                : clean(part);
    }

    private static Content mail() {
        StringBuilder mail = new StringBuilder();
        for (String line : List.of(
                "Subject: pictures",
                "MIME-Version: 1.0",
                "Content-Type: multipart/mixed; boundary=x",
                "",
                "--x",
                "",
                "hello")) {
            mail.append(line).append("\r\n");
        }
        for (String name : List.of("a.png", "b.png", "c.png", "d.png")) {
            mail.append("--x\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=")
                    .append(name)
                    .append("\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n");
        }
        return Content.of(mail.append("--x--\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    }

    private Inspection inspect(FileOpener files, MalwareScan malware) {
        Inspector inspector = new Inspector(
                Larkfield.rulebook(),
                new MessageReader(Limits.DEFAULT)::read,
                new MimePartReader(Limits.DEFAULT, files),
                FileLimits.DEFAULT,
                rulebook -> text -> new ScanOutcome.Scanned(List.of()),
                InstantSource.fixed(Larkfield.NOW));
        var envelope = Mails.from("c.lowe").to("head", "k.whitlock").message().envelope();
        return inspector.with(malware).inspect("m", envelope, mail());
    }

    private static void assertSaysSo(Inspection inspection, String... parts) {
        assertThat(inspection.unread())
                .filteredOn(unread -> unread.reason().contains("stopped already"))
                .extracting(unread -> unread.part().value())
                .containsExactly(parts);
        assertThat(inspection.files())
                .filteredOn(file -> List.of(parts).contains(file.part().value()))
                .hasSize(parts.length)
                .noneMatch(Inspection.File::read);
    }

    @Test
    void opensNoFileOfAMailWithAVirus() {
        Inspection inspection =
                inspect((part, kind, left) -> clean(part), mail -> new MalwareScan.Infected("Win.Test.EICAR"));

        assertThat(opened).isEmpty();
        assertSaysSo(inspection, "2", "3", "4", "5");
        assertThat(inspection.decisions())
                .extracting(Decision::verdict)
                .extracting(verdict -> verdict.label())
                .containsExactly("reject", "reject");
        assertThat(Mails.line(inspection.decisions().getFirst())).startsWith("reject MAL-01");
    }

    @Test
    void opensNoFileAfterOneThatIsSealed() {
        Inspection inspection = inspect((part, kind, left) -> secondIsSealed(part), MalwareScan.OFF);

        assertThat(opened).containsExactly("a.png", "b.png");
        assertSaysSo(inspection, "4", "5");
        assertThat(Mails.line(inspection.decisions().getFirst())).startsWith("quarantine IMG-04");
    }

    @Test
    void opensAllFilesOtherwise() {
        assertThat(inspect((part, kind, left) -> clean(part), MalwareScan.OFF).complete())
                .isTrue();
        inspect((part, kind, left) -> clean(part), mail -> new MalwareScan.Unanswered("It did not answer."));

        assertThat(opened).hasSize(8);
    }
}
