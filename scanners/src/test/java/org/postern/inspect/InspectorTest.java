package org.postern.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.message.Content;
import org.postern.message.Message;
import org.postern.message.MessageReader;
import org.postern.message.Part;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.message.Span;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.model.Finding;
import org.postern.policy.Larkfield;
import org.postern.policy.Mails;
import org.postern.policy.PolicyFiles;
import org.postern.read.FileItem;
import org.postern.read.FileKind;
import org.postern.read.FileLimits;
import org.postern.read.FileReport;
import org.postern.read.PartReader;
import org.postern.read.ReadOutcome;
import org.postern.read.Reading;
import org.postern.scan.ScanOutcome;

class InspectorTest {
    private static final FileKind PDF = new FileKind("pdf", "application/pdf", FileKind.Group.DOCUMENT);
    private static final FileKind EXE = new FileKind("exe", "application/x-msdownload", FileKind.Group.EXECUTABLE);
    private static final FileKind SH = new FileKind("sh", "application/x-sh", FileKind.Group.SCRIPT);
    private static final FileKind MP3 = new FileKind("mp3", "audio/mpeg", FileKind.Group.AUDIO);

    /** Sees "phone" wherever it is written. */
    private static ScanOutcome phones(PartText text) {
        int at = text.text().indexOf("phone");
        if (at < 0) {
            return new ScanOutcome.Scanned(List.of());
        }
        Span span = new Span(at, at + 5);
        return new ScanOutcome.Scanned(
                List.of(new Finding(Category.PHONE, Confidence.CERTAIN, text.path(), span, "phones", Set.of())));
    }

    private Mails mail = Mails.from("jake.tilley").to("tom.beddoes");

    private static Part part(String path, String type, String name) {
        return new Part(
                new PartPath(path),
                type,
                Optional.empty(),
                name.isEmpty() ? Optional.empty() : Optional.of(name),
                !name.isEmpty(),
                Content.of(new byte[0]));
    }

    private static Inspector inspector(MailReader mails, PartReader parts, Function<PartText, ScanOutcome> scanner) {
        return new Inspector(
                Larkfield.rulebook(),
                mails,
                parts,
                FileLimits.DEFAULT,
                rulebook -> scanner,
                InstantSource.fixed(Larkfield.NOW));
    }

    private Inspection inspect(PartReader parts, Function<PartText, ScanOutcome> scanner) {
        Message message = mail.message();
        return inspector((id, envelope, content) -> new MessageReader.Outcome.Read(message), parts, scanner)
                .inspect("m", message.envelope(), Content.of(new byte[0]));
    }

    /** The root holds these parts; each part is read as given. */
    private static PartReader holding(Function<Part, ReadOutcome> each, Part... children) {
        return (part, budget) ->
                part.path().equals(PartPath.ROOT) ? new ReadOutcome.Nested(part, List.of(children)) : each.apply(part);
    }

    private static ReadOutcome text(Part part, String text) {
        return new ReadOutcome.Text(part, PartText.of(part.path(), text));
    }

    private static String verdict(Inspection inspection) {
        return Mails.line(inspection.decisions().getFirst());
    }

    @Test
    void aMailWithoutFindingsIsDeliveredAndComplete() {
        Inspection inspection =
                inspect(holding(p -> text(p, "hello"), part("1", "text/plain", "")), InspectorTest::phones);
        assertThat(verdict(inspection)).isEqualTo("deliver");
        assertThat(inspection.complete()).isTrue();
        assertThat(inspection.policyVersion()).startsWith("2026-11-26.1+");
        assertThat(inspection.timings().read()).isPositive();
    }

    @Test
    void looksIntoSubjectBodyHeaderNamesAndFileNames() {
        PartReader plain = holding(p -> text(p, "hello"), part("1", "text/plain", ""));
        mail = mail.subject("my phone");
        assertThat(verdict(inspect(plain, InspectorTest::phones))).isEqualTo("reject PII-01");
        mail = mail.subject("hi").header("Organization", "my phone");
        assertThat(inspect(plain, InspectorTest::phones).findings())
                .extracting(f -> f.part().value())
                .containsExactly("header");
        mail = mail.header("Received", "my phone");
        assertThat(verdict(inspect(plain, InspectorTest::phones))).isEqualTo("deliver");
        PartReader named = holding(p -> text(p, "hello"), part("2", "text/plain", "my phone.txt"));
        assertThat(inspect(named, InspectorTest::phones).findings())
                .extracting(f -> f.part().value())
                .containsExactly("name:2");
    }

