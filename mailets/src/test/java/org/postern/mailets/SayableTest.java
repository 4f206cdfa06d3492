package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspect.Inspection;
import org.postern.message.Direction;
import org.postern.message.PartPath;
import org.postern.message.Span;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.model.Decision;
import org.postern.model.Finding;
import org.postern.model.Reason;
import org.postern.model.Verdict;
import org.postern.read.FileKind;

class SayableTest {
    private static final FileKind PDF = new FileKind("pdf", "application/pdf", FileKind.Group.DOCUMENT);

    @BeforeEach
    void pinHandlers() {
        JavaxMailHandlers.pin();
    }

    private static Finding in(String part, int start) {
        return new Finding(
                Category.PHONE, Confidence.POSSIBLE, new PartPath(part), new Span(start, start + 5), "phone", Set.of());
    }

    private static Sayable of(String subject, String file, Finding... findings) throws Exception {
        MailImpl mail = Mails.mail(Mails.TEXT.replace("The trip", subject), Mails.ANN, Mails.BOB);
        List<Finding> found = List.of(findings);
        Decision decision = new Decision(
                Mails.BOB,
                Direction.INTERNAL,
                new Verdict.Reject(),
                List.of(new Reason("PII-01", List.of(), "high", found)),
                Set.of(),
                Optional.of("phone-number"),
                "E0");
        List<Inspection.File> files = List.of(
                new Inspection.File(new PartPath("2"), file, PDF, true),
                new Inspection.File(new PartPath("3"), "other.pdf", PDF, true));
        VerdictAttributes.write(
                mail,
                new Inspection(List.of(), files, found, List.of(decision), "p1", new Inspection.Timings(1, 2, 3)));
        return Sayable.of(mail);
    }

    @Test
    void repeatsASubjectInWhichNothingWasFound() throws Exception {
        assertThat(of("The trip", "a.pdf", in("1", 7)).subject()).contains("The trip");
        assertThat(of("Ring 07700 900123", "a.pdf", in("subject", 5)).subject()).isEmpty();
        assertThat(of("Ring 07700", "a.pdf", in("1", 0)).subject())
                .as("it may go on in the text")
                .isEmpty();
        assertThat(of("x".repeat(500), "a.pdf", in("1", 7)).subject())
                .hasValueSatisfying(s -> assertThat(s).hasSize(63));
    }

    @Test
    void namesTheOneFileThatTheDecisionRestsOn() throws Exception {
        assertThat(of("The trip", "list of pupils.pdf", in("2/page", 7)).file()).contains("list of pupils.pdf");
        assertThat(of("The trip", "a.pdf", in("1", 7)).file()).isEmpty();
        assertThat(of("The trip", "a.pdf", in("2", 7), in("3", 7)).file()).isEmpty();
        assertThat(of("The trip", "07700 900123.pdf", in("2", 7), in("name:2", 0))
                        .file())
                .as("its name is private itself")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "noending",
                "a.pdf. Ring me. Now",
                "http://evil.example/a.pdf",
                "${school}.pdf",
                "<b>a.pdf",
                "a\u202Efdp.exe",
                "a\r\nBcc: x.pdf",
                "../a.pdf"
            })
    void repeatsNoFileNameThatCouldPassForSomethingElse(String name) throws Exception {
        assertThat(of("The trip", name, in("2", 7)).file()).isEmpty();
    }
}
