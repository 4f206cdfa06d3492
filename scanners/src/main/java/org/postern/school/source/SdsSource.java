package org.postern.school.source;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.postern.model.ConfigProblem;
import org.postern.school.CsvTable;

/** Microsoft School Data Sync v2.1 CSV (learn.microsoft.com, "SDS v2.1 CSV file format"). */
final class SdsSource {
    /** Of relationships.csv; a doctor or a child is nobody who may read of the pupil. */
    private static final Set<String> GUARDIANS = Set.of("guardian", "parent", "relative");

    private final ExportFolder folder;
    private final Draft draft;
    private final List<ConfigProblem> problems;

    SdsSource(ExportFolder folder, Options options, List<ConfigProblem> problems) {
        this.folder = folder;
        this.draft = new Draft(options);
        this.problems = problems;
    }

    Roll read() {
        table("users.csv", List.of("sourcedId", "username")).rows().forEach(this::user);
        table("roles.csv", List.of("userSourcedId", "role")).rows().forEach(this::role);
        if (folder.has("relationships.csv")) {
            table("relationships.csv", List.of("userSourcedId", "relationshipUserSourcedId", "relationshipRole"))
                    .rows()
                    .forEach(this::relationship);
        }
        if (folder.has("classes.csv")) {
            table("classes.csv", List.of("sourcedId", "title"))
                    .rows()
                    .forEach(row -> draft.group(row, "sourcedId", "title", false));
            table("enrollments.csv", List.of("classSourcedId", "userSourcedId"))
                    .rows()
                    .forEach(row -> draft.membership(row, "classSourcedId", "userSourcedId"));
        }
        return draft.finish(Draft.everybody());
    }

    private CsvTable table(String name, List<String> required) {
        return CsvTable.readLoosely(folder.file(name), required, problems);
    }

    private void user(CsvTable.Row row) {
        draft.add(row, "sourcedId").ifPresent(entry -> {
            entry.name("givenName", "familyName");
            entry.address("email", "username", "activeDirectoryMatchId");
            entry.username("username");
            entry.known("phone", "phone");
            entry.known("phone", "sms");
        });
    }

    private void role(CsvTable.Row row) {
        draft.find(row, "userSourcedId").ifPresent(entry -> {
            entry.role(row, "role");
            if (entry.is(Roll.Kind.PUPIL)) {
                entry.year(row, "grade");
            }
        });
    }

    private void relationship(CsvTable.Row row) {
        var pupil = draft.find(row, "userSourcedId");
        var other = draft.find(row, "relationshipUserSourcedId");
        if (pupil.isPresent()
                && other.isPresent()
                && GUARDIANS.contains(row.get("relationshipRole").toLowerCase(Locale.ROOT))) {
            other.get().kinds.add(Roll.Kind.GUARDIAN);
            pupil.get().guardians.add(other.get());
        }
    }
}