    @Test
    void readsContainersInOrder() {
        Part inner = part("2/a.txt", "text/plain", "a.txt");
        PartReader reader = holding(
                p -> p.path().value().equals("2") ? new ReadOutcome.Nested(p, List.of(inner)) : text(p, "phone"),
                part("2", "application/zip", "a.zip"),
                part("3", "text/plain", ""));
        Inspection inspection = inspect(reader, InspectorTest::phones);
        assertThat(inspection.findings()).extracting(f -> f.part().value()).containsExactly("2/a.txt", "3");
        assertThat(inspection.files()).extracting(Inspection.File::name).containsExactly("a.zip", "a.txt");
    }

    @Test
    void aProgramBecomesAFinding() {
        Inspection program = inspect(
                holding(p -> new ReadOutcome.Blocked(p, EXE), part("2", "x/y", "game.exe")), InspectorTest::phones);
        assertThat(verdict(program)).isEqualTo("reject FIL-01");
        assertThat(program.findings()).extracting(Finding::category).containsExactly(Category.EXECUTABLE);
        Inspection script =
                inspect(holding(p -> new ReadOutcome.Blocked(p, SH), part("2", "x/y", "a.sh")), InspectorTest::phones);
        assertThat(script.findings()).extracting(Finding::category).containsExactly(Category.SCRIPT);
    }

    private static ReadOutcome opened(Part part, FileKind kind, Reading reading) {
        FileItem item = FileItem.bare(part.path(), part.fileName(), kind, reading);
        return new ReadOutcome.Opened(part, new FileReport(List.of(item), 0, 0, Duration.ZERO));
    }

    @Test
    void onlyWhatIsUnclearByNatureMayPassBetweenAdults() {
        mail = Mails.from("c.lowe").to("head");
        PartReader speech =
                holding(p -> opened(p, MP3, new Reading.Unclear("Nobody can read speech.")), part("2", "x/y", "a.mp3"));
        Inspection inspection = inspect(speech, InspectorTest::phones);
        assertThat(verdict(inspection)).isEqualTo("deliver");
        assertThat(inspection.complete()).isFalse();
        for (Reading bad : List.of(new Reading.Partly("It is cut off."), new Reading.Unreadable("It is locked."))) {
            PartReader broken = holding(p -> opened(p, MP3, bad), part("2", "x/y", "a.mp3"));
            assertThat(verdict(inspect(broken, InspectorTest::phones))).isEqualTo("quarantine FIL-03");
        }
    }

    @Test
    void whatIsInsideFilesIsScannedAndCounted() {
        mail = Mails.from("jake.tilley").to("oscar.finch");
        FileItem text = new FileItem(
                new PartPath("2/a.docx"),
                Optional.of("a.docx"),
                PDF,
                Reading.WHOLE,
                Optional.of(PartText.of(new PartPath("2/a.docx"), "my phone")),
                List.of());
        PartReader reader = holding(
                p -> new ReadOutcome.Opened(p, new FileReport(List.of(text), 0, 0, Duration.ZERO)),
                part("2", "x/y", "a.zip"));
        Inspection inspection = inspect(reader, InspectorTest::phones);
        assertThat(inspection.complete()).isTrue();
        assertThat(inspection.findings()).extracting(f -> f.part().value()).contains("2/a.docx");
        assertThat(inspection.files()).extracting(Inspection.File::name).containsExactly("a.docx");
    }

