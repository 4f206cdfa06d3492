package org.postern.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postern.message.Address;
import org.postern.message.DomainPattern;
import org.postern.model.ConfigProblem;
import org.postern.model.Nearest;
import org.postern.school.CsvTable;

/** Reads conf/lists. Every entry has an owner and a reason, so that somebody can be asked why it is there. */
final class ListsLoader {
    private static final List<String> BASE = List.of("value", "owner", "reason", "expires");
    /** Columns a list has beyond the four that all have. */
    private static final Map<String, List<String>> MORE = Map.of(
            Lists.CONTACTS,
            List.of("for"),
            Lists.KINDS,
            List.of("group", "use"),
            Lists.PARTNERS,
            List.of("name", "kind", "accepts"),
            Lists.PRIVATE_ACCOUNTS,
            List.of("of"),
            Lists.EXCEPTIONS,
            List.of("for", "kinds"),
            Lists.RUDE_WORDS,
            List.of("band"),
            Lists.SENSITIVE_TERMS,
            List.of("category", "needs"));

    /** Kinds of information a partner may be sent, by the rules that find them. */
    static final List<String> ACCEPTABLE =
            List.of("DAT-01", "DAT-02", "DAT-03", "DAT-04", "DAT-05", "DAT-06", "DAT-07");

    /** Up to what age a word is rude. */
    static final List<String> BANDS = List.of("ks1", "ks2", "secondary", "all");
    /** What a sensitive term may be; {@code none} for words that only look like one. */
    static final Set<String> TERM_CATEGORIES = Set.of("special-category", "safeguarding-term", "staff-data", "none");

    static final Set<String> USES = Set.of("blocked", "unclear", "pupil-returned");

    /** Without these something would be let through or stopped that nobody meant; an empty list is a header row. */
    private static final List<String> NEEDED =
            List.of(Lists.CONTACTS, Lists.KINDS, Lists.RUDE_WORDS, Lists.HATE_TERMS, Lists.SENSITIVE_TERMS);

    private ListsLoader() {}

    static Lists load(Path dir, List<ConfigProblem> problems) {
        Map<String, List<Lists.Entry>> lists = new HashMap<>();
        for (Path file : files(dir, problems)) {
            String name = file.getFileName().toString().replaceFirst("\\.csv$", "");
            lists.put(name, read(file, name, lists, problems));
        }
        for (String needed : NEEDED) {
            if (!lists.containsKey(needed)) {
                String message = "the list is missing"
                        + (lists.isEmpty() ? "" : "; " + Nearest.message("list", needed, lists.keySet()));
                problems.add(ConfigProblem.whole(dir.resolve(needed + ".csv"), message));
            }
        }
        return new Lists(lists);
    }

    private static List<Path> files(Path dir, List<ConfigProblem> problems) {
        try (Stream<Path> all = Files.list(dir)) {
            return all.filter(f -> f.toString().endsWith(".csv")).sorted().toList();
        } catch (IOException e) {
            problems.add(ConfigProblem.whole(dir, "the folder of lists cannot be read"));
            return List.of();
        }
    }

    private static List<Lists.Entry> read(
            Path file, String name, Map<String, List<Lists.Entry>> before, List<ConfigProblem> problems) {
        List<String> more = MORE.getOrDefault(name, List.of());
        List<String> columns = new ArrayList<>(BASE);
        columns.addAll(more);
        CsvTable table = CsvTable.read(file, columns, problems);
        for (String column : table.header()) {
            if (!columns.contains(column)) {
                problems.add(new ConfigProblem(
                        file.toString(),
                        1,
                        table.header().indexOf(column) + 1,
                        Nearest.message("column", column, columns)));
            }
        }
        List<Lists.Entry> entries = new ArrayList<>();
        table.rows().forEach(row -> {
            entry(row, name, more, entries);
            if (name.equals(Lists.SECURE_ROUTES)) {
                secureRoute(row, before.getOrDefault(Lists.PERSONAL_DOMAINS, List.of()));
            }
        });
        return List.copyOf(entries);
    }

    private static void entry(CsvTable.Row row, String name, List<String> more, List<Lists.Entry> into) {
        var value = row.need("value");
        var owner = row.need("owner");
        var reason = row.need("reason");
        var expires = row.date("expires");
        Map<String, String> extra = new HashMap<>();
        more.forEach(column -> extra.put(column, row.get(column)));
        check(row, name);
        if (value.isPresent() && owner.isPresent() && reason.isPresent()) {
            into.add(new Lists.Entry(value.get(), owner.get(), reason.get(), expires, extra));
        }
    }

    private static void check(CsvTable.Row row, String name) {
        if (name.equals(Lists.KINDS) && !USES.contains(row.get("use"))) {
            row.problem("use", Nearest.message("use", row.get("use"), USES));
        }
        if (name.equals(Lists.RUDE_WORDS) && !BANDS.contains(row.get("band"))) {
            row.problem("band", Nearest.message("band", row.get("band"), BANDS));
        }
        if (name.equals(Lists.SENSITIVE_TERMS) && !TERM_CATEGORIES.contains(row.get("category"))) {
            row.problem("category", Nearest.message("category", row.get("category"), TERM_CATEGORIES));
        }
        if (name.equals(Lists.PARTNERS)) {
            address(row);
            for (String word : row.get("accepts").split("\\s+", -1)) {
                if (!word.isEmpty() && !ACCEPTABLE.contains(word)) {
                    row.problem("accepts", Nearest.message("kind of information", word, ACCEPTABLE));
                }
            }
        }
        if (name.equals(Lists.CONTACTS)) {
            row.need("for");
            address(row);
        }
    }

    /** No route makes a private mailbox the right place; the lists are read by name, so that one is there already. */
    private static void secureRoute(CsvTable.Row row, List<Lists.Entry> personal) {
        String value = row.get("value");
        Optional<DomainPattern> pattern = DomainPattern.parse(value);
        if (!value.isEmpty() && pattern.isEmpty()) {
            row.problem("value", "not a domain such as council.gov.uk or *.gov.uk: " + value);
        }
        pattern.ifPresent(domains -> personal.stream()
                .map(Lists.Entry::value)
                .filter(domains::matches)
                .findFirst()
                .ifPresent(mailboxes -> row.problem(
                        "value", "private mailboxes (" + mailboxes + ") have no secure route; take them out")));
    }

    private static void address(CsvTable.Row row) {
        String value = row.get("value");
        if (!value.isEmpty()
                && Address.parse(value.startsWith("@") ? "anybody" + value : value)
                        .isEmpty()) {
            row.problem("value", "not an address or @domain: " + value);
        }
    }
}
