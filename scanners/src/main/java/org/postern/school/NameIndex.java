package org.postern.school;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds people of the directory by the words of their names. */
final class NameIndex {
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}'-]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Set<String> TITLES = Set.of("mr", "mrs", "ms", "miss", "mx", "dr", "sir");

    private final Map<String, Set<Person>> byFamily = new HashMap<>();
    private final Map<String, Set<Person>> pupilsByGiven = new HashMap<>();

    NameIndex(Collection<Person> people) {
        for (Person person : people) {
            String family = fold(person.familyName());
            familyForms(family)
                    .forEach(form ->
                            byFamily.computeIfAbsent(form, f -> new HashSet<>()).add(person));
            if (person.pupil()) {
                given(person)
                        .forEach(g -> pupilsByGiven
                                .computeIfAbsent(g, x -> new HashSet<>())
                                .add(person));
            }
        }
    }

    /**
     * Who may be meant by a few words: those whose family name stands in them, narrowed by a given name or its first
     * letter where one stands beside it; without a family name, the pupils of that given name.
     */
    Set<Person> named(String words) {
        List<String> all = words(words);
        Set<Person> found = new HashSet<>();
        for (String word : all) {
            Set<Person> family = byFamily.getOrDefault(withoutOwnership(word), Set.of());
            Set<Person> narrowed = new HashSet<>(family);
            narrowed.removeIf(p -> all.stream().noneMatch(other -> fits(p, other)));
            found.addAll(narrowed.isEmpty() ? family : narrowed);
        }
        if (found.isEmpty()) {
            all.forEach(word -> found.addAll(pupilsByGiven.getOrDefault(withoutOwnership(word), Set.of())));
        }
        return found;
    }

    Set<Person> ofFamily(String family) {
        return byFamily.getOrDefault(fold(family), Set.of());
    }

    /** As texts write it: whole, its last word, each part of a double name, and without its apostrophe. */
    private static Set<String> familyForms(String family) {
        Set<String> forms = new LinkedHashSet<>();
        for (String form : List.of(family, family.substring(family.lastIndexOf(' ') + 1))) {
            forms.add(form);
            forms.add(form.replace("'", ""));
            forms.addAll(List.of(form.split("-", -1)));
        }
        // one letter of a double name, as the O of O'Hara-B, is nobody's name
        forms.removeIf(form -> form.isBlank() || (form.length() < 2 && !form.equals(family)));
        return forms;
    }

    private static boolean fits(Person person, String word) {
        return given(person).stream().anyMatch(g -> g.equals(word) || (word.length() == 1 && g.startsWith(word)));
    }

    /** Given names without titles; staff often have a letter only. */
    static List<String> given(Person person) {
        return words(person.givenName()).stream()
                .filter(word -> !TITLES.contains(word))
                .toList();
    }

    private static List<String> words(String text) {
        return List.of(NO_LETTERS.split(fold(text))).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String withoutOwnership(String word) {
        return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    }

    /** Lower case without accents, as scanners read names. */
    static String fold(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return plain.replace('\u2019', '\'').toLowerCase(Locale.ROOT).strip();
    }
}
