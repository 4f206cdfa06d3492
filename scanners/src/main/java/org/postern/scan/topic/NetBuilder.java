package org.postern.scan.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.postern.scan.topic.Element.Choice;
import org.postern.scan.topic.Element.ClassOf;
import org.postern.scan.topic.Element.Gap;
import org.postern.scan.topic.Element.Maybe;
import org.postern.scan.topic.Element.Word;

/** Puts phrases and classes together into a {@link Net}. */
final class NetBuilder {
    /** The class whose words are names although some of them are other words, too. */
    private static final String FIRST_NAME = "first-name";

    private final Symbols symbols = new Symbols();
    private final Draft anywhere = new Draft();
    private final Draft fromStart = new Draft();
    private int nodes;

    /** A node under construction. */
    private static final class Draft {
        final Map<Integer, Draft> next = new TreeMap<>();
        final Map<List<Object>, Draft> gaps = new LinkedHashMap<>();
        final List<Integer> phrases = new ArrayList<>();
        final List<Integer> classes = new ArrayList<>();
    }

    /**
     * What is looked for.
     *
     * @param anywhere where a phrase or a class may begin
     * @param fromStart what may begin only where a sentence does
     */
    record Built(Symbols symbols, Net anywhere, Net fromStart) {
        Reading reading(int[] all) {
            return Reading.of(all, anywhere, fromStart);
        }
    }

    static Built build(Collection<WordClass> classes, List<Phrase> phrases) {
        NetBuilder builder = new NetBuilder();
        classes.forEach(builder::add);
        for (int i = 0; i < phrases.size(); i++) {
            Phrase phrase = phrases.get(i);
            Draft root = phrase.fromStart() ? builder.fromStart : builder.anywhere;
            for (Draft end : builder.ends(root, phrase.elements())) {
                end.phrases.add(i);
            }
        }
        // numbers are given only now: freezing needs to know what belongs to what
        Net anywhere = builder.frozen(builder.anywhere);
        Net fromStart = builder.frozen(builder.fromStart);
        anywhere.finish(anywhere, fromStart);
        fromStart.finish(anywhere, fromStart);
        return new Built(builder.symbols, anywhere, fromStart);
    }

    private void add(WordClass wordClass) {
        if (wordClass.name().equals(FIRST_NAME)) {
            symbols.belongs(symbols.group(FIRST_NAME), Symbols.NAME);
        }
        alternatives(symbols.group(wordClass.name()), wordClass.alternatives());
    }

    private void alternatives(int group, List<List<Element>> alternatives) {
        for (List<Element> sequence : alternatives) {
            if (sequence.size() == 1 && !(sequence.getFirst() instanceof Maybe)) {
                symbols.belongs(symbol(sequence.getFirst()), group);
            } else {
                for (Draft end : ends(anywhere, sequence)) {
                    end.classes.add(group);
                }
            }
        }
    }

    private Set<Draft> ends(Draft root, List<Element> elements) {
        Set<Draft> open = new LinkedHashSet<>(Set.of(root));
        for (Element element : elements) {
            open = after(open, element);
        }
        return open;
    }

    private Set<Draft> after(Set<Draft> open, Element element) {
        Set<Draft> next = new LinkedHashSet<>();
        switch (element) {
            case Gap(int words, List<Element> without) -> {
                List<Integer> barred =
                        without.stream().map(this::symbol).sorted().toList();
                open.forEach(node -> next.add(node.gaps.computeIfAbsent(List.of(words, barred), key -> new Draft())));
            }
            case Maybe(Element maybe) -> {
                next.addAll(open);
                next.addAll(after(open, maybe));
            }
            case Word word -> step(open, symbol(word), next);
            case ClassOf named -> step(open, symbol(named), next);
            case Choice choice -> step(open, symbol(choice), next);
        }
        return next;
    }

    private static void step(Set<Draft> open, int symbol, Set<Draft> next) {
        open.forEach(node -> next.add(node.next.computeIfAbsent(symbol, key -> new Draft())));
    }

    private int symbol(Element element) {
        return switch (element) {
            case Word(String text, boolean exact) -> symbols.word(text, exact);
            case ClassOf(String name) -> symbols.group(name);
            case Choice choice -> {
                boolean known = symbols.hasGroup(choice);
                int group = symbols.group(choice);
                if (!known) {
                    alternatives(group, choice.alternatives());
                }
                yield group;
            }
            case Gap gap -> throw new PhraseProblem("a gap cannot stand alone");
            case Maybe maybe -> throw new PhraseProblem("what is optional cannot stand alone");
        };
    }

    private Net frozen(Draft draft) {
        return frozen(draft, new HashMap<>());
    }

    private Net frozen(Draft draft, Map<Integer, int[]> closures) {
        Net node = new Net(nodes++);
        node.symbols = draft.next.keySet().stream().mapToInt(Integer::intValue).toArray();
        node.targets =
                draft.next.values().stream().map(d -> frozen(d, closures)).toArray(Net[]::new);
        node.gaps = draft.gaps.entrySet().stream()
                .map(e -> gap(e.getKey(), frozen(e.getValue(), closures)))
                .toArray(Net.Gap[]::new);
        node.phrases = draft.phrases.stream().mapToInt(Integer::intValue).toArray();
        node.classes = draft.classes.stream()
                .map(c -> closures.computeIfAbsent(c, symbols::closure))
                .toArray(int[][]::new);
        node.close();
        return node;
    }

    private static Net.Gap gap(List<Object> key, Net target) {
        int words = (Integer) key.getFirst();
        int[] without = Arrays.stream(((List<?>) key.getLast()).toArray())
                .mapToInt(o -> (Integer) o)
                .toArray();
        return new Net.Gap(words, without, target);
    }
}
