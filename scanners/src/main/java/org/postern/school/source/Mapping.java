package org.postern.school.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.postern.model.ConfigProblem;
import org.postern.model.Nearest;
import org.postern.school.CsvTable;

/**
 * Which column of a table is what: a CSV of {@code field,column}, where {@code =word} instead of a column means that
 * word in every row.
 */
final class Mapping {
    static final String WHO = "who";
    static final List<String> WHO_WORDS = List.of("pupils", "staff", "everybody");
    static final int GUARDIANS = 4;
    static final List<String> FIELDS = fields();

    private final Map<String, String> columns = new HashMap<>();

    private static List<String> fields() {
        List<String> all = new ArrayList<>(List.of(
                WHO,
                "id",
                "role",
                "title",
                "given-name",
                "family-name",
                "name",
                "email",
                "username",
                "year",
                "class",
                "community",
                "leaving-date",
                "upn",
                "uln",
                "nhs",
                "phone"));
        for (int i = 1; i <= GUARDIANS; i++) {
            for (String what : List.of("name", "given-name", "family-name", "email", "phone")) {
                all.add(guardian(i, what));
            }
        }
        return List.copyOf(all);
    }

    static String guardian(int number, String what) {
        return "guardian-" + number + "-" + what;
    }

    /** The mapping, checked against the table it is for. */
    static Optional<Mapping> read(Path file, Path table, List<ConfigProblem> problems) {
        Mapping mapping = new Mapping();
        List<ConfigProblem> own = new ArrayList<>();
        CsvTable rows = CsvTable.readLoosely(file, List.of("field", "column"), own);
        CsvTable target = CsvTable.readLoosely(table, List.of(), new ArrayList<>());
        for (CsvTable.Row row : rows.rows()) {
            mapping.take(row, target);
        }
        mapping.check(file, own);
        problems.addAll(own);
        return own.isEmpty() ? Optional.of(mapping) : Optional.empty();
    }

    private void take(CsvTable.Row row, CsvTable target) {
        String field = row.get("field");
        String column = row.get("column");
        if (!FIELDS.contains(field)) {
            row.problem("field", Nearest.message("field", field, FIELDS));
        } else if (!column.isEmpty() && columns.putIfAbsent(field, column) != null) {
            row.problem("field", "the field is mapped twice: " + field);
        }
        if (!column.isEmpty() && !column.startsWith("=") && !target.has(column)) {
            row.problem("column", Nearest.message("column", column, target.header()));
        }
    }

    private void check(Path file, List<ConfigProblem> problems) {
        if (!WHO_WORDS.contains(who())) {
            problems.add(ConfigProblem.whole(
                    file,
                    "say who is in the table with a row such as who,=pupils; it is one of "
                            + String.join(", ", WHO_WORDS)));
        }
        if (!has("email") && !has("username")) {
            problems.add(ConfigProblem.whole(file, "the column of email (or of username) is needed"));
        }
        if (!has("name") && !(has("given-name") && has("family-name"))) {
            problems.add(
                    ConfigProblem.whole(file, "the columns of given-name and family-name, or of name, are needed"));
        }
        if (who().equals("everybody") && !has("role")) {
            problems.add(ConfigProblem.whole(file, "with who,=everybody the column of role is needed"));
        }
    }

    String who() {
        return columns.getOrDefault(WHO, "").replaceFirst("^=", "").toLowerCase(Locale.ROOT);
    }

    boolean has(String field) {
        return columns.containsKey(field);
    }

    /** Where a problem with that field is. */
    String column(String field) {
        return columns.getOrDefault(field, field);
    }

    String value(CsvTable.Row row, String field) {
        String column = columns.getOrDefault(field, "");
        return column.startsWith("=") ? column.substring(1) : row.get(column);
    }
}
