package org.postern.scan.topic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postern.scan.WordLists;

/** The forms an English word takes: irregular ones from a table, the others by the rules of spelling. */
final class Inflections {
    private static final String VOWELS = "aeiou";

    private final English english;
    private final Map<String, List<String>> irregular = new HashMap<>();
    private final Set<String> unchanging = new LinkedHashSet<>();

    private Inflections(English english) {
        this.english = english;
    }

    /** From lines {@code word: form form}, and {@code =: word word} for words that take no other form. */
    static Inflections load(English english) {
        Inflections loaded = new Inflections(english);
        WordLists.read(Inflections.class, "irregular.words")
                .lines()
                .map(WordLists::withoutComment)
                .filter(line -> !line.isBlank())
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    String word = line.substring(0, colon);
                    List<String> forms =
                            Arrays.asList(line.substring(colon + 1).strip().split(" +"));
                    if (word.equals("=")) {
                        loaded.unchanging.addAll(forms);
                    } else {
                        loaded.irregular.put(word, forms);
                    }
                });
        return loaded;
    }

    /** The word and its other forms. */
    Set<String> of(String word) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(word);
        List<String> known = irregular.get(word);
        if (known != null) {
            forms.addAll(known);
        }
        if (word.length() < 3 || unchanging.contains(word) || !isLetters(word)) {
            return forms;
        }
        regular(word).stream().filter(f -> !isOfAnother(word, f)).forEach(forms::add);
        return forms;
    }

    private static Set<String> regular(String word) {
        Set<String> forms = new LinkedHashSet<>();
        char last = word.charAt(word.length() - 1);
        char before = word.charAt(word.length() - 2);
        String stem = word.substring(0, word.length() - 1);
        forms.add(word + (last == 's' || last == 'x' || last == 'z' || last == 'h' ? "es" : "s"));
        if (last == 'e') {
            forms.add(word + "d");
            forms.add(word.endsWith("ie") ? word.substring(0, word.length() - 2) + "ying" : stem + "ing");
            forms.add(word + "ing");
        } else if (last == 'y' && VOWELS.indexOf(before) < 0) {
            forms.addAll(List.of(stem + "ies", stem + "ied", word + "ing"));
        } else {
            forms.addAll(List.of(word + "ed", word + "ing"));
            if (VOWELS.indexOf(last) < 0 && VOWELS.indexOf(before) >= 0) {
                forms.addAll(List.of(word + last + "ed", word + last + "ing"));
            }
        }
        forms.addAll(withoutG(forms));
        return forms;
    }

    /** Hittin, cuttin. */
    private static Set<String> withoutG(Set<String> forms) {
        Set<String> spoken = new LinkedHashSet<>();
        forms.stream()
                .filter(f -> f.length() > 5 && f.endsWith("ing"))
                .forEach(f -> spoken.add(f.substring(0, f.length() - 1)));
        return spoken;
    }

    /** Caring is a form of care, not of car; touching is one of touch, whatever fencers say. */
    private boolean isOfAnother(String word, String form) {
        int added = form.length() - word.length();
        boolean vowelBefore = VOWELS.indexOf(word.charAt(word.length() - 2)) >= 0;
        if (!vowelBefore || added < 2 || added > 3 || !form.startsWith(word)) {
            return false;
        }
        return english.isWord(word + "e") && english.isWord(form);
    }

    private static boolean isLetters(String word) {
        return word.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }
}
