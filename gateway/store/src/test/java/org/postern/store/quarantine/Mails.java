package org.postern.store.quarantine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.inspect.Inspection;
import org.postern.mailets.HeldMail;
import org.postern.message.Address;
import org.postern.message.Content;
import org.postern.message.Direction;
import org.postern.message.PartPath;
import org.postern.message.Span;
import org.postern.model.Category;
import org.postern.model.Change;
import org.postern.model.Confidence;
import org.postern.model.Decision;
import org.postern.model.Finding;
import org.postern.model.Reason;
import org.postern.model.Verdict;
import org.postern.read.FileKind;

/** Mails to hold. */
final class Mails {
    static final Address PUPIL = Address.of("mia.barker@hillside.example");
    static final Address FRIEND = Address.of("friend@outside.example");
    static final Address TEACHER = Address.of("t.okoro@hillside.example");
    static final String SUBJECT = "My new number é \uD83D\uDE00";
    static final String TEXT =
            "From: mia.barker@hillside.example\r\nSubject: x\r\n\r\nCall me on 07700 900123\r\n.\r\n";

    private Mails() {}

    static HeldMail mail(String key) {
        return mail(key, Optional.of(inspection("high")), Content.of(TEXT.getBytes(StandardCharsets.UTF_8)));
    }

    static HeldMail mail(String key, Optional<Inspection> inspection, Content body) {
        return at(key, Instant.parse("2026-03-02T08:30:00Z"), inspection, body);
    }

    static HeldMail at(String key, Instant at, Optional<Inspection> inspection, Content body) {
        return new HeldMail(
                key,
                "mail-" + key,
                at,
                Optional.of(PUPIL),
                List.of(FRIEND, TEACHER),
                SUBJECT,
                inspection.isPresent() ? "policy" : "error",
                inspection,
                "A telephone number goes outside.",
                body);
    }

    /** As a rule that seals leaves it. */
    static Inspection sealed() {
        Reason reason = new Reason("IMG-04", List.of("PP-32"), "critical", List.of());
        Decision decision = new Decision(
                FRIEND,
                Direction.OUTBOUND,
                new Verdict.Quarantine(),
                List.of(reason),
                Set.of("dsl_urgent"),
                Optional.empty(),
                "E2");
        return new Inspection(
                List.of(), List.of(), List.of(), List.of(decision), "v12", new Inspection.Timings(1, 1, 1));
    }

    static Inspection infected() {
        Finding virus = new Finding(
                Category.MALWARE, Confidence.CERTAIN, PartPath.ROOT, new Span(0, 0), "clamd", Set.of("Win.Test"));
        return new Inspection(List.of(), List.of(), List.of(virus), List.of(), "v12", new Inspection.Timings(1, 1, 1));
    }

    static Inspection inspection(String severity) {
        Finding phone = new Finding(
                Category.PHONE,
                Confidence.CERTAIN,
                new PartPath("1"),
                new Span(11, 23),
                "phone",
                Set.of("own", "disguised"));
        Finding file = new Finding(
                Category.EXECUTABLE,
                Confidence.LIKELY,
                new PartPath("2/\"odd\"\0name.exe"),
                new Span(0, 0),
                "files",
                Set.of());
        Reason reason = new Reason("PII-01", List.of("PP-03", "PP-04"), severity, List.of(file, phone), true);
        return new Inspection(
                List.of(),
                List.of(
                        new Inspection.File(
                                new PartPath("2"),
                                "odd name.exe",
                                new FileKind("exe", "application/x-msdownload", FileKind.Group.EXECUTABLE),
                                false),
                        new Inspection.File(
                                new PartPath("3"),
                                "dot.png",
                                new FileKind("png", "image/png", FileKind.Group.PICTURE),
                                false,
                                Optional.of("The png file dot.png is too small to hold text (8 by 8 pixels)."))),
                List.of(phone, file),
                List.of(
                        new Decision(
                                FRIEND,
                                Direction.OUTBOUND,
                                new Verdict.Quarantine(),
                                List.of(reason),
                                Set.of("class_teacher", "dsl"),
                                Optional.of("phone-number"),
                                "E1",
                                Set.of(Change.STRIP_METADATA)),
                        new Decision(
                                TEACHER,
                                Direction.INTERNAL,
                                new Verdict.Deliver(),
                                List.of(),
                                Set.of(),
                                Optional.empty(),
                                "E0")),
                "v12",
                new Inspection.Timings(12_345_678, 1, 987_654_321_012L));
    }
}
