package org.postern.store.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.postern.inspect.Inspection;
import org.postern.message.Address;
import org.postern.message.Box;
import org.postern.message.Direction;
import org.postern.message.PartPath;
import org.postern.message.Place;
import org.postern.message.Span;
import org.postern.model.Category;
import org.postern.model.Change;
import org.postern.model.Confidence;
import org.postern.model.Decision;
import org.postern.model.Finding;
import org.postern.model.Reason;
import org.postern.model.Verdict;
import org.postern.read.FileKind;

/**
 * An inspection as one JSON object, the shape that {@code postern check} prints: complete, unread, findings, decisions,
 * policy, millis; and beyond it what is needed to read the same inspection back.
 */
public final class InspectionJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double NANOS_PER_MILLI = 1e6;

    private InspectionJson() {}

    public static String write(Inspection inspection) {
        return object(inspection).toString();
    }

    /** The object itself, for a caller that adds fields of its own. */
    public static ObjectNode object(Inspection inspection) {
        List<Finding> findings = everyFinding(inspection);
        ObjectNode json = JSON.createObjectNode();
        json.put("complete", inspection.complete());
        array(
                json,
                "unread",
                inspection.unread(),
                u -> JSON.createObjectNode().put("part", u.part().value()).put("reason", u.reason()));
        array(json, "files", inspection.files(), InspectionJson::file);
        array(json, "findings", findings, InspectionJson::finding);
        array(json, "decisions", inspection.decisions(), d -> decision(d, findings));
        json.put("policy", inspection.policyVersion());
        json.putObject("millis")
                .put("read", inspection.timings().read() / NANOS_PER_MILLI)
                .put("scan", inspection.timings().scan() / NANOS_PER_MILLI)
                .put("decide", inspection.timings().decide() / NANOS_PER_MILLI);
        return json;
    }

    /** Reasons name their findings by place in one list; what only a reason has comes last. */
    private static List<Finding> everyFinding(Inspection inspection) {
        Set<Finding> all = new LinkedHashSet<>(inspection.findings());
        inspection.decisions().stream().flatMap(d -> d.reasons().stream()).forEach(r -> all.addAll(r.findings()));
        return List.copyOf(all);
    }

    private static ObjectNode file(Inspection.File file) {
        ObjectNode json = JSON.createObjectNode()
                .put("part", file.part().value())
                .put("name", file.name())
                .put("kind", file.kind().name())
                .put("type", file.kind().mediaType())
                .put("group", file.kind().group().name().toLowerCase(Locale.ROOT))
                .put("read", file.read());
        file.skipped().ifPresent(reason -> json.put("skipped", true).put("reason", reason));
        return json;
    }

    private static ObjectNode finding(Finding finding) {
        ObjectNode json = JSON.createObjectNode()
                .put("category", finding.category().label())
                .put("confidence", finding.confidence().name())
                .put("part", finding.part().value())
                .put("start", finding.span().start())
                .put("end", finding.span().end());
        place(json, finding.place());
        json.put("scanner", finding.scanner());
        strings(json, "marks", finding.marks().stream().sorted().toList());
        return json;
    }

    private static void place(ObjectNode json, Optional<Place> place) {
        place.map(Place::page)
                .filter(OptionalInt::isPresent)
                .ifPresentOrElse(page -> json.put("page", page.getAsInt()), () -> json.putNull("page"));
        place.flatMap(Place::box)
                .ifPresentOrElse(
                        box -> json.putArray("box")
                                .add(box.x())
                                .add(box.y())
                                .add(box.width())
                                .add(box.height()),
                        () -> json.putNull("box"));
        place.flatMap(Place::sheet).ifPresent(sheet -> json.put("sheet", sheet));
        place.map(Place::confidence).filter(OptionalInt::isPresent).ifPresent(sure -> json.put("ocr", sure.getAsInt()));
    }

    private static ObjectNode decision(Decision decision, List<Finding> findings) {
        ObjectNode json = JSON.createObjectNode()
                .put("recipient", decision.recipient().toString())
                .put("direction", decision.direction().name().toLowerCase(Locale.ROOT))
                .put("verdict", decision.verdict().label());
        strings(json, "rules", decision.reasons().stream().map(Reason::rule).toList());
        strings(json, "tell", decision.tell().stream().sorted().toList());
        json.put("notice", decision.notice().orElse(null));
        json.put("keep", decision.keep());
        strings(
                json,
                "changes",
                decision.changes().stream().map(Change::label).sorted().toList());
        array(json, "reasons", decision.reasons(), r -> reason(r, findings));
        return json;
    }

    private static ObjectNode reason(Reason reason, List<Finding> findings) {
        ObjectNode json = JSON.createObjectNode()
                .put("rule", reason.rule())
                .put("severity", reason.severity())
                .put("encrypts", reason.encrypts());
        strings(json, "clauses", reason.clauses());
        ArrayNode places = json.putArray("findings");
        reason.findings().forEach(f -> places.add(findings.indexOf(f)));
        return json;
    }

    private static <T> void array(ObjectNode json, String name, List<T> items, Function<T, ObjectNode> each) {
        ArrayNode array = json.putArray(name);
        items.forEach(item -> array.add(each.apply(item)));
    }

    private static void strings(ObjectNode json, String name, Collection<String> items) {
        items.forEach(json.putArray(name)::add);
    }

    /**
     * Reads it back.
     *
     * @throws IOException if it is not what {@link #write} wrote
     */
    public static Inspection read(String text) throws IOException {
        try {
            return inspection(JSON.readTree(text));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IOException("a stored inspection cannot be read: " + e.getMessage(), e);
        }
    }

    private static Inspection inspection(JsonNode json) {
        List<Finding> findings = list(json.required("findings"), InspectionJson::readFinding);
        JsonNode millis = json.required("millis");
        return new Inspection(
                list(
                        json.required("unread"),
                        u -> new Inspection.Unread(part(u), u.required("reason").asText())),
                list(json.required("files"), InspectionJson::readFile),
                findings,
                list(json.required("decisions"), d -> readDecision(d, findings)),
                json.required("policy").asText(),
                new Inspection.Timings(nanos(millis, "read"), nanos(millis, "scan"), nanos(millis, "decide")));
    }

    private static Inspection.File readFile(JsonNode json) {
        return new Inspection.File(
                part(json),
                json.required("name").asText(),
                new FileKind(
                        json.required("kind").asText(),
                        json.required("type").asText(),
                        FileKind.Group.valueOf(constant(json, "group"))),
                json.required("read").asBoolean(),
                json.path("skipped").asBoolean()
                        ? Optional.of(json.required("reason").asText())
                        : Optional.empty());
    }

    private static Finding readFinding(JsonNode json) {
        return new Finding(
                Category.valueOf(constant(json, "category")),
                Confidence.valueOf(constant(json, "confidence")),
                part(json),
                new Span(json.required("start").asInt(), json.required("end").asInt()),
                json.required("scanner").asText(),
                Set.copyOf(list(json.required("marks"), JsonNode::asText)),
                readPlace(json));
    }

    /** Nothing in what was stored before places were. */
    private static Optional<Place> readPlace(JsonNode json) {
        JsonNode box = json.path("box");
        Place place = new Place(
                new Span(json.required("start").asInt(), json.required("end").asInt()),
                number(json.path("page")),
                Optional.of(json.path("sheet")).filter(JsonNode::isTextual).map(JsonNode::asText),
                box.size() == 4
                        ? Optional.of(new Box(
                                box.get(0).asInt(),
                                box.get(1).asInt(),
                                box.get(2).asInt(),
                                box.get(3).asInt()))
                        : Optional.empty(),
                number(json.path("ocr")));
        boolean known = place.page().isPresent()
                || place.sheet().isPresent()
                || place.box().isPresent();
        return known ? Optional.of(place) : Optional.empty();
    }

    private static OptionalInt number(JsonNode json) {
        return json.isInt() ? OptionalInt.of(json.asInt()) : OptionalInt.empty();
    }

    private static Decision readDecision(JsonNode json, List<Finding> findings) {
        return new Decision(
                Address.of(json.required("recipient").asText()),
                Direction.valueOf(constant(json, "direction")),
                Verdict.of(json.required("verdict").asText()),
                list(json.required("reasons"), r -> readReason(r, findings)),
                Set.copyOf(list(json.required("tell"), JsonNode::asText)),
                Optional.of(json.required("notice")).filter(JsonNode::isTextual).map(JsonNode::asText),
                json.required("keep").asText(),
                Set.copyOf(list(json.withArray("changes"), c -> Change.of(c.asText()))));
    }

    private static Reason readReason(JsonNode json, List<Finding> findings) {
        return new Reason(
                json.required("rule").asText(),
                list(json.required("clauses"), JsonNode::asText),
                json.required("severity").asText(),
                list(json.required("findings"), place -> findings.get(place.asInt())),
                json.required("encrypts").asBoolean());
    }

    private static PartPath part(JsonNode json) {
        return new PartPath(json.required("part").asText());
    }

    private static String constant(JsonNode json, String name) {
        return json.required(name).asText().toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static long nanos(JsonNode millis, String name) {
        return Math.round(millis.required(name).asDouble() * NANOS_PER_MILLI);
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> each) {
        return StreamSupport.stream(array.spliterator(), false).map(each).collect(Collectors.toUnmodifiableList());
    }
}
