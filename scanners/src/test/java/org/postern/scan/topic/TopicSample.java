package org.postern.scan.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postern.scan.topic.Element.Choice;
import org.postern.scan.topic.Element.ClassOf;
import org.postern.scan.topic.Element.Gap;
import org.postern.scan.topic.Element.Maybe;
import org.postern.scan.topic.Element.Word;

/** The shortest sentence that a phrase stands for. */
final class TopicSample {
    private static final Map<String, String> BUILT_IN = Map.of("any", "table", "name", "zara", "number", "7");

    private final Map<String, WordClass> classes;

    TopicSample(Map<String, WordClass> classes) {
        this.classes = classes;
    }

    String of(List<Element> elements) {
        return elements.stream().map(this::of).filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
    }

    private String of(Element element) {
        return switch (element) {
            case Word word -> word.text();
            case ClassOf(String name) ->
                BUILT_IN.containsKey(name)
                        ? BUILT_IN.get(name)
                        : of(Optional.ofNullable(classes.get(name))
                                .orElseThrow()
                                .alternatives()
                                .getFirst());
            case Choice(List<List<Element>> alternatives) -> of(alternatives.getFirst());
            case Gap gap -> "";
            case Maybe maybe -> "";
        };
    }

    /** One sentence for each alternative of each class. */
    List<List<Element>> alternatives() {
        List<List<Element>> all = new ArrayList<>();
        classes.values().forEach(c -> all.addAll(c.alternatives()));
        return all;
    }
}
