package org.postern.school.source;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postern.school.Years;

/**
 * Writes a roll as the OneRoster 1.1 CSV that the directory is loaded from. Columns of identifiers, telephones and
 * passwords stay empty: mail is routed without them.
 */
public final class RollStore {
    /** What a roll is written to, and what an import therefore replaces. */
    public static final Set<String> FILES =
            Set.of("manifest.csv", "orgs.csv", "users.csv", "classes.csv", "enrollments.csv");

    private static final String MANIFEST = """
        propertyName,value
        manifest.version,1.0
        oneroster.version,1.1
        file.academicSessions,absent
        file.categories,absent
        file.classes,bulk
        file.classResources,absent
        file.courses,absent
        file.courseResources,absent
        file.demographics,absent
        file.enrollments,bulk
        file.lineItems,absent
        file.orgs,bulk
        file.resources,absent
        file.results,absent
        file.users,bulk
        source.systemName,Postern
        source.systemCode,postern
        """;

    private RollStore() {}

    public static void write(Roll roll, Path folder) throws IOException {
        Files.writeString(folder.resolve("manifest.csv"), MANIFEST);
        try (Table orgs = new Table(
                folder.resolve("orgs.csv"), "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId")) {
            orgs.row("school", "", "", "School", "school", "", "");
        }
        try (Table users = new Table(
                folder.resolve("users.csv"),
                "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,"
                    + "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password")) {
            for (Roll.Someone one : roll.people()) {
                user(users, one);
            }
        }
        try (Table classes = new Table(
                folder.resolve("classes.csv"),
                "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
                        + "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods")) {
            for (Roll.Group group : roll.groups()) {
                String type = group.community() ? "scheduled" : "homeroom";
                classes.row(group.id(), "", "", group.title(), "", "", "", type, "", "school", "", "", "", "");
            }
        }
        enrolments(roll, folder.resolve("enrollments.csv"));
    }

    private static void user(Table users, Roll.Someone one) throws IOException {
        users.row(
                one.id(),
                one.active() ? "" : "tobedeleted",
                "",
                one.active() ? "true" : "false",
                "school",
                one.kind().role(),
                one.username(),
                "",
                one.givenName(),
                one.familyName(),
                "",
                "",
                one.address().toString(),
                "",
                "",
                String.join(",", one.guardians().stream().sorted().toList()),
                Years.code(one.year()),
                "");
    }

    private static void enrolments(Roll roll, Path file) throws IOException {
        Map<String, Roll.Kind> kinds = new HashMap<>();
        roll.people().forEach(one -> kinds.put(one.id(), one.kind()));
        Set<String> groups = new HashSet<>();
        roll.groups().forEach(group -> groups.add(group.id()));
        try (Table enrolments = new Table(
                file,
                "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,"
                        + "endDate")) {
            int number = 0;
            for (Roll.Membership one : roll.memberships()) {
                Roll.Kind kind = kinds.get(one.person());
                if (kind != null && groups.contains(one.group())) {
                    number++;
                    enrolments.row("e-" + number, "", "", one.group(), "school", one.person(), kind.role(), "", "", "");
                }
            }
        }
    }

    /** Writes RFC 4180; a cell can neither end its row early nor start a comment. */
    private static final class Table implements AutoCloseable {
        private final BufferedWriter out;

        Table(Path file, String header) throws IOException {
            out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
            out.write(header + "\n");
        }

        void row(String... cells) throws IOException {
            out.write(
                    String.join(",", List.of(cells).stream().map(Table::quoted).toList()) + "\n");
        }

        private static String quoted(String cell) {
            String line = cell.replaceAll("[\\r\\n]+", " ");
            return line.chars().anyMatch(c -> c == ',' || c == '"') || line.startsWith("#") || line.startsWith(" ")
                    ? "\"" + line.replace("\"", "\"\"") + "\""
                    : line;
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
