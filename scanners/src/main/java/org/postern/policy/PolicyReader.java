package org.postern.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Turns the nodes of policy.yaml into a policy. */
final class PolicyReader {
    private static final List<String> KEYS = List.of("schema", "version", "switches", "profiles", "rules", "default");

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
        return new Policy(
                rules(keys.get("rules")),
                lists,
                switches,
                profiles(keys.get("profiles")),
                notices,
                domains,
                version + "+" + digest);
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
            file.map(node, "switches", Switches.KNOWN.keySet())
                    .forEach((name, value) -> file.name(
                                    value, "value of " + name, Switches.KNOWN.getOrDefault(name, List.of()))
                            .ifPresent(text -> values.put(name, text)));
        }
        return values;
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
        RuleReader reader = new RuleReader(file, new Conditions(file, lists), notices);
        Set<String> ids = new HashSet<>();
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
