package org.postern.mailets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postern.inspect.Inspection;
import org.postern.message.Address;
import org.postern.message.Direction;
import org.postern.model.Change;
import org.postern.model.Decision;
import org.postern.model.Finding;
import org.postern.model.Reason;
import org.postern.model.Verdict;

/** What was found and decided, as text that travels with the mail; cut to a size that a queue row bears. */
final class VerdictText {
    /** A mail with thousands of findings is held anyway; the reviewer opens it, not the list. */
    private static final int LONGEST = 256 * 1024;

    /** A list that is no longer than this was never cut. */
    static final int FEWEST = 20;

    private static final int LONGEST_NAME = 120;
    private static final List<Cut> CUTS = List.of(new Cut(500, 50), new Cut(100, 5), new Cut(FEWEST, 0));
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addMixIn(Verdict.class, VerdictAsLabel.class)
            .addMixIn(Inspection.class, WithoutDerived.class)
            .addModule(new Jdk8Module())
            .build();

    private VerdictText() {}

    /** How many entries of each list, and findings of each reason, are kept. */
    private record Cut(int list, int perReason) {}

    private record Sheet(
            List<Inspection.Unread> unread,
            List<Inspection.File> files,
            List<Finding> findings,
            List<Line> decisions,
            String policyVersion,
            Inspection.Timings timings) {
        Inspection inspection() {
            return new Inspection(
                    unread,
                    files,
                    findings,
                    decisions.stream().map(Line::decision).toList(),
                    policyVersion,
                    timings);
        }
    }

    /** A decision; Optional needs a module of its own in Jackson, an empty list does not. */
    private record Line(
            Address recipient,
            Direction direction,
            Verdict verdict,
            List<Reason> reasons,
            Set<String> tell,
            List<String> notice,
            String keep,
            @Nullable Set<Change> changes) { // none in what an older relay wrote
        static Line of(Decision d, Cut cut) {
            return new Line(
                    d.recipient(),
                    d.direction(),
                    d.verdict(),
                    d.reasons().stream()
                            .map(r -> new Reason(
                                    r.rule(),
                                    r.clauses(),
                                    r.severity(),
                                    first(r.findings(), cut.perReason()),
                                    r.encrypts()))
                            .toList(),
                    d.tell(),
                    d.notice().stream().toList(),
                    d.keep(),
                    d.changes());
        }

        Decision decision() {
            return new Decision(
                    recipient,
                    direction,
                    verdict,
                    reasons,
                    tell,
                    notice.stream().findFirst(),
                    keep,
                    changes == null ? Set.of() : changes);
        }
    }

    private abstract static class VerdictAsLabel {
        @JsonCreator
        static Verdict of(String label) {
            return Verdict.of(label);
        }

        @JsonValue
        abstract String label();
    }

    @SuppressWarnings("UnusedMethod") // Jackson reads the annotation
    private abstract static class WithoutDerived {
        @JsonIgnore
        abstract boolean complete();
    }

    /** Empty if even the shortest form is too long. */
    static Optional<String> write(Inspection inspection) {
        return CUTS.stream()
                .map(cut -> text(sheet(inspection, cut)))
                .filter(text -> text.length() <= LONGEST)
                .findFirst();
    }

    static Inspection read(String text) {
        return parse(text, Sheet.class).inspection();
    }

    static String words(Map<String, String> words) {
        return text(words);
    }

    @SuppressWarnings("unchecked") // a JSON object of strings, written by words()
    static Map<String, String> words(String text) {
        return (Map<String, String>) parse(text, Map.class);
    }

    private static Sheet sheet(Inspection i, Cut cut) {
        return new Sheet(
                first(i.unread(), cut.list()),
                first(i.files(), cut.list()).stream()
                        .map(f -> new Inspection.File(
                                f.part(),
                                shortened(f.name()),
                                f.kind(),
                                f.read(),
                                f.skipped().map(VerdictText::shortened)))
                        .toList(),
                first(i.findings(), cut.list()),
                i.decisions().stream().map(d -> Line.of(d, cut)).toList(),
                i.policyVersion(),
                i.timings());
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static <T> List<T> first(List<T> list, int count) {
        return list.stream().limit(count).toList();
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON", e);
        }
    }

    private static <T> T parse(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an attribute of the mail is not what the relay wrote", e);
        }
    }
}
