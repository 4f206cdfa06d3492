package org.postern.school.source;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postern.message.Address;
import org.postern.school.CsvTable;

/** A roll while an export is still being read. */
final class Draft {
    private final Options options;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Roll.Group> groups = new LinkedHashMap<>();
    private final Set<String> endedGroups = new HashSet<>();
    private final Set<String> titles = new HashSet<>();
    private final Set<Membership> memberships = new LinkedHashSet<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();
    /** Of guardians who have an entry for each of their children: the one that stands for all. */
    private final Map<Entry, Entry> sameAs = new HashMap<>();

    private record Membership(String group, Entry entry) {}

    Draft(Options options) {
        this.options = options;
    }

    /** Adds somebody, or reports that the id is missing or taken. */
    Optional<Entry> add(CsvTable.Row row, String column) {
        return add(row, column, "");
    }

    /** @param before the id, so that pupils and staff of separate tables do not share ids */
    Optional<Entry> add(CsvTable.Row row, String column, String before) {
        Optional<String> id = row.need(column);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        boolean upn = Identifiers.isUpn(id.get());
        Entry entry = new Entry(row, before + (upn ? options.pseudonym().apply(id.get()) : id.get()));
        if (upn) {
            entry.known.add(new Roll.Known("upn", id.get()));
        }
        if (entries.putIfAbsent(upn ? id.get() : entry.id, entry) != null) {
            row.problem(column, "the id is used twice: " + id.get());
            return Optional.empty();
        }
        return Optional.of(entry);
    }

    /** The person of that id; a problem if there is none. */
    Optional<Entry> find(CsvTable.Row row, String column) {
        Entry entry = entries.get(row.get(column));
        if (entry == null) {
            row.problem(column, "no such user: " + row.get(column));
        }
        return Optional.ofNullable(entry);
    }

    @Nullable
    Entry at(String id) {
        return entries.get(id);
    }

    /** Adds somebody who has no row of their own, such as a contact of a pupil. */
    Entry contact(CsvTable.Row row, String id) {
        return entries.computeIfAbsent(id, i -> new Entry(row, i));
    }

    void group(CsvTable.Row row, String idColumn, String titleColumn, boolean community) {
        Optional<String> id = row.need(idColumn);
        Optional<String> title = row.need(titleColumn);
        if (id.isEmpty() || title.isEmpty()) {
            return;
        }
        if (groups.containsKey(id.get())) {
            row.problem(idColumn, "the id is used twice: " + id.get());
        }
        named(id.get(), title.get(), community);
    }

    /** Two groups of one title, as in most timetables, are told apart by their ids. */
    private void named(String id, String title, boolean community) {
        String own = titles.add(title) ? title : title + " (" + id + ")";
        titles.add(own);
        groups.putIfAbsent(id, new Roll.Group(id, own, community));
    }

    /** A group that is known by its title alone. */
    void member(String title, boolean community, Entry entry) {
        if (!groups.containsKey(title)) {
            named(title, title, community);
        }
        memberships.add(new Membership(title, entry));
    }

    void ended(String group) {
        endedGroups.add(group);
    }

    void membership(CsvTable.Row row, String groupColumn, String userColumn) {
        String group = row.get(groupColumn);
        if (endedGroups.contains(group)) {
            return;
        }
        if (!groups.containsKey(group)) {
            row.problem(groupColumn, "no such class: " + group);
        }
        find(row, userColumn).ifPresent(entry -> memberships.add(new Membership(group, entry)));
    }

    void leaveOut(String why) {
        leftOut.merge(why, 1, Integer::sum);
    }

    Roll finish(Set<Roll.Kind> covers) {
        Map<Address, Entry> byAddress = new HashMap<>();
        Map<String, Entry> usernames = new HashMap<>();
        Set<Entry> kept = new LinkedHashSet<>();
        links();
        entries.values().stream()
                .sorted((a, b) -> Boolean.compare(a.is(Roll.Kind.GUARDIAN), b.is(Roll.Kind.GUARDIAN)))
                .filter(entry -> placed(entry, byAddress))
                .forEach(kept::add);
        List<Roll.Someone> people = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (kept.contains(entry)) {
                boolean own = !entry.username.isEmpty() && isOwn(entry, usernames);
                people.add(entry.someone(own ? entry.username : "", guardian -> guardian(guardian, kept)));
            }
        }
        return new Roll(covers, people, List.copyOf(groups.values()), members(kept), remarks());
    }

    /** Two who share a name to sign in with could not be told apart; of one who has left it counts for nothing. */
    private static boolean isOwn(Entry entry, Map<String, Entry> usernames) {
        Entry other = usernames.putIfAbsent(entry.username, entry);
        if (other != null && other.active && entry.active && !entry.is(Roll.Kind.GUARDIAN)) {
            entry.row.problem(
                    entry.usernameColumn,
                    "the user name " + entry.username + " is also that of "
                            + (other.givenName + " " + other.familyName).strip()
                            + "; give one of them another, or none");
        }
        return other == null;
    }

    /** An export names a child's guardians, or a guardian's children, or both. */
    private void links() {
        for (Entry entry : entries.values()) {
            for (String other : entry.agents) {
                Entry agent = entries.get(other);
                if (agent != null && entry.is(Roll.Kind.GUARDIAN) && agent.is(Roll.Kind.PUPIL)) {
                    agent.guardians.add(entry);
                } else if (agent != null && entry.is(Roll.Kind.PUPIL) && agent.isGuardian()) {
                    entry.guardians.add(agent);
                }
            }
        }
    }

    private boolean placed(Entry entry, Map<Address, Entry> byAddress) {
        if (entry.kind().isEmpty()) {
            leaveOut("no role");
            return false;
        }
        Optional<Address> address = entry.address(options);
        if (address.isEmpty()) {
            leaveOut(entry.is(Roll.Kind.GUARDIAN) ? "no e-mail address (guardians)" : "no e-mail address");
            return false;
        }
        Entry other = byAddress.putIfAbsent(address.get(), entry);
        if (other == null) {
            return true;
        }
        if (entry.is(Roll.Kind.GUARDIAN)) {
            sameAs.put(entry, other);
            other.known.addAll(entry.known);
        } else {
            entry.row.problem(entry.addressColumn, "the address is used twice: " + address.get());
        }
        return false;
    }

    private Optional<String> guardian(Entry guardian, Set<Entry> kept) {
        Entry entry = sameAs.getOrDefault(guardian, guardian);
        return kept.contains(entry) ? Optional.of(entry.id) : Optional.empty();
    }

    private List<Roll.Membership> members(Set<Entry> kept) {
        return memberships.stream()
                .filter(one -> kept.contains(one.entry()))
                .map(one -> new Roll.Membership(one.group(), one.entry().id))
                .toList();
    }

    private List<String> remarks() {
        return leftOut.entrySet().stream()
                .map(one -> one.getValue() + " left out: " + one.getKey())
                .toList();
    }

    static Set<Roll.Kind> everybody() {
        return EnumSet.allOf(Roll.Kind.class);
    }
}
