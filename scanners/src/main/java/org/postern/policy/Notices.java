package org.postern.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.StringSubstitutor;
import org.postern.model.ConfigProblem;
import org.postern.model.Nearest;
import org.postern.school.KeyStage;
import org.postern.school.Person;

/**
 * The texts that explain a decision to a sender, one per key and age band ({@code KEY.BAND.txt}). The first line is the
 * subject, the rest is the text.
 */
public final class Notices {
    /** What a text may name, written as {@code ${first_name}}; anything else is refused when texts are loaded. */
    public static final Set<String> PLACEHOLDERS =
            Set.of("first_name", "recipient", "school", "class_teacher", "file", "reason", "subject");

    /** Says that a person will look; stands in where a text has no words for an age. */
    private static final String WAITING = "waiting";

    private static final Pattern FILE = Pattern.compile("([a-z0-9-]+)\\.([a-z0-9]+)\\.txt");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$?\\{([^}]*)}?");

    private final Map<String, Map<Band, Text>> texts;

    private Notices(Map<String, Map<Band, Text>> texts) {
        this.texts = texts;
    }

    /** For whom a text is worded. */
    public enum Band {
        /** Nursery to year 2: read to the child by the class teacher, into whose tray it goes. */
        KS1,
        KS2,
        SECONDARY,
        STAFF,
        /** Parents and whoever else is outside; no letter goes there, but pages and staff may show them the words. */
        PARENT;

        static final Set<Band> PUPILS = EnumSet.of(KS1, KS2, SECONDARY);

        public static Band of(Optional<Person> sender) {
            Optional<Person> pupil = sender.filter(Person::pupil);
            if (pupil.isEmpty()) {
                return sender.filter(p -> p.guardian() && !p.staff()).isPresent() ? PARENT : STAFF;
            }
            Optional<KeyStage> stage = pupil.flatMap(Person::keyStage);
            if (stage.isEmpty()) {
                return KS2;
            }
            return switch (stage.get()) {
                case EYFS, KS1 -> KS1;
                case KS2 -> KS2;
                case KS3, KS4, KS5 -> SECONDARY;
            };
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A notice ready to send, or with its placeholders. */
    public record Text(String subject, String body) {}

    static Notices load(Path dir, List<ConfigProblem> problems) {
        Map<String, Map<Band, Text>> texts = new HashMap<>();
        try (Stream<Path> files = Files.list(dir)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                read(file, texts, problems);
            }
        } catch (IOException e) {
            problems.add(ConfigProblem.whole(dir, "the folder of notices cannot be read"));
        }
        texts.forEach((key, bands) -> missing(bands.keySet())
                .forEach(band -> problems.add(ConfigProblem.whole(
                        dir.resolve(key + "." + band.label() + ".txt"), "the text for this age band is missing"))));
        return new Notices(texts);
    }

    /** A text is for staff, for parents, for pupils of every age, or for several of them. */
    private static Set<Band> missing(Set<Band> there) {
        Set<Band> missing = EnumSet.noneOf(Band.class);
        if (there.stream().anyMatch(Band.PUPILS::contains)) {
            missing.addAll(Band.PUPILS);
        }
        missing.removeAll(there);
        return missing;
    }

    private static void read(Path file, Map<String, Map<Band, Text>> texts, List<ConfigProblem> problems) {
        Matcher name = FILE.matcher(file.getFileName().toString());
        Optional<Band> band = name.matches()
                ? Stream.of(Band.values())
                        .filter(b -> b.label().equals(name.group(2)))
                        .findFirst()
                : Optional.empty();
        if (band.isEmpty()) {
            problems.add(ConfigProblem.whole(
                    file, "a notice is called KEY.BAND.txt with BAND ks1, ks2, secondary, staff or parent"));
            return;
        }
        texts.computeIfAbsent(name.group(1), k -> new EnumMap<>(Band.class)).put(band.get(), new Text("", ""));
        Optional<String> text = TextFile.read(file, problems);
        if (text.isEmpty()) {
            return;
        }
        List<String> lines = text.get().lines().toList();
        if (lines.size() < 2 || lines.getFirst().isBlank()) {
            problems.add(new ConfigProblem(
                    file.toString(), 1, 1, "a notice has its subject in the first line, then the text"));
            return;
        }
        check(file, lines, problems);
        String body = String.join("\n", lines.subList(1, lines.size())).strip();
        texts.computeIfAbsent(name.group(1), k -> new EnumMap<>(Band.class))
                .put(band.get(), new Text(lines.getFirst().strip(), body));
    }

    private static void check(Path file, List<String> lines, List<ConfigProblem> problems) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher found = PLACEHOLDER.matcher(lines.get(i));
            while (found.find()) {
                String name = found.group(1);
                if (!found.group().equals("${" + name + "}")) {
                    problems.add(new ConfigProblem(
                            file.toString(), i + 1, found.start() + 1, "a placeholder is written ${name}"));
                } else if (!PLACEHOLDERS.contains(name)) {
                    problems.add(new ConfigProblem(
                            file.toString(),
                            i + 1,
                            found.start() + 1,
                            Nearest.message("placeholder", name, new TreeSet<>(PLACEHOLDERS))));
                }
            }
        }
    }

    public Set<String> keys() {
        return Set.copyOf(texts.keySet());
    }

    /**
     * The text of a notice with its placeholders filled; {@code values} by placeholder name. A value is inserted as it
     * is and never looked into for further placeholders; one that is not given becomes empty.
     */
    public Optional<Text> compose(String key, Band band, Map<String, String> values) {
        Map<String, String> all = new HashMap<>();
        PLACEHOLDERS.forEach(name -> all.put(name, ""));
        values.forEach((name, value) ->
                all.put(name, value.replaceAll("\\p{Cntrl}", " ").strip()));
        StringSubstitutor fill = new StringSubstitutor(all)
                .setDisableSubstitutionInValues(true)
                .setEnableUndefinedVariableException(true);
        Text plain = texts.getOrDefault(key, Map.of()).get(band);
        Text waiting = texts.getOrDefault(WAITING, Map.of()).get(band);
        boolean known = texts.containsKey(key);
        return Optional.ofNullable(plain == null && known ? waiting : plain)
                .map(text -> new Text(tidy(fill.replace(text.subject())), tidy(fill.replace(text.body()))));
    }

    /** Where a value is not given, no gap is left. */
    private static String tidy(String text) {
        return text.replaceAll(" {2,}", " ").replaceAll(" ([.,])", "$1");
    }
}
