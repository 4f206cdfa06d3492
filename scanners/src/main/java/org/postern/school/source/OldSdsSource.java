package org.postern.school.source;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.postern.model.ConfigProblem;
import org.postern.school.CsvTable;

/**
 * The older School Data Sync files, School, Student, Teacher, Section, StudentEnrollment and TeacherRoster, in their
 * usual and their UK form. Microsoft's own samples write "DfE" in two ways, so names are matched whatever their case.
 */
final class OldSdsSource {
    private static final Set<String> GUARDIANS = Set.of("", "parent", "guardian", "relative");

    private final ExportFolder folder;
    private final Draft draft;
    private final List<ConfigProblem> problems;

    OldSdsSource(ExportFolder folder, Options options, List<ConfigProblem> problems) {
        this.folder = folder;
        this.draft = new Draft(options);
        this.problems = problems;
    }

    Roll read() {
        people("Student.csv", Roll.Kind.PUPIL);
        people("Teacher.csv", Roll.Kind.TEACHER);
        if (folder.has("User.csv") && folder.has("GuardianRelationship.csv")) {
            table("User.csv", List.of("Email", "First Name", "Last Name"))
                    .rows()
                    .forEach(this::contact);
            table("GuardianRelationship.csv", List.of("SIS ID", "Email")).rows().forEach(this::guardian);
        }
        CsvTable sections = table("Section.csv", List.of("Section Name"));
        sections.rows().forEach(row -> draft.group(row, id(sections), "Section Name", false));
        roster("StudentEnrollment.csv");
        roster("TeacherRoster.csv");
        return draft.finish(Draft.everybody());
    }

    private CsvTable table(String name, List<String> required) {
        return CsvTable.readLoosely(folder.file(name), required, problems);
    }

    /** {@code SIS ID}, in the UK form {@code ID}. */
    private static String id(CsvTable table) {
        return table.has("SIS ID") ? "SIS ID" : "ID";
    }

    private void people(String file, Roll.Kind kind) {
        CsvTable table = table(file, List.of("Username"));
        if (!table.header().isEmpty() && !table.has(id(table))) {
            problems.add(ConfigProblem.whole(folder.file(file), "the column ID or SIS ID is missing"));
        }
        for (CsvTable.Row row : table.rows()) {
            draft.add(row, id(table)).ifPresent(entry -> {
                entry.kinds.add(kind);
                entry.name("First Name", "Last Name");
                entry.address("Email", "Username");
                entry.username("Username");
                entry.active = !row.get("Status").equalsIgnoreCase("inactive")
                        && !row.get("Status").equalsIgnoreCase("deleted");
                if (kind == Roll.Kind.PUPIL) {
                    entry.year(row, "Grade");
                    entry.identifier("Student Number");
                }
            });
        }
    }

    private void contact(CsvTable.Row row) {
        Entry entry = draft.contact(row, contactId(row));
        entry.kinds.add(Roll.Kind.GUARDIAN);
        entry.name("First Name", "Last Name");
        entry.address("Email");
        entry.known("phone", "Phone");
    }

    private static String contactId(CsvTable.Row row) {
        return "contact-" + row.get("Email").toLowerCase(Locale.ROOT);
    }

    private void guardian(CsvTable.Row row) {
        Entry contact = draft.at(contactId(row));
        if (contact == null) {
            row.problem("Email", "nobody in User.csv has the address " + row.get("Email"));
        }
        var pupil = draft.find(row, "SIS ID");
        if (contact != null
                && pupil.isPresent()
                && GUARDIANS.contains(row.get("Role").toLowerCase(Locale.ROOT))) {
            pupil.get().guardians.add(contact);
        }
    }

    private void roster(String file) {
        CsvTable table = table(file, List.of());
        String section = table.has("Section SIS ID") ? "Section SIS ID" : "Section ID";
        table.rows().forEach(row -> draft.membership(row, section, id(table)));
    }
}
