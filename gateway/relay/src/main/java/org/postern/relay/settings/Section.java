package org.postern.relay.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.postern.model.Nearest;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One mapping of the file. It knows the keys that were asked for; {@link #rejectUnknownKeys} reports the others, so
 * that the names are written down once.
 */
final class Section {
    private record Entry(Node key, Node value) {}

    private final String path;
    private final Optional<Node> node;
    private final Problems problems;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final SortedSet<String> known = new TreeSet<>();

    Section(String path, Optional<Node> node, Problems problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
        node.ifPresent(this::read);
    }

    private void read(Node content) {
        if (content instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::read);
        } else if (!isNull(content)) {
            problems.add(content.getStartMark(), path + " needs keys with values below it");
        }
    }

    private void read(NodeTuple tuple) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (entries.putIfAbsent(key, new Entry(tuple.getKeyNode(), tuple.getValueNode())) != null) {
            problems.add(tuple.getKeyNode().getStartMark(), name(key) + " is written twice; keep one");
        }
    }

    <T> T required(String key, Kind<T> kind, T placeholder) {
        if (value(key).isEmpty()) {
            missing(key, "add " + kind.wanted());
        }
        return find(key, kind).orElse(placeholder);
    }

    /** Silent where the whole section has the wrong shape: that is the one thing to repair first. */
    void missing(String key, String advice) {
        if (node.isEmpty() || isNull(node.get()) || node.get() instanceof MappingNode) {
            problems.add(node.flatMap(Node::getStartMark), name(key) + " is missing; " + advice);
        }
    }

    <T> Optional<T> find(String key, Kind<T> kind) {
        return value(key).flatMap(value -> read(name(key), value, kind));
    }

    <T> Optional<List<T>> list(String key, Kind<T> kind) {
        return value(key)
                .map(value -> items(key, value).stream()
                        .flatMap(item -> read(name(key), item, kind).stream())
                        .toList());
    }

    Section section(String key) {
        return new Section(name(key), value(key), problems);
    }

    List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        for (Node item : value(key).map(value -> items(key, value)).orElse(List.of())) {
            sections.add(new Section(name(key), Optional.of(item), problems));
        }
        return sections;
    }

    /**
     * Every key below {@code key}, whatever its name, each a section of its own; a name of the wrong kind is reported.
     */
    Map<String, Section> named(String key, Kind<String> names) {
        Map<String, Section> sections = new LinkedHashMap<>();
        section(key)
                .entries
                .forEach((name, entry) -> read(name(key), entry.key(), names)
                        .ifPresent(good -> sections.put(
                                good, new Section(name(key) + "." + good, Optional.of(entry.value()), problems))));
        return sections;
    }

    boolean isPresent() {
        return node.filter(n -> !isNull(n)).isPresent();
    }

    void problemAt(String key, String message) {
        Optional<Node> at = Optional.ofNullable(entries.get(key)).map(Entry::value);
        problems.add(at.or(() -> node).flatMap(Node::getStartMark), message);
    }

    /** Call last. */
    void rejectUnknownKeys() {
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                String hint = Nearest.of(key, known)
                        .map(k -> "did you mean " + k + "?")
                        .orElse("known here: " + String.join(", ", known));
                problems.add(entry.key().getStartMark(), "no such key: " + name(key) + "; " + hint);
            }
        });
    }

    private Optional<Node> value(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key)).map(Entry::value).filter(value -> !isNull(value));
    }

    private List<Node> items(String key, Node value) {
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problems.add(value.getStartMark(), name(key) + " needs a list, such as [one, two]");
        return List.of();
    }

    private <T> Optional<T> read(String name, Node value, Kind<T> kind) {
        if (!(value instanceof ScalarNode scalar)) {
            problems.add(value.getStartMark(), name + " needs " + kind.wanted());
            return Optional.empty();
        }
        Optional<T> parsed = kind.parse().apply(scalar.getValue());
        if (parsed.isEmpty()) {
            problems.add(
                    value.getStartMark(), name + ": \"" + scalar.getValue() + "\" is wrong; write " + kind.wanted());
        }
        return parsed;
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }
}
