package org.postern.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.postern.model.Change;
import org.postern.policy.Rule.Case;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Turns one entry of {@code rules} into a rule. */
final class RuleReader {
    private static final List<String> KEYS = List.of(
            "id",
            "clause",
            "severity",
            "why",
            "when",
            "do",
            "also",
            "tell",
            "notice",
            "keep",
            "mode",
            "family",
            "always-deliver",
            "allows",
            "applied-by",
            "parts");
    private static final List<String> PART_KEYS =
            List.of("when", "do", "also", "tell", "notice", "keep", "family", "always-deliver", "allows");
    private static final List<String> TELL = List.of(
            "dsl_urgent",
            "dsl",
            "class_teacher",
            "head",
            "slt",
            "it",
            "dpo",
            "sender",
            "chair_of_governors",
            "vice_chair",
            "lado_contact");

    private final YamlFile file;
    private final Conditions conditions;
    private final Notices notices;

    RuleReader(YamlFile file, Conditions conditions, Notices notices) {
        this.file = file;
        this.conditions = conditions;
        this.notices = notices;
    }

    Optional<Rule> read(Node node) {
        if (!(node instanceof MappingNode)) {
            file.problem(node, "a rule must be a map");
            return Optional.empty();
        }
        Map<String, Node> keys = file.map(node, "a rule", KEYS);
        for (String key : List.of("id", "severity", "why")) {
            if (!keys.containsKey(key)) {
                file.problem(node, "the rule lacks " + key);
            }
        }
        if (!keys.containsKey("do") && !keys.containsKey("parts")) {
            file.problem(node, "the rule lacks do");
        }
        if (keys.containsKey("when") == keys.containsKey("applied-by")) {
            file.problem(node, "a rule has either when or applied-by");
        }
        Fields fields = new Fields(keys);
        fields.choice("applied-by", List.of("relay"), "");
        return Optional.of(new Rule(
                fields.text("id"),
                fields.names("clause", List.of()),
                fields.choice(Severity.class, "severity", Severity.HIGH),
                fields.text("why"),
                fields.when(),
                parts(keys),
                fields.choice(Mode.class, "mode", Mode.ENFORCE)));
    }

    /** What a part does not say, the rule says for all of them. */
    private List<Rule.Part> parts(Map<String, Node> rule) {
        Node parts = rule.get("parts");
        if (parts == null) {
            return List.of(part(new Fields(rule), Optional.empty()));
        }
        List<Rule.Part> read = new ArrayList<>();
        for (Node each : file.list(parts, "parts")) {
            Map<String, Node> own = file.map(each, "a part", PART_KEYS);
            Map<String, Node> all = new HashMap<>(rule);
            all.putAll(own);
            if (!all.containsKey("do")) {
                file.problem(each, "the part lacks do");
            }
            read.add(part(new Fields(all), new Fields(own).when()));
        }
        return read;
    }

    private static Rule.Part part(Fields fields, Optional<Condition> when) {
        return new Rule.Part(
                when,
                fields.does(),
                Set.copyOf(fields.names("tell", TELL)),
                fields.notice(),
                fields.choice("keep", List.of("E0", "E1", "E2"), "E0"),
                fields.choice(Family.class, "family", Family.ORDINARY),
                fields.choice("always-deliver", List.of("true", "false"), "false")
                        .equals("true"),
                fields.names("also", labels(Change.class)).stream()
                        .map(Change::of)
                        .collect(Collectors.toUnmodifiableSet()),
                fields.choice("allows", List.of("unread"), "").equals("unread"));
    }

    private static <E extends Enum<E>> List<String> labels(Class<E> type) {
        return List.of(type.getEnumConstants()).stream()
                .map(e -> e.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The fields of one rule; what is wrong has been reported, and a harmless value stands in. */
    private final class Fields {
        private final Map<String, Node> keys;

        Fields(Map<String, Node> keys) {
            this.keys = keys;
        }

        private Optional<Node> node(String key) {
            return Optional.ofNullable(keys.get(key));
        }

        String text(String key) {
            return node(key)
                    .flatMap(n -> file.scalar(n, key))
                    .map(ScalarNode::getValue)
                    .orElse("");
        }

        List<String> names(String key, Collection<String> known) {
            return node(key).map(n -> file.names(n, key, known)).orElse(List.of());
        }

        String choice(String key, List<String> known, String otherwise) {
            return node(key).flatMap(n -> file.name(n, key, known)).orElse(otherwise);
        }

        <E extends Enum<E>> E choice(Class<E> type, String key, E otherwise) {
            return node(key)
                    .flatMap(n -> file.name(n, key, labels(type)))
                    .map(name -> Enum.valueOf(type, name.toUpperCase(Locale.ROOT)))
                    .orElse(otherwise);
        }

        Optional<Condition> when() {
            return node("when").flatMap(n -> file.scalar(n, "when")).flatMap(conditions::compile);
        }

        Map<Case, Action> does() {
            Map<Case, Action> does = new EnumMap<>(Case.class);
            Optional<Node> node = node("do");
            if (node.isEmpty()) {
                return does;
            }
            if (node.get() instanceof ScalarNode) {
                Optional<String> label = file.name(node.get(), "action", labels(Action.class));
                label.ifPresent(l -> does.put(Case.OTHER, Action.valueOf(l.toUpperCase(Locale.ROOT))));
                return does;
            }
            file.map(node.get(), "do", labels(Case.class))
                    .forEach((name, action) -> file.name(action, "action", labels(Action.class))
                            .ifPresent(label -> does.put(
                                    Case.valueOf(name.toUpperCase(Locale.ROOT)),
                                    Action.valueOf(label.toUpperCase(Locale.ROOT)))));
            if (!does.containsKey(Case.OTHER)
                    && !does.keySet().containsAll(List.of(Case.PUPIL, Case.STAFF, Case.INBOUND))) {
                file.problem(node.get(), "do must say what happens for pupil, staff and inbound, or for other");
            }
            return does;
        }

        Optional<String> notice() {
            return node("notice").flatMap(n -> file.name(n, "notice", notices.keys()));
        }
    }
}
