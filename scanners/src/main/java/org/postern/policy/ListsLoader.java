package org.postern.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.postern.message.Address;
import org.postern.model.ConfigProblem;
import org.postern.model.Nearest;
import org.postern.school.CsvTable;

/** Reads conf/lists. Every entry has an owner and a reason, so that somebody can be asked why it is there. */
final class ListsLoader {
    private static final List<String> BASE = List.of("value", "owner", "reason", "expires");
    /** Columns a list has beyond the four that all have. */
    private static final Map<String, List<String>> MORE = Map.of(
            Lists.CONTACTS, List.of("for"), Lists.KINDS, List.of("group", "use"), "partners", List.of("name", "kind"));

    static final Set<String> USES = Set.of("blocked", "unclear", "pupil-returned");

    private ListsLoader() {}

    static Lists load(Path dir, List<ConfigProblem> problems) {
        Map<String, List<Lists.Entry>> lists = new HashMap<>();
        for (Path file : files(dir, problems)) {
            String name = file.getFileName().toString().replaceFirst("\\.csv$", "");
            lists.put(name, read(file, name, problems));
        }
        for (String needed : List.of(Lists.CONTACTS, Lists.KINDS)) {
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

    private static List<Lists.Entry> read(Path file, String name, List<ConfigProblem> problems) {
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
        table.rows().forEach(row -> entry(row, name, more, entries));
        return List.copyOf(entries);
    }

    private static void entry(CsvTable.Row row, String name, List<String> more, List<Lists.Entry> into) {
        var value = row.need("value");
        var owner = row.need("owner");
        var reason = row.need("reason");
        Map<String, String> extra = new HashMap<>();
        more.forEach(column -> extra.put(column, row.get(column)));
        check(row, name);
        if (value.isPresent() && owner.isPresent() && reason.isPresent()) {
            into.add(new Lists.Entry(value.get(), owner.get(), reason.get(), row.date("expires"), extra));
        }
    }

    private static void check(CsvTable.Row row, String name) {
        if (name.equals(Lists.KINDS) && !USES.contains(row.get("use"))) {
            row.problem("use", Nearest.message("use", row.get("use"), USES));
        }
        if (name.equals(Lists.CONTACTS)) {
            row.need("for");
            String value = row.get("value");
            if (!value.startsWith("@") && Address.parse(value).isEmpty()) {
                row.problem("value", "not an address or @domain: " + value);
            }
        }
    }
}
