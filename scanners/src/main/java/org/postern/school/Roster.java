package org.postern.school;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.postern.message.Address;
import org.postern.model.ConfigProblem;

/**
 * Reads a OneRoster 1.1 CSV export (bulk mode). Header names are matched exactly (OneRoster 1.1 CSV tables 2.1); the
 * password column is never looked at. Clubs and councils are classes of the type {@code scheduled}.
 */
final class Roster {
    private static final List<String> USERS = List.of(
            "sourcedId",
            "status",
            "enabledUser",
            "role",
            "username",
            "givenName",
            "familyName",
            "email",
            "agentSourcedIds",
            "grades");
    private static final List<String> CLASSES = List.of("sourcedId", "status", "title", "grades", "classType");
    private static final List<String> ENROLLMENTS =
            List.of("sourcedId", "status", "classSourcedId", "userSourcedId", "role");

    /** By sourcedId, in file order. */
    final Map<String, Member> people = new LinkedHashMap<>();

    final Map<Address, Member> byAddress = new LinkedHashMap<>();
    private final Map<String, Member> byLogin = new HashMap<>();
    final Map<String, Group> groups = new TreeMap<>();
    private final Map<String, Group> groupsById = new LinkedHashMap<>();
    private final Path dir;
    private final List<ConfigProblem> problems;

    Roster(Path dir, List<ConfigProblem> problems) {
        this.dir = dir;
        this.problems = problems;
    }

    /** A class or community while it is filled. */
    static final class Group {
        final String title;
        final boolean community;
        final Set<Address> pupils = new LinkedHashSet<>();
        final Set<Address> teachers = new LinkedHashSet<>();

        Group(String title, boolean community) {
            this.title = title;
            this.community = community;
        }
    }

    void read() {
        manifest();
        CsvTable.read(dir.resolve("orgs.csv"), List.of("sourcedId", "status", "name", "type"), problems);
        CsvTable.read(dir.resolve("users.csv"), USERS, problems).rows().forEach(this::user);
        if (people.isEmpty() && !problems.isEmpty()) {
            return;
        }
        people.values().forEach(this::guardians);
        CsvTable.read(dir.resolve("classes.csv"), CLASSES, problems).rows().forEach(this::group);
        CsvTable.each(dir.resolve("enrollments.csv"), ENROLLMENTS, problems, this::enrolment);
    }

    private void manifest() {
        CsvTable manifest = CsvTable.read(dir.resolve("manifest.csv"), List.of("propertyName", "value"), problems);
        for (CsvTable.Row row : manifest.rows()) {
            String name = row.get("propertyName");
            String value = row.get("value");
            if (name.equals("oneroster.version") && !value.equals("1.1")) {
                row.problem(
                        "value",
                        "only OneRoster 1.1 is read here, not " + value
                                + "; bring it in with `postern people import FOLDER`");
            }
            boolean needed = List.of("file.users", "file.classes", "file.enrollments", "file.orgs")
                    .contains(name);
            if (needed && !value.equals("bulk")) {
                row.problem("value", name + " must be bulk: a " + value + " export does not hold everybody");
            }
        }
    }

    private static boolean gone(CsvTable.Row row) {
        return row.get("status").equals("tobedeleted");
    }

    private void user(CsvTable.Row row) {
        Optional<Role> role = Role.ofOneRoster(row.get("role"));
        if (role.isEmpty()) {
            row.problem("role", "no such role in OneRoster 1.1: " + row.get("role"));
        }
        Optional<Address> address = Address.parse(row.get("email"));
        if (address.isEmpty()) {
            if (role.filter(Role.GUARDIAN::equals).isEmpty()) {
                row.problem("email", "not an e-mail address: " + row.get("email"));
            }
            return;
        }
        Optional<String> id = row.need("sourcedId");
        if (id.isEmpty() || role.isEmpty()) {
            return;
        }
        Member member = new Member(
                row, row.get("username").isEmpty() ? address.get().toString() : row.get("username"), address.get());
        member.roles.add(role.get());
        describe(member);
        add(id.get(), member);
    }

    private static void describe(Member member) {
        CsvTable.Row row = member.row;
        member.givenName = row.get("givenName");
        member.familyName = row.get("familyName");
        member.leaver = row.get("enabledUser").equalsIgnoreCase("false") || gone(row);
        member.year = year(row);
    }

    private static Optional<Integer> year(CsvTable.Row row) {
        String grade = row.get("grades");
        if (grade.isEmpty() || !row.get("role").equals("student")) {
            return Optional.empty();
        }
        if (!Years.isKnown(grade)) {
            row.problem("grades", "not a school year such as 04, Y4, R or N: " + grade);
        }
        return Years.of(grade);
    }

    void add(String id, Member member) {
        if (people.putIfAbsent(id, member) != null) {
            member.row.problem("sourcedId", "the sourcedId is used twice: " + id);
        }
        if (byAddress.putIfAbsent(member.address, member) != null) {
            member.row.problem("email", "the address is used twice: " + member.address);
        }
        Member other = byLogin.putIfAbsent(member.login, member);
        if (other != null) {
            member.row.problem(
                    "username",
                    "the user name " + member.login + " is also that of " + other.address
                            + ", and one would hide the other; give one of them another, or none");
        }
    }

    private void guardians(Member member) {
        for (String id : member.row.get("agentSourcedIds").split(",", -1)) {
            Member guardian = people.get(id.strip());
            if (guardian != null && guardian.roles.contains(Role.GUARDIAN) && member.roles.contains(Role.PUPIL)) {
                member.guardians.add(guardian.address);
            }
        }
    }

    private void group(CsvTable.Row row) {
        Optional<String> id = row.need("sourcedId");
        Optional<String> title = row.need("title");
        if (gone(row) || id.isEmpty() || title.isEmpty()) {
            return;
        }
        String type = row.get("classType");
        if (!type.equals("homeroom") && !type.equals("scheduled")) {
            row.problem("classType", "classType is homeroom for a class or scheduled for a community, not " + type);
        }
        Group group = new Group(title.get(), type.equals("scheduled"));
        if (groups.putIfAbsent(group.title, group) != null) {
            row.problem("title", "the title is used twice: " + group.title);
        }
        groupsById.put(id.get(), group);
    }

    private void enrolment(CsvTable.Row row) {
        Group group = groupsById.get(row.get("classSourcedId"));
        Member member = people.get(row.get("userSourcedId"));
        if (gone(row)) {
            return;
        }
        if (group == null) {
            row.problem("classSourcedId", "no such class: " + row.get("classSourcedId"));
        }
        if (member == null) {
            row.problem("userSourcedId", "no such user: " + row.get("userSourcedId"));
        }
        if (group != null && member != null) {
            (member.roles.contains(Role.PUPIL) ? group.pupils : group.teachers).add(member.address);
            (group.community ? member.communities : member.classes).add(group.title);
        }
    }
}