    static Stream<Error> errors() {
        return Stream.of(new StackOverflowError(), new OutOfMemoryError("test"), new AssertionError("07700 900142"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aScannerOrReaderThatFailsHoldsTheMailForEverybody(Error error) {
        mail = Mails.from("c.lowe").to("head", "k.whitlock");
        PartReader plain = holding(p -> text(p, "hello"), part("1", "text/plain", ""));
        for (int i = 0; i < 100; i++) {
            Inspection inspection = inspect(plain, text -> {
                throw error;
            });
            assertThat(inspection.decisions())
                    .extracting(d -> d.verdict().label())
                    .containsOnly("quarantine");
            assertThat(inspection.complete()).isFalse();
            assertThat(inspection.toString()).doesNotContain("07700");
        }
        Inspection unread = inspect(
                holding(
                        p -> {
                            throw error;
                        },
                        part("1", "text/plain", "")),
                InspectorTest::phones);
        assertThat(verdict(unread)).isEqualTo("quarantine FIL-03");
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aMailThatCannotBeTakenApartIsHeld(Error error) {
        MailReader failing = (id, envelope, content) -> {
            throw error;
        };
        MailReader malformed = (id, envelope, content) -> new MessageReader.Outcome.Malformed("It has no end.");
        for (MailReader reader : List.of(failing, malformed)) {
            Inspection inspection = inspector(reader, (p, budget) -> text(p, ""), InspectorTest::phones)
                    .inspect("m", mail.message().envelope(), Content.of(new byte[0]));
            assertThat(verdict(inspection)).isEqualTo("quarantine UNREAD");
            assertThat(inspection.complete()).isFalse();
        }
    }

    @Test
    void aScannerThatGivesUpHoldsTheMail() {
        mail = Mails.from("c.lowe").to("head");
        PartReader plain = holding(p -> text(p, "hello"), part("1", "text/plain", ""));
        Inspection inspection = inspect(plain, text -> new ScanOutcome.Unreadable(text.path(), "Too long."));
        assertThat(verdict(inspection)).isEqualTo("quarantine FIL-03");
    }

    private Inspection scanned(MalwareScan scan) {
        return inspector(
                        (id, envelope, content) -> new MessageReader.Outcome.Read(mail.message()),
                        holding(p -> text(p, "hello"), part("1", "text/plain", "")),
                        InspectorTest::phones)
                .with(scan)
                .inspect("m", mail.message().envelope(), Content.of(new byte[] {7}));
    }

    @Test
    void aVirusIsReturnedOrHeldAndItsNameIsKept() {
        AtomicReference<Long> shown = new AtomicReference<>(0L);
        MalwareScan finds = content -> {
            shown.set(content.size());
            return new MalwareScan.Infected("Win.Test.EICAR");
        };
        mail = Mails.from("c.lowe").to("n.okafor@freemail.example");
        Inspection outbound = scanned(finds);
        assertThat(shown.get()).isEqualTo(1);
        assertThat(verdict(outbound)).isEqualTo("reject MAL-01,DST-03");
        assertThat(outbound.decisions().getFirst().notice()).contains("malware");
        assertThat(outbound.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.scanner()).isEqualTo("clamd");
            assertThat(finding.marks()).containsExactly("Win.Test.EICAR");
        });
        mail = Mails.outside("n.okafor@freemail.example").to("c.lowe");
        assertThat(verdict(scanned(finds))).isEqualTo("quarantine MAL-01");
        assertThat(verdict(scanned(content -> new MalwareScan.Clean()))).isEqualTo("deliver");
    }

    @Test
    void withoutAWordFromTheVirusScannerNothingPasses() {
        mail = Mails.from("c.lowe").to("head");
        Inspection silent = scanned(content -> new MalwareScan.Unanswered("The virus scanner did not answer."));
        assertThat(verdict(silent)).isEqualTo("quarantine FIL-03");
        assertThat(silent.complete()).isFalse();
        assertThat(silent.unread())
                .containsExactly(new Inspection.Unread(PartPath.ROOT, "The virus scanner did not answer."));
        Inspection broken = scanned(content -> {
            throw new StackOverflowError();
        });
        assertThat(verdict(broken)).isEqualTo("quarantine FIL-03");
    }

    @Test
    void badRulesNeverReplaceGoodOnes() {
        AtomicReference<String> scannersFor = new AtomicReference<>("");
        Inspector inspector = new Inspector(
                Larkfield.rulebook(),
                (id, envelope, content) -> new MessageReader.Outcome.Read(mail.message()),
                holding(p -> text(p, "hello"), part("1", "text/plain", "")),
                FileLimits.DEFAULT,
                rulebook -> {
                    scannersFor.set(rulebook.policy().version());
                    return InspectorTest::phones;
                },
                InstantSource.fixed(Larkfield.NOW));
        PolicyFiles absent = PolicyFiles.in(Path.of("absent"), Larkfield.DOMAINS);
        assertThat(inspector.reload(absent)).isNotEmpty();
        assertThat(inspector.rulebook()).isEqualTo(Larkfield.rulebook());
        assertThat(inspector.reload(Larkfield.FILES)).isEmpty();
        assertThat(scannersFor.get()).isEqualTo(inspector.rulebook().policy().version());
    }

    @Test
    void judgesUnderAProfile() {
        mail = Mails.from("hannah.price").to("camille@ecole.example");
        Inspector inspector = inspector(
                (id, envelope, content) -> new MessageReader.Outcome.Read(mail.message()),
                holding(p -> text(p, "hello"), part("1", "text/plain", "")),
                InspectorTest::phones);
        Content none = Content.of(new byte[0]);
        assertThat(verdict(inspector.inspect("m", mail.message().envelope(), none, "pinner_park", Witness.NONE)))
                .isEqualTo("reject CIR-02");
        assertThat(verdict(inspector.inspect("m", mail.message().envelope(), none, "none", Witness.NONE)))
                .isEqualTo("deliver EXC-02");
    }
}
