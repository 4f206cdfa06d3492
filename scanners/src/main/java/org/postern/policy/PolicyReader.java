package org.postern.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Turns the nodes of policy.yaml into a policy. */
final class PolicyReader {
    private static final List<String> KEYS =
            List.of("schema", "version", "profile", "switches", "profiles", "rules", "default");

    private final YamlFile file;
    private final Lists lists;
    private final Notices notices;

    PolicyReader(YamlFile file, Lists lists, Notices notices) {
        this.file = file;
        this.lists = lists;
        this.notices = notices;
    }

    Policy read(Set<String> domains, String digest) {
        Map<String, Node> keys = new LinkedHashMap<>();
        file.root().ifPresent(root -> {
            keys.putAll(file.map(root, "the policy", KEYS));
            for (String key : List.of("schema", "version", "rules", "default")) {
                if (!keys.containsKey(key)) {
                    file.problem(root, "the key " + key + " is missing");
                }
            }
        });
        name(keys, "schema", List.of("postern-policy/1"));
        name(keys, "default", List.of("deliver"));
        Switches switches = Switches.defaults().with(switches(keys.get("switches")));
        String version = Optional.ofNullable(keys.get("version"))
                .flatMap(node -> file.scalar(node, "version"))
                .map(ScalarNode::getValue)
                .orElse("?");
        Map<String, Map<String, String>> profiles = profiles(keys.get("profiles"));
        return new Policy(
                rules(keys.get("rules")),
                lists,
                switches.with(chosen(keys.get("profile"), profiles)),
                profiles,
                notices,
                domains,
                version + "+" + digest);
    }

    /** What the school's own profile changes; {@code default} changes nothing. */
    private Map<String, String> chosen(@Nullable Node profile, Map<String, Map<String, String>> profiles) {
        if (profile == null) {
            return Map.of();
        }
        Set<String> names = new TreeSet<>(profiles.keySet());
        names.add(Policy.DEFAULT_PROFILE);
        return file.name(profile, "profile", names)
                .map(name -> profiles.getOrDefault(name, Map.of()))
                .orElse(Map.of());
    }

    private void name(Map<String, Node> keys, String key, List<String> known) {
        Node node = keys.get(key);
        if (node != null) {
            file.name(node, key, known);
        }
    }

    private Map<String, String> switches(@Nullable Node node) {
        Map<String, String> values = new HashMap<>();
        if (node != null) {
            Set<String> names = new TreeSet<>(Switches.KNOWN.keySet());
            names.addAll(Switches.NUMBERS.keySet());
            file.map(node, "switches", names)
                    .forEach((name, value) -> setting(name, value).ifPresent(text -> values.put(name, text)));
        }
        return values;
    }

    private Optional<String> setting(String name, Node value) {
        if (!Switches.NUMBERS.containsKey(name)) {
            return file.name(value, "value of " + name, Switches.KNOWN.getOrDefault(name, List.of()));
        }
        Optional<String> number = file.scalar(value, name).map(ScalarNode::getValue);
        if (number.isPresent() && !number.get().matches("\\d{1,6}")) {
            file.problem(value, name + " is a whole number, not " + number.get());
            return Optional.empty();
        }
        return number;
    }

    private Map<String, Map<String, String>> profiles(@Nullable Node node) {
        Map<String, Map<String, String>> profiles = new HashMap<>();
        if (node != null) {
            file.map(node, "profiles", List.of()).forEach((name, value) -> profiles.put(name, switches(value)));
        }
        return profiles;
    }

    private List<Rule> rules(@Nullable Node node) {
        List<Rule> rules = new ArrayList<>();
        if (node == null) {
            return rules;
        }
        Set<String> ids = new LinkedHashSet<>();
        RuleReader reader = new RuleReader(file, new Conditions(file, lists, ids), notices);
        for (Node each : file.list(node, "rules")) {
            reader.read(each).ifPresent(rule -> {
                if (!ids.add(rule.id())) {
                    file.problem(each, "the rule id is used twice: " + rule.id());
                }
                rules.add(rule);
            });
        }
        return rules;
    }
}
