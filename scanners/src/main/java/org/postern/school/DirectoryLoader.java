package org.postern.school;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postern.message.Address;
import org.postern.model.ConfigProblem;

/** Reads the directory folder: a OneRoster 1.1 CSV export, and small tables for what OneRoster lacks. */
public final class DirectoryLoader {
    private DirectoryLoader() {}

    /** The directory, or everything that is wrong with its files. */
    public sealed interface Outcome {
        record Loaded(Directory directory) implements Outcome {}

        record Rejected(List<ConfigProblem> problems) implements Outcome {
            public Rejected {
                problems = List.copyOf(problems);
            }
        }
    }

    public static Outcome load(Path dir) {
        List<ConfigProblem> problems = new ArrayList<>();
        if (!Files.isDirectory(dir)) {
            return new Outcome.Rejected(List.of(ConfigProblem.whole(dir, "the directory folder is missing")));
        }
        Roster roster = new Roster(dir, problems);
        roster.read();
        SchoolTables tables = new SchoolTables(dir, roster, problems);
        tables.read();
        return problems.isEmpty() ? new Outcome.Loaded(build(roster, tables)) : new Outcome.Rejected(problems);
    }

    private static Directory build(Roster roster, SchoolTables tables) {
        Map<String, Person> people = new HashMap<>();
        roster.people.values().forEach(member -> people.put(member.login, member.person()));
        Map<String, SchoolClass> classes = new HashMap<>();
        Map<String, Community> communities = new HashMap<>();
        for (Roster.Group group : roster.groups.values()) {
            if (group.community) {
                List<Address> members = new ArrayList<>(group.pupils);
                members.addAll(group.teachers);
                communities.put(group.title, new Community(group.title, Set.copyOf(members)));
            } else {
                classes.put(group.title, new SchoolClass(group.title, group.pupils, group.teachers));
            }
        }
        return new Directory(people, classes, communities, tables.groups(), tables.delegations());
    }
}
