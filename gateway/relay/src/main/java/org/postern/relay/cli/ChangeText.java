package org.postern.relay.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.postern.school.source.Renewal;
import org.postern.school.source.Roll;

/** Says what an import changes, in a sentence and person by person. */
final class ChangeText {
    /** On a screen; {@code --all} and JSON show everybody. */
    private static final int SHOWN = 20;

    private final Renewal.Change change;

    ChangeText(Renewal.Change change) {
        this.change = change;
    }

    /** Such as {@code 3 join, 1 leaves, 2 move, 1 has a new address}. */
    String sentence() {
        if (change.isNone()) {
            return "nobody joins, leaves or moves";
        }
        List<String> parts = new ArrayList<>();
        add(parts, change.joining().size(), "joins", "join");
        add(parts, change.leaving().size(), "leaves", "leave");
        add(parts, change.moving().size(), "moves", "move");
        add(parts, change.readdressed().size(), "has a new address", "have new addresses");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, int count, String one, String many) {
        if (count > 0) {
            parts.add(count + " " + (count == 1 ? one : many));
        }
    }

    List<List<String>> rows(boolean all) {
        List<List<String>> rows = new ArrayList<>();
        section(
                rows,
                all,
                change.joining().stream()
                        .map(one -> row("joins", one, one.kind().label())));
        section(
                rows,
                all,
                change.leaving().stream()
                        .map(one -> row("leaves", one, one.kind().label())));
        section(
                rows,
                all,
                change.moving().stream().map(one -> row("moves", one.who(), one.from() + " -> " + one.to())));
        section(
                rows,
                all,
                change.readdressed().entrySet().stream()
                        .map(one -> row("new address", one.getKey(), "-> " + one.getValue())));
        return rows;
    }

    private static List<String> row(String what, Roll.Someone one, String how) {
        return List.of(what, one.address().toString(), one.name(), how);
    }

    private static void section(List<List<String>> rows, boolean all, Stream<List<String>> section) {
        List<List<String>> found = section.toList();
        int shown = all ? found.size() : Math.min(SHOWN, found.size());
        rows.addAll(found.subList(0, shown));
        if (shown < found.size()) {
            rows.add(List.of("", "and " + (found.size() - shown) + " more; --all shows them", "", ""));
        }
    }

    void into(ObjectNode json, boolean everybody) {
        json.put("before", change.before())
                .put("joining", change.joining().size())
                .put("leaving", change.leaving().size())
                .put("moving", change.moving().size())
                .put("readdressed", change.readdressed().size());
        if (everybody) {
            ArrayNode people = json.putArray("people");
            rows(true)
                    .forEach(row -> people.addObject()
                            .put("change", row.get(0).replace(' ', '-'))
                            .put("address", row.get(1))
                            .put("name", row.get(2))
                            .put("how", row.get(3)));
        }
    }
}
