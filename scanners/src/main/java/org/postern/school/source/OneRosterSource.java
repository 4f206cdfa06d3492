package org.postern.school.source;

import java.nio.file.Path;
import java.util.List;
import org.postern.model.ConfigProblem;
import org.postern.school.CsvTable;

/**
 * OneRoster CSV in bulk mode, 1.1 (IMS, CSV tables 2017) and 1.2 (1EdTech, CSV binding 2022), which moves roles into
 * roles.csv.
 */
final class OneRosterSource {
    private static final List<String> NEEDED = List.of("file.users", "file.classes", "file.enrollments");

    private final ExportFolder folder;
    private final Draft draft;
    private final List<ConfigProblem> problems;

    OneRosterSource(ExportFolder folder, Options options, List<ConfigProblem> problems) {
        this.folder = folder;
        this.draft = new Draft(options);
        this.problems = problems;
    }

    Roll read() {
        folder.find("manifest.csv").ifPresent(this::manifest);
        boolean rolesApart = folder.has("roles.csv");
        table("users.csv", rolesApart ? List.of("sourcedId", "givenName", "familyName") : users())
                .rows()
                .forEach(row -> user(row, rolesApart));
        if (rolesApart) {
            table("roles.csv", List.of("userSourcedId", "role")).rows().forEach(this::role);
        }
        table("classes.csv", List.of("sourcedId", "title")).rows().forEach(this::group);
        table("enrollments.csv", List.of("classSourcedId", "userSourcedId")).rows().stream()
                .filter(row -> !gone(row))
                .forEach(row -> draft.membership(row, "classSourcedId", "userSourcedId"));
        return draft.finish(Draft.everybody());
    }

    private static List<String> users() {
        return List.of("sourcedId", "role", "givenName", "familyName");
    }

    private CsvTable table(String name, List<String> required) {
        return CsvTable.readLoosely(folder.file(name), required, problems);
    }

    private void manifest(Path file) {
        for (CsvTable.Row row : CsvTable.readLoosely(file, List.of("propertyName", "value"), problems)
                .rows()) {
            String name = row.get("propertyName");
            String value = row.get("value");
            if (name.equals("oneroster.version") && !value.matches("1\\.[12](\\..*)?")) {
                row.problem("value", "OneRoster 1.1 and 1.2 are read, not " + value);
            }
            if (NEEDED.contains(name) && !value.equals("bulk")) {
                row.problem("value", name + " must be bulk: a " + value + " export does not hold everybody");
            }
        }
    }

    private static boolean gone(CsvTable.Row row) {
        return row.get("status").equalsIgnoreCase("tobedeleted");
    }

    private void user(CsvTable.Row row, boolean rolesApart) {
        draft.add(row, "sourcedId").ifPresent(entry -> {
            if (!rolesApart) {
                entry.role(row, "role");
            }
            entry.active = !row.get("enabledUser").equalsIgnoreCase("false") && !gone(row);
            entry.name(given(row), row.get("preferredFamilyName").isEmpty() ? "familyName" : "preferredFamilyName");
            entry.address("email", "username");
            entry.username("username");
            entry.year(row, row.get("grades").isEmpty() ? "grade" : "grades");
            entry.agents.addAll(ids(row.get("agentSourcedIds")));
            entry.identifier("identifier");
            entry.known.addAll(Identifiers.typed(row.get("userIds")));
            entry.known("phone", "phone");
            entry.known("phone", "sms");
        });
    }

    private static String given(CsvTable.Row row) {
        String preferred = row.get("preferredGivenName").isEmpty() ? "preferredFirstName" : "preferredGivenName";
        return row.get(preferred).isEmpty() ? "givenName" : preferred;
    }

    private static List<String> ids(String list) {
        return List.of(list.split(",", -1)).stream()
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private void role(CsvTable.Row row) {
        if (!gone(row)) {
            draft.find(row, "userSourcedId").ifPresent(entry -> {
                entry.role(row, "role");
                if (!row.get("grade").isEmpty()) {
                    entry.year(row, "grade");
                }
            });
        }
    }

    private void group(CsvTable.Row row) {
        String type = row.get("classType");
        if (gone(row)) {
            draft.ended(row.get("sourcedId"));
            return;
        }
        if (!type.isEmpty() && !type.equals("homeroom") && !type.equals("scheduled")) {
            row.problem("classType", "classType is homeroom for a class or scheduled for a community, not " + type);
        }
        draft.group(row, "sourcedId", "title", type.equals("scheduled"));
    }
}
