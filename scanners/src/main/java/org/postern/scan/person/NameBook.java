package org.postern.scan.person;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postern.scan.FoldedText;
import org.postern.scan.WordLists;
import org.postern.scan.topic.EnglishWords;

/** The names of a school, by family name and by given name; looked up in the same time however many there are. */
public final class NameBook {
    private static final WordLists LISTS = WordLists.load(NameBook.class, "names.words");
    private static final Set<String> COMMON = LISTS.get("common");

    private final Map<String, List<KnownName>> families = new HashMap<>();
    private final Map<String, List<KnownName>> pupils = new HashMap<>();
    private final Set<String> classes = new HashSet<>();

    /** @param classTitles such as 4MAP; beside one of them a first name is a pupil's */
    public NameBook(Collection<KnownName> names, Collection<String> classTitles) {
        for (KnownName each : names) {
            KnownName name = folded(each);
            familyForms(name.family())
                    .forEach(form -> families.computeIfAbsent(form, f -> new ArrayList<>(1))
                            .add(name));
            if (name.kind() == KnownName.Kind.PUPIL) {
                name.given()
                        .forEach(g -> pupils.computeIfAbsent(g, x -> new ArrayList<>(1))
                                .add(name));
            }
        }
        classTitles.forEach(title -> classes.add(title.toLowerCase(Locale.ROOT)));
    }

    /** As texts are read: without accents; Mary-Jane is also called Mary. */
    private static KnownName folded(KnownName name) {
        Set<String> given = new LinkedHashSet<>();
        for (String each : name.given()) {
            String plain = FoldedText.of(each).text();
            given.add(plain);
            int dash = plain.indexOf('-');
            if (dash > 1) {
                given.addAll(List.of(plain.substring(0, dash), plain.replace("-", "")));
            }
        }
        return new KnownName(List.copyOf(given), FoldedText.of(name.family()).text(), name.kind());
    }

    /**
     * Without its apostrophe, and each part of a double name; what stands before the last of several words is left out.
     */
    private static Set<String> familyForms(String family) {
        Set<String> forms = new LinkedHashSet<>();
        String last = family.substring(family.lastIndexOf(' ') + 1);
        for (String form : List.of(family, last)) {
            forms.add(form);
            forms.add(form.replace("'", ""));
            for (String piece : form.split("-", -1)) {
                forms.add(piece);
            }
        }
        forms.removeIf(form -> form.length() < 2);
        return forms;
    }

    /** What a given name is shortened to; the name itself among it. */
    public static List<String> forms(String given) {
        List<String> forms = new ArrayList<>(List.of(given));
        for (String group : NICKNAMES) {
            List<String> names = List.of(group.split(" ", -1));
            if (names.contains(given)) {
                names.stream().filter(n -> !forms.contains(n)).forEach(forms::add);
            }
        }
        return forms;
    }

    private static final List<String> NICKNAMES = WordLists.read(NameBook.class, "nicknames.txt")
            .lines()
            .map(WordLists::withoutComment)
            .filter(line -> !line.isBlank())
            .toList();

    private static final Set<String> FORMS = NICKNAMES.stream()
            .flatMap(group -> Stream.of(group.split(" ", -1)))
            .collect(Collectors.toUnmodifiableSet());

    List<KnownName> ofFamily(String family) {
        return families.getOrDefault(family, List.of());
    }

    List<KnownName> pupilsCalled(String given) {
        return pupils.getOrDefault(given, List.of());
    }

    /** Whether somebody at the school, or in a family of English names, is called so. */
    boolean givenName(String word) {
        return pupils.containsKey(word) || FORMS.contains(word) || common(word) || EnglishWords.isNameOnly(word);
    }

    boolean isClass(String word) {
        return classes.contains(word);
    }

    /** Whether the word is a name only if it is written like one. */
    static boolean common(String word) {
        return COMMON.contains(word);
    }
}
