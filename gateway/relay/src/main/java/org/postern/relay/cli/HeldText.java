package org.postern.relay.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.postern.inspect.Inspection;
import org.postern.message.Address;
import org.postern.model.Decision;
import org.postern.store.quarantine.HeldItem;
import org.postern.store.quarantine.HeldSummary;
import org.postern.store.quarantine.InspectionJson;

/** Held items as tables and as JSON. */
final class HeldText {
    private HeldText() {}

    static List<String> row(HeldSummary item) {
        return List.of(
                item.id(),
                label(item.severity()),
                label(item.state()),
                item.heldAt().toString(),
                item.cause(),
                sender(item),
                HeldCommand.addresses(item),
                item.subject().orElse(""));
    }

    static List<List<String>> rows(HeldItem item) {
        HeldSummary summary = item.summary();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("id", summary.id()));
        rows.add(List.of("state", label(summary.state())));
        rows.add(List.of("held", summary.heldAt().toString()));
        rows.add(List.of("from", sender(summary)));
        rows.add(List.of("to", HeldCommand.addresses(summary)));
        rows.add(List.of("subject", summary.subject().orElse("")));
        rows.add(List.of("cause", summary.cause()));
        rows.add(List.of("note", summary.note()));
        summary.decision().ifPresent(d -> rows.add(List.of("decided", "by " + d.by() + " " + d.note())));
        item.inspection().ifPresent(inspection -> addReasons(inspection, rows));
        return rows;
    }

    private static void addReasons(Inspection inspection, List<List<String>> rows) {
        inspection.unread().forEach(u -> rows.add(List.of("unread", u.part() + " " + u.reason())));
        for (Decision decision : inspection.decisions()) {
            List<String> rules = decision.reasons().stream()
                    .map(r -> r.rule() + " " + String.join(" ", r.clauses()))
                    .toList();
            rows.add(List.of(
                    "decision",
                    decision.recipient() + ": " + decision.verdict().label() + " " + String.join(", ", rules)));
        }
        inspection
                .findings()
                .forEach(f -> rows.add(List.of(
                        "finding",
                        f.category().label() + " " + label(f.confidence()) + " in " + f.part() + " at "
                                + f.span().start() + "-" + f.span().end()
                                + f.marks().stream().sorted().map(m -> " " + m).collect(Collectors.joining()))));
    }

    static ObjectNode json(HeldItem item) {
        ObjectNode json = json(item.summary());
        item.inspection().ifPresent(inspection -> json.set("inspection", InspectionJson.object(inspection)));
        return json;
    }

    static ObjectNode json(HeldSummary item) {
        ObjectNode json = Output.object()
                .put("id", item.id())
                .put("state", label(item.state()))
                .put("severity", label(item.severity()))
                .put("held-at", item.heldAt().toString())
                .put("sender", item.sender().map(Address::toString).orElse(null));
        ArrayNode recipients = json.putArray("recipients");
        item.recipients()
                .forEach(r -> recipients
                        .addObject()
                        .put("address", r.address().toString())
                        .put(
                                "delivered-at",
                                r.deliveredAt().map(Instant::toString).orElse(null)));
        return json.put("subject", item.subject().orElse(null))
                .put("cause", item.cause())
                .put("note", item.note())
                .put("decided-by", item.decision().map(HeldSummary.Decided::by).orElse(null))
                .put("size", item.size());
    }

    static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String sender(HeldSummary item) {
        return item.sender().map(Address::toString).orElse("<>");
    }
}
