package org.postern.scan.topic;

import java.util.ArrayList;
import java.util.List;
import org.postern.scan.topic.Element.Choice;
import org.postern.scan.topic.Element.ClassOf;
import org.postern.scan.topic.Element.Gap;
import org.postern.scan.topic.Element.Maybe;
import org.postern.scan.topic.Element.Word;

/**
 * Reads the elements of one phrase: {@code word}, {@code =word} (exactly as written), {@code <class>}, {@code (one|or
 * other)}, {@code element?}, {@code ..} and {@code ...} (up to 2 or 5 words between), followed by {@code !word} for
 * what may not stand between.
 */
final class Grammar {
    private static final int MOST_OPTIONAL = 6;

    private final String text;
    private final Slang slang;
    private final List<String> unknown = new ArrayList<>();
    private int at;

    private Grammar(String text, Slang slang) {
        this.text = text;
        this.slang = slang;
    }

    static List<Element> sequence(String text, Slang slang) {
        Grammar grammar = new Grammar(text, slang);
        List<Element> elements = grammar.sequence();
        grammar.finish();
        return elements;
    }

    /** The alternatives of a class. */
    static List<List<Element>> alternatives(String text, Slang slang) {
        Grammar grammar = new Grammar(text, slang);
        List<List<Element>> all = grammar.alternatives();
        grammar.finish();
        return all;
    }

    private void finish() {
        if (at < text.length()) {
            throw new PhraseProblem("'" + text.charAt(at) + "' has no beginning");
        }
        if (!unknown.isEmpty()) {
            String words = String.join(" ", unknown);
            throw new PhraseProblem("no word is written '" + words + "'; if it is one, say words: " + words);
        }
    }

    private List<List<Element>> alternatives() {
        List<List<Element>> all = new ArrayList<>();
        all.add(sequence());
        while (peek() == '|') {
            at++;
            all.add(sequence());
        }
        return all;
    }

    private List<Element> sequence() {
        List<Element> elements = new ArrayList<>();
        while (peek() == ' ') {
            at++;
        }
        while (at < text.length() && peek() != '|' && peek() != ')') {
            element(elements);
            while (peek() == ' ') {
                at++;
            }
        }
        check(elements);
        return elements;
    }

    private static void check(List<Element> elements) {
        if (elements.stream().allMatch(e -> e instanceof Maybe || e instanceof Gap)) {
            throw new PhraseProblem("an alternative is empty or could match nothing");
        }
        if (elements.stream()
                        .takeWhile(e -> e instanceof Maybe || e instanceof Gap)
                        .anyMatch(Gap.class::isInstance)
                || elements.reversed().stream()
                        .takeWhile(e -> e instanceof Maybe || e instanceof Gap)
                        .anyMatch(Gap.class::isInstance)) {
            throw new PhraseProblem("a gap needs something before and after it");
        }
        if (elements.stream().filter(Maybe.class::isInstance).count() > MOST_OPTIONAL) {
            throw new PhraseProblem("more than " + MOST_OPTIONAL + " optional elements");
        }
    }

    private void element(List<Element> to) {
        if (peek() == '!') {
            at++;
            without(to);
        } else if (text.startsWith("..", at)) {
            gap(to);
        } else {
            List<Element> one = atom();
            if (peek() == '?') {
                at++;
                to.add(new Maybe(one.size() == 1 ? one.getFirst() : new Choice(List.of(one))));
            } else {
                to.addAll(one);
            }
        }
    }

    private void gap(List<Element> to) {
        int dots = 0;
        while (peek() == '.') {
            at++;
            dots++;
        }
        if (dots > 3) {
            throw new PhraseProblem("a gap is .. or ...");
        }
        to.add(new Gap(dots == 2 ? 2 : 5, List.of()));
    }

    private void without(List<Element> to) {
        List<Element> barred = atom();
        if (to.isEmpty() || !(to.getLast() instanceof Gap(int words, List<Element> others)) || barred.size() != 1) {
            throw new PhraseProblem("! bars one word or class from the gap before it");
        }
        List<Element> all = new ArrayList<>(others);
        all.addAll(barred);
        to.set(to.size() - 1, new Gap(words, all));
    }

    private List<Element> atom() {
        return switch (peek()) {
            case '<' -> List.of(named());
            case '(' -> List.of(group());
            case '=' -> {
                at++;
                yield List.of(new Word(word(), true));
            }
            default ->
                slang.expand(word()).stream()
                        .map(w -> (Element) new Word(w, false))
                        .toList();
        };
    }

    private Element named() {
        int end = text.indexOf('>', at);
        if (end < 0) {
            throw new PhraseProblem("< without >");
        }
        String name = text.substring(at + 1, end);
        at = end + 1;
        return new ClassOf(name);
    }

    private Element group() {
        at++;
        List<List<Element>> all = alternatives();
        if (peek() != ')') {
            throw new PhraseProblem("( without )");
        }
        at++;
        return new Choice(all);
    }

    private String word() {
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(peek()) || peek() == '\'')) {
            at++;
        }
        String word = text.substring(from, at);
        if (word.isEmpty()) {
            throw new PhraseProblem(
                    at < text.length() ? "a word cannot hold '" + peek() + "'" : "a word is missing at the end");
        }
        if (!slang.knows(word)) {
            unknown.add(word);
        }
        return word;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
