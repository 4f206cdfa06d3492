package org.postern.scan.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.topic.Element.Choice;
import org.postern.scan.topic.Element.ClassOf;
import org.postern.scan.topic.Element.Gap;
import org.postern.scan.topic.Element.Maybe;
import org.postern.scan.topic.Phrase.Kind;

/**
 * Reads topic files: {@code category: name}, {@code words: ...} that no word list has, {@code class <name> = a | b},
 * and phrases {@code likely mark mark: ...}, {@code clear: ...}, {@code clear-sentence: ...}. A line that begins with
 * white space continues the one before. What could never match is refused with its place.
 */
final class TopicReader {
    private final Slang slang;
    private final Set<String> knownMarks;
    /** In their order, so that the net is the same in every run. */
    private final Map<String, WordClass> classes = new LinkedHashMap<>();

    private final List<Phrase> phrases = new ArrayList<>();
    private Optional<Category> category = Optional.empty();
    private Set<String> own = new HashSet<>();
    private String file = "";
    private String defining = "";

    TopicReader(Slang slang, Set<String> knownMarks) {
        this.slang = slang;
        this.knownMarks = knownMarks;
    }

    /** Classes of a file that is not a topic are for all topics read later. */
    void read(String file, String text) {
        this.file = file;
        category = Optional.empty();
        own = new HashSet<>();
        List<String> problems = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        int at = 0;
        while (at < lines.length) {
            int first = at;
            StringBuilder whole = new StringBuilder(plain(lines[at++]));
            while (at < lines.length && !lines[at].isBlank() && Character.isWhitespace(lines[at].charAt(0))) {
                whole.append(' ').append(plain(lines[at++]));
            }
            defining = "";
            try {
                line(whole.toString().strip());
            } catch (PhraseProblem e) {
                problems.add(file + ":" + (first + 1) + ": " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new PhraseProblem(String.join("\n", problems));
        }
    }

    Map<String, WordClass> classes() {
        return Collections.unmodifiableMap(classes);
    }

    List<Phrase> phrases() {
        return List.copyOf(phrases);
    }

    private static String plain(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }

    private void line(String line) {
        if (line.isEmpty()) {
            return;
        }
        if (line.startsWith("class ")) {
            wordClass(line.substring("class ".length()));
            return;
        }
        int colon = line.indexOf(':');
        if (colon < 0) {
            throw new PhraseProblem("a line is 'head: phrase' or 'class <name> = ...'");
        }
        String body = line.substring(colon + 1).strip();
        List<String> head = Arrays.asList(line.substring(0, colon).strip().split(" +"));
        switch (head.getFirst()) {
            case "category" -> category = Optional.of(categoryOf(body));
            case "words" -> slang.learn(Arrays.asList(body.split(" +")));
            default -> phrase(head, body);
        }
    }

    private void wordClass(String line) {
        int is = line.indexOf(" = ");
        if (is < 0 || !line.startsWith("<") || line.charAt(is - 1) != '>') {
            throw new PhraseProblem("a class is written 'class <name> = one | other'");
        }
        String name = line.substring(1, is - 1);
        // before its words are read, so that one mistake is told once
        boolean isNew = own.add(name);
        defining = name;
        List<List<Element>> alternatives = new ArrayList<>();
        for (List<Element> sequence : Grammar.alternatives(line.substring(is + 3), slang)) {
            alternatives.add(resolved(sequence));
        }
        String key = category.isPresent() ? file + "/" + name : name;
        if (!isNew || classes.containsKey(name) || classes.containsKey(key) || Symbols.BUILT_IN.contains(name)) {
            throw new PhraseProblem("class <" + name + "> is there already");
        }
        defining = "";
        classes.put(key, new WordClass(key, alternatives));
    }

    private void phrase(List<String> head, String body) {
        Category about = category.orElseThrow(() -> new PhraseProblem("say 'category: ...' first"));
        Kind kind = switch (head.getFirst()) {
            case "clear" -> Kind.CLEAR;
            case "clear-sentence" -> Kind.CLEAR_SENTENCE;
            default -> Kind.HIT;
        };
        Confidence confidence = kind == Kind.HIT ? confidenceOf(head.getFirst()) : Confidence.POSSIBLE;
        Set<String> marks = new HashSet<>(head.subList(1, head.size()));
        for (String mark : marks) {
            if (!knownMarks.contains(mark)) {
                throw new PhraseProblem("no rule may ask for the mark '" + mark + "'");
            }
        }
        boolean fromStart = body.startsWith("^");
        boolean toEnd = body.endsWith("$");
        String middle = body.substring(fromStart ? 1 : 0, body.length() - (toEnd ? 1 : 0));
        List<Element> elements = resolved(Grammar.sequence(middle.strip(), slang));
        phrases.add(new Phrase(kind, about, confidence, marks, fromStart, toEnd, elements));
    }

    private List<Element> resolved(List<Element> sequence) {
        return sequence.stream().map(this::resolved).toList();
    }

    private Element resolved(Element element) {
        return switch (element) {
            case Element.Word word -> word;
            case ClassOf(String name) -> new ClassOf(keyOf(name));
            case Choice(List<List<Element>> alternatives) ->
                new Choice(alternatives.stream().map(this::resolved).toList());
            case Gap(int words, List<Element> without) -> new Gap(words, resolved(without));
            case Maybe(Element maybe) -> new Maybe(resolved(maybe));
        };
    }

    private String keyOf(String name) {
        if (name.equals(defining)) {
            throw new PhraseProblem("class <" + name + "> stands within itself");
        }
        if (own.contains(name) && category.isPresent()) {
            return file + "/" + name;
        }
        if (!classes.containsKey(name) && !own.contains(name) && !Symbols.BUILT_IN.contains(name)) {
            throw new PhraseProblem("class <" + name + "> is not there, or only further down");
        }
        return name;
    }

    private static Category categoryOf(String label) {
        for (Category category : Category.values()) {
            if (category.label().equals(label)) {
                return category;
            }
        }
        throw new PhraseProblem("no category is called '" + label + "'");
    }

    private static Confidence confidenceOf(String name) {
        for (Confidence confidence : Confidence.values()) {
            if (confidence.name().toLowerCase(Locale.ROOT).equals(name)) {
                return confidence;
            }
        }
        throw new PhraseProblem(
                "a line begins with possible, likely, certain, clear or clear-sentence, not '" + name + "'");
    }
}
