package org.postern.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.model.ConfigProblem;
import org.postern.model.Nearest;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML file read node by node, so that every problem can name its line and column. */
final class YamlFile {
    private final String name;
    private final String source;
    private final List<ConfigProblem> problems;

    YamlFile(String name, String source, List<ConfigProblem> problems) {
        this.name = name;
        this.source = source;
        this.problems = problems;
    }

    Optional<Node> root() {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setUseMarks(true)
                .setMaxAliasesForCollections(10)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(source);
            if (root.isEmpty()) {
                problems.add(new ConfigProblem(name, 1, 1, "the file is empty"));
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            at(e.getProblemMark(), "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            at(Optional.empty(), "not YAML: " + e.getMessage());
        } catch (StackOverflowError e) {
            at(Optional.empty(), "lists or maps stand too deep in each other");
        }
        return Optional.empty();
    }

    void problem(Node node, String message) {
        at(node.getStartMark(), message);
    }

    /** A problem at the {@code offset}-th character of a scalar's value. */
    void problem(ScalarNode node, int offset, String message) {
        int index = node.getStartMark()
                .map(mark -> Position.inSource(source, mark.getIndex(), node, offset))
                .orElse(0);
        int before = source.lastIndexOf('\n', Math.max(0, index - 1));
        int line =
                (int) source.substring(0, index).chars().filter(c -> c == '\n').count() + 1;
        problems.add(new ConfigProblem(name, line, index - before, message));
    }

    private void at(Optional<Mark> mark, String message) {
        problems.add(new ConfigProblem(
                name,
                mark.map(m -> m.getLine() + 1).orElse(1),
                mark.map(m -> m.getColumn() + 1).orElse(1),
                message));
    }

    /** The entries of a map whose keys are among {@code known}. */
    Map<String, Node> map(Node node, String what, Collection<String> known) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            problem(node, what + " must be a map");
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!known.isEmpty() && !known.contains(key)) {
                problem(tuple.getKeyNode(), Nearest.message("key", key, known));
            } else if (entries.put(key, tuple.getValueNode()) != null) {
                problem(tuple.getKeyNode(), key + " is given twice");
            }
        }
        return entries;
    }

    List<Node> list(Node node, String what) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(node, what + " must be a list");
        return List.of();
    }

    Optional<ScalarNode> scalar(Node node, String what) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar);
        }
        problem(node, what + " must be text");
        return Optional.empty();
    }

    /** One of {@code known}. */
    Optional<String> name(Node node, String what, Collection<String> known) {
        Optional<String> name = scalar(node, what).map(ScalarNode::getValue);
        if (name.isPresent() && !known.contains(name.get())) {
            problem(node, Nearest.message(what, name.get(), known));
            return Optional.empty();
        }
        return name;
    }

    /** Several of {@code known} (any if it is empty), written as a list or as one word. */
    List<String> names(Node node, String what, Collection<String> known) {
        List<String> names = new ArrayList<>();
        List<Node> nodes = node instanceof ScalarNode ? List.of(node) : list(node, what);
        for (Node each : nodes) {
            (known.isEmpty() ? scalar(each, what).map(ScalarNode::getValue) : name(each, what, known))
                    .ifPresent(names::add);
        }
        return names;
    }
}
