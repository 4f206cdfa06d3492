package org.postern.scan.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.FoldedText;
import org.postern.scan.ScannedText;
import org.postern.scan.WordLists;

/**
 * Phrases that mean little alone and something together, such as a place, a time and "you and me"; written like topics,
 * with the name of the signal where a topic has marks.
 */
public final class Signals {
    private final Topics topics;

    private Signals(Topics topics) {
        this.topics = topics;
    }

    /**
     * A signal in a text.
     *
     * @param about the category of the file it comes from
     * @param sure {@code possible} where the phrase is weak
     * @param from the first of its words, counted from the start of the text
     * @param to the word after its last
     * @param start where it begins in the folded text
     * @param sentence which sentence it stands in, counted from the start of the text
     */
    public record Signal(
            Category about, String name, Confidence sure, int from, int to, int start, int end, int sentence) {
        public boolean covers(Signal other) {
            return from <= other.from && other.to <= to && to - from > other.to - other.from;
        }
    }

    /** From files beside that class. */
    public static Signals load(Class<?> beside, Set<String> names, List<String> files) {
        English english = English.shared();
        Slang slang = Slang.load(english);
        TopicReader reader = new TopicReader(slang, names);
        files.forEach(file -> reader.read(file, WordLists.read(beside, file)));
        return new Signals(Topics.of(english, slang, reader, List.of()));
    }

    /**
     * What was found.
     *
     * @param words how many words the text has
     * @param all in the order in which they begin
     */
    public record Found(int words, List<Signal> all) {
        public Found {
            all = List.copyOf(all);
        }
    }

    /** Worked out once for all scanners that ask. */
    public Found in(ScannedText text) {
        return text.once(this, Found.class, () -> find(text.folded()));
    }

    private Found find(FoldedText folded) {
        Tokens tokens = topics.tokens(folded);
        int[] sentences = sentences(tokens);
        List<Signal> found = new ArrayList<>();
        for (Hits.Hit hit : Hits.of(topics, tokens, topics.chart(tokens).matches())) {
            Phrase phrase = hit.phrase();
            for (String name : phrase.marks()) {
                found.add(new Signal(
                        phrase.category(),
                        name,
                        phrase.confidence(),
                        hit.from(),
                        hit.to(),
                        tokens.start(hit.from()),
                        tokens.end(hit.to() - 1),
                        sentences[hit.from()]));
            }
        }
        found.sort(Comparator.comparingInt(Signal::from).thenComparing(Signal::name));
        return new Found(tokens.size(), found);
    }

    private static int[] sentences(Tokens tokens) {
        int[] sentences = new int[tokens.size()];
        int sentence = 0;
        for (int i = 0; i < sentences.length; i++) {
            sentence += tokens.opens(i) && i > 0 ? 1 : 0;
            sentences[i] = sentence;
        }
        return sentences;
    }
}
