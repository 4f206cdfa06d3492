package org.postern.school.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postern.model.ConfigProblem;
import org.postern.school.CsvTable;

/** Proposes a mapping from the words that SIMS, Arbor, Bromcom, iSAMS and ScholarPack head their columns with. */
public final class MappingGuess {
    /** The better word first: preferred names stand in mail, legal ones in registers. */
    private static final Map<String, List<String>> WORDS = new LinkedHashMap<>();

    private static final Pattern CONTACT = Pattern.compile(
            "(?:priority )?(?:contact|guardian|parent|carer|parent carer|primary guardian|mother|father)s? ?(\\d)?"
                    + " (.{1,40})");

    static {
        words("id", "admission number", "admission no", "adno", "student id", "pupil id", "arbor student id");
        words("id", "school id", "staff id", "staff code", "person id", "mis id", "id");
        words("title", "title", "salutation");
        words("given-name", "preferred forename", "preferred first name", "known as", "chosen name", "forename");
        words("given-name", "first name", "legal forename", "legal first name", "given name", "forenames");
        words("family-name", "preferred surname", "preferred last name", "surname", "last name", "family name");
        words("family-name", "legal surname", "legal last name");
        words("name", "full name", "student name", "pupil name", "student", "pupil", "name", "staff name");
        words("email", "school email", "student email", "pupil email", "work email", "primary email");
        words("email", "email address", "email", "e mail", "e mail address", "main email", "default email");
        words("username", "username", "user name", "login", "network login", "upn login");
        words("year", "year group", "nc year", "year taught in", "national curriculum year", "curriculum year", "year");
        words("class", "registration group", "reg group", "registration form", "tutor group", "form", "class", "reg");
        words("class", "form group", "registration class", "class name");
        words("community", "clubs", "communities", "house groups", "user defined groups");
        words("leaving-date", "leaving date", "date of leaving", "dol", "leave date", "end date");
        words("upn", "upn", "unique pupil number", "former upn");
        words("uln", "uln", "unique learner number");
        words("nhs", "nhs number", "nhs no", "nhs");
        words("phone", "mobile", "mobile phone", "mobile number", "telephone", "phone", "phone number", "home phone");
        words("role", "role", "job title", "post", "staff role", "position", "staff type");
    }

    private final Map<String, String> chosen = new LinkedHashMap<>();
    private final List<String> rest;

    private MappingGuess(List<String> header) {
        Set<String> used = new HashSet<>();
        for (String column : header) {
            contact(words(column)).filter(field -> !chosen.containsKey(field)).ifPresent(field -> {
                chosen.put(field, column);
                used.add(column);
            });
        }
        WORDS.forEach((field, words) -> words.stream()
                .flatMap(word -> header.stream()
                        .filter(column ->
                                !used.contains(column) && words(column).equals(word)))
                .findFirst()
                .ifPresent(column -> {
                    chosen.put(field, column);
                    used.add(column);
                }));
        if (chosen.containsKey("given-name") && chosen.containsKey("family-name")) {
            Optional.ofNullable(chosen.remove("name")).ifPresent(used::remove);
        }
        rest = header.stream().filter(column -> !used.contains(column)).toList();
    }

    private static void words(String field, String... names) {
        WORDS.computeIfAbsent(field, f -> new ArrayList<>()).addAll(List.of(names));
    }

    /** The lines of a mapping file for that table; what was not used is named in comments. */
    public static List<String> lines(Path table, List<ConfigProblem> problems) {
        CsvTable rows = CsvTable.readLoosely(table, List.of(), problems);
        MappingGuess guess = new MappingGuess(rows.header());
        List<String> lines = new ArrayList<>();
        lines.add("field,column");
        lines.add("who,=" + guess.who());
        Mapping.FIELDS.stream()
                .forEach(field -> Optional.ofNullable(guess.chosen.get(field))
                        .ifPresent(column -> lines.add(field + "," + quoted(column))));
        guess.missing().forEach(field -> lines.add("# needed and not found: " + field));
        guess.rest.forEach(column -> lines.add("# not used: " + column.replaceAll("\\s", " ")));
        return lines;
    }

    private String who() {
        boolean guardians = chosen.keySet().stream().anyMatch(field -> field.startsWith("guardian"));
        return guardians || chosen.containsKey("year") || chosen.containsKey("upn") ? "pupils" : "staff";
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (!chosen.containsKey("email") && !chosen.containsKey("username")) {
            missing.add("email");
        }
        if (!chosen.containsKey("name")) {
            List.of("given-name", "family-name").stream()
                    .filter(field -> !chosen.containsKey(field))
                    .forEach(missing::add);
        }
        return missing;
    }

    private static Optional<String> contact(String words) {
        Matcher contact = CONTACT.matcher(words);
        if (!contact.matches()) {
            return Optional.empty();
        }
        int number = contact.group(1) != null ? Integer.parseInt(contact.group(1)) : words.startsWith("father") ? 2 : 1;
        String what = contact.group(2);
        if (number < 1 || number > Mapping.GUARDIANS) {
            return Optional.empty();
        }
        return part(what).map(field -> Mapping.guardian(number, field));
    }

    private static Optional<String> part(String what) {
        if (what.contains("mail") && !what.contains("mailing")) {
            return Optional.of("email");
        }
        if (what.matches(".*\\b(mobile|phone|telephone|tel)\\b.*")) {
            return Optional.of("phone");
        }
        if (what.matches(".*\\b(forename|first name|given name)\\b.*")) {
            return Optional.of("given-name");
        }
        if (what.matches(".*\\b(surname|last name|family name)\\b.*")) {
            return Optional.of("family-name");
        }
        return what.matches("(full )?name") ? Optional.of("name") : Optional.empty();
    }

    /** Lower case, words a blank apart. */
    private static String words(String column) {
        return column.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    private static String quoted(String column) {
        return column.matches("[\\w .()/'-]*") ? column : "\"" + column.replace("\"", "\"\"") + "\"";
    }
}
