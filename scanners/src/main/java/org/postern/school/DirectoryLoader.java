package org.postern.school;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Without known values, which need a secret. */
    public static Outcome load(Path dir) {
        return load(dir, Optional.empty());
    }

    /** Reads again if an import puts another folder in its place meanwhile: half of each would be neither. */
    public static Outcome load(Path dir, Optional<Path> secret) {
        Optional<Path> before = place(dir);
        Outcome outcome = read(dir, secret);
        for (int again = 0; again < 3 && !place(dir).equals(before); again++) {
            before = place(dir);
            outcome = read(dir, secret);
        }
        return outcome;
    }

    private static Optional<Path> place(Path dir) {
        try {
            return Optional.of(dir.toRealPath());
        } catch (IOException e) {
            return Optional.empty(); // reading it says what is wrong
        }
    }

    private static Outcome read(Path dir, Optional<Path> secret) {
        List<ConfigProblem> problems = new ArrayList<>();
        if (!Files.isDirectory(dir)) {
            return new Outcome.Rejected(List.of(ConfigProblem.whole(dir, "the directory folder is missing")));
        }
        Roster roster = new Roster(dir, problems);
        roster.read();
        if (roster.people.isEmpty() && !problems.isEmpty()) {
            return new Outcome.Rejected(problems); // that nobody in the tables is known would only follow from it
        }
        SchoolTables tables = new SchoolTables(dir, roster, problems);
        tables.read();
        KnownHashes known = KnownHashes.load(dir, secret, problems);
        return problems.isEmpty() ? new Outcome.Loaded(build(roster, tables, known)) : new Outcome.Rejected(problems);
    }

    private static Directory build(Roster roster, SchoolTables tables, KnownHashes known) {
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
        return new Directory(
                people, classes, communities, tables.groups(), tables.delegations(), tables.arrangements(), known);
    }
}
