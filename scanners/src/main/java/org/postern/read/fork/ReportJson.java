package org.postern.read.fork;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.postern.message.Box;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.message.Place;
import org.postern.message.Span;
import org.postern.read.Drawing;
import org.postern.read.FileItem;
import org.postern.read.FileKind;
import org.postern.read.FileReport;
import org.postern.read.Reading;
import org.postern.read.Sign;

/** A report on its way from a reader to the relay, as one JSON object. */
public final class ReportJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    public static String write(FileReport report) {
        ObjectNode json = JSON.createObjectNode()
                .put("bytes", report.bytes())
                .put("pages", report.pages())
                .put("cpu", report.cpu().toNanos());
        array(json, "items", report.items(), ReportJson::item);
        array(
                json,
                "drawings",
                report.drawings(),
                d -> JSON.createObjectNode().put("path", d.path().value()).put("png", d.png()));
        return json.toString();
    }

    private static ObjectNode item(FileItem item) {
        ObjectNode json = JSON.createObjectNode()
                .put("path", item.path().value())
                .put("name", item.name().orElse(null))
                .put("kind", item.kind().name())
                .put("type", item.kind().mediaType())
                .put("group", item.kind().group().name());
        reading(json, item.reading());
        item.text().ifPresent(text -> json.set("text", text(text)));
        array(json, "signs", item.signs(), ReportJson::sign);
        return json;
    }

    private static void reading(ObjectNode json, Reading reading) {
        switch (reading) {
            case Reading.Whole() -> json.put("reading", "whole");
            case Reading.Blocked() -> json.put("reading", "blocked");
            case Reading.Sealed() -> json.put("reading", "sealed");
            case Reading.Skipped(String reason) ->
                json.put("reading", "skipped").put("reason", reason);
            case Reading.Unclear(String reason) ->
                json.put("reading", "unclear").put("reason", reason);
            case Reading.Partly(String reason) -> json.put("reading", "partly").put("reason", reason);
            case Reading.Unreadable(String reason) ->
                json.put("reading", "unreadable").put("reason", reason);
        }
    }

    private static ObjectNode text(PartText text) {
        ObjectNode json = JSON.createObjectNode().put("text", text.text());
        array(json, "hidden", text.hidden(), ReportJson::span);
        array(json, "quoted", text.quoted(), ReportJson::span);
        array(json, "places", text.places(), ReportJson::place);
        return json;
    }

    private static ObjectNode span(Span span) {
        return JSON.createObjectNode().put("start", span.start()).put("end", span.end());
    }

    private static ObjectNode place(Place place) {
        ObjectNode json = span(place.span());
        place.page().ifPresent(page -> json.put("page", page));
        place.sheet().ifPresent(sheet -> json.put("sheet", sheet));
        place.box().ifPresent(box -> json.set("box", box(box)));
        place.confidence().ifPresent(confidence -> json.put("confidence", confidence));
        return json;
    }

    private static ObjectNode box(Box box) {
        return JSON.createObjectNode()
                .put("x", box.x())
                .put("y", box.y())
                .put("width", box.width())
                .put("height", box.height());
    }

    private static ObjectNode sign(Sign sign) {
        ObjectNode json = JSON.createObjectNode().put("kind", sign.kind().name());
        sign.reasons().forEach(json.putArray("reasons")::add);
        sign.box().ifPresent(box -> json.set("box", box(box)));
        return json;
    }

    private static <T> void array(ObjectNode json, String name, Collection<T> items, Function<T, ObjectNode> each) {
        var array = json.putArray(name);
        items.forEach(item -> array.add(each.apply(item)));
    }

    /**
     * Reads it back.
     *
     * @throws IOException if it is not what {@link #write} wrote
     */
    public static FileReport read(String text) throws IOException {
        try {
            JsonNode json = JSON.readTree(text);
            return new FileReport(
                    list(json.required("items"), ReportJson::readItem),
                    json.required("bytes").asLong(),
                    json.required("pages").asInt(),
                    Duration.ofNanos(json.required("cpu").asLong()),
                    list(json.required("drawings"), ReportJson::readDrawing));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IOException("a reader's report cannot be read", e);
        }
    }

    private static Drawing readDrawing(JsonNode json) {
        return new Drawing(
                new PartPath(json.required("path").asText()),
                json.required("png").asText());
    }

    private static FileItem readItem(JsonNode json) {
        PartPath path = new PartPath(json.required("path").asText());
        return new FileItem(
                path,
                string(json, "name"),
                new FileKind(
                        json.required("kind").asText(),
                        json.required("type").asText(),
                        FileKind.Group.valueOf(json.required("group").asText())),
                readReading(json),
                Optional.ofNullable(json.get("text")).map(t -> readText(path, t)),
                list(json.required("signs"), ReportJson::readSign));
    }

    private static Reading readReading(JsonNode json) {
        String reason = string(json, "reason").orElse("");
        String reading = json.required("reading").asText();
        return switch (reading) {
            case "whole" -> Reading.WHOLE;
            case "blocked" -> Reading.BLOCKED;
            case "sealed" -> Reading.SEALED;
            case "skipped" -> new Reading.Skipped(reason);
            case "unclear" -> new Reading.Unclear(reason);
            case "partly" -> new Reading.Partly(reason);
            case "unreadable" -> new Reading.Unreadable(reason);
            default -> throw new IllegalArgumentException("no such reading: " + reading);
        };
    }

    private static PartText readText(PartPath path, JsonNode json) {
        return new PartText(
                path,
                json.required("text").asText(),
                list(json.required("hidden"), ReportJson::readSpan),
                list(json.required("quoted"), ReportJson::readSpan),
                list(json.required("places"), ReportJson::readPlace));
    }

    private static Span readSpan(JsonNode json) {
        return new Span(json.required("start").asInt(), json.required("end").asInt());
    }

    private static Place readPlace(JsonNode json) {
        return new Place(
                readSpan(json),
                number(json, "page"),
                string(json, "sheet"),
                Optional.ofNullable(json.get("box")).map(ReportJson::readBox),
                number(json, "confidence"));
    }

    private static Box readBox(JsonNode json) {
        return new Box(
                json.required("x").asInt(),
                json.required("y").asInt(),
                json.required("width").asInt(),
                json.required("height").asInt());
    }

    private static Sign readSign(JsonNode json) {
        return new Sign(
                Sign.Kind.valueOf(json.required("kind").asText()),
                list(json.required("reasons"), JsonNode::asText),
                Optional.ofNullable(json.get("box")).map(ReportJson::readBox));
    }

    private static Optional<String> string(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static OptionalInt number(JsonNode json, String name) {
        JsonNode number = json.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number.asInt());
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> each) {
        return StreamSupport.stream(array.spliterator(), false).map(each).collect(Collectors.toUnmodifiableList());
    }
}
