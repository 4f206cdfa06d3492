package org.postern.school;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postern.message.Address;
import org.postern.model.ConfigProblem;

/**
 * What OneRoster lacks: shared mailboxes, aliases, further roles of staff, flags, mail groups, delegations,
 * arrangements. Every row names its owner, so that somebody can be asked why it is there.
 */
final class SchoolTables {
    private static final String FLAGS = Arrays.stream(Person.Flag.values())
            .map(flag -> flag.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    private final Path dir;
    private final Roster roster;
    private final List<ConfigProblem> problems;
    private final Map<Address, GroupRows> groupRows = new LinkedHashMap<>();
    private final Map<Address, List<Delegation>> delegations = new HashMap<>();
    private Arrangements arrangements = new Arrangements();

    /** The member expressions of one group, with the rows they stand in. */
    private record GroupRows(String name, Map<String, CsvTable.Row> members) {}

    SchoolTables(Path dir, Roster roster, List<ConfigProblem> problems) {
        this.dir = dir;
        this.roster = roster;
        this.problems = problems;
    }

    void read() {
        rows("mailboxes.csv", List.of("address", "alias", "name", "role", "owner"), this::mailbox);
        optional("aliases.csv", List.of("address", "alias", "owner"), this::alias);
        rows("staff-roles.csv", List.of("address", "role", "owner"), this::staffRole);
        rows("flags.csv", List.of("address", "flag", "owner", "reason"), this::flag);
        rows("groups.csv", List.of("group", "name", "member", "owner"), this::group);
        rows("delegations.csv", List.of("mailbox", "delegate", "owner", "reason", "expires"), this::delegation);
        arrangements = new ArrangementTables(this).read();
        groups();
    }

    /** A table that a school may do without. */
    void optional(String file, List<String> columns, Consumer<CsvTable.Row> each) {
        if (Files.exists(dir.resolve(file))) {
            rows(file, columns, each);
        }
    }

    private void rows(String file, List<String> columns, Consumer<CsvTable.Row> each) {
        CsvTable.read(dir.resolve(file), columns, problems).rows().forEach(row -> {
            var owner = row.need("owner");
            if (owner.isPresent()) {
                each.accept(row);
            }
        });
    }

    private void mailbox(CsvTable.Row row) {
        Optional<Address> address = address(row, "address");
        Optional<Role> role = role(row);
        if (address.isPresent() && role.isPresent()) {
            Member member = new Member(row, address.get().toString(), address.get());
            member.givenName = row.get("name");
            member.roles.add(role.get());
            if (!row.get("alias").isEmpty()) {
                address(row, "alias").ifPresent(member.aliases::add);
            }
            roster.add(address.get().toString(), member);
            member.aliases.forEach(alias -> roster.byAddress.put(alias, member));
        }
    }

    private void alias(CsvTable.Row row) {
        Optional<Member> member = member(row, "address");
        Optional<Address> alias = address(row, "alias");
        if (member.isPresent() && alias.isPresent()) {
            Member owner = roster.byAddress.putIfAbsent(alias.get(), member.get());
            if (owner != null && owner != member.get()) {
                row.problem("alias", "the address belongs to " + owner.address + " already");
            } else {
                member.get().aliases.add(alias.get());
            }
        }
    }

    private void staffRole(CsvTable.Row row) {
        Optional<Member> member = member(row, "address");
        Optional<Role> role = role(row);
        if (member.isPresent() && role.isPresent()) {
            if (member.get().roles.contains(Role.PUPIL) || member.get().roles.contains(Role.GUARDIAN)) {
                row.problem("address", "only staff and governors have further roles: " + member.get().address);
            }
            if (role.get().governor()) {
                member.get().roles.remove(Role.STAFF);
            }
            member.get().roles.add(role.get());
        }
    }

    private void flag(CsvTable.Row row) {
        Optional<Member> member = member(row, "address");
        try {
            Person.Flag flag = Person.Flag.valueOf(row.get("flag").toUpperCase(Locale.ROOT));
            member.ifPresent(m -> m.flags.add(flag));
        } catch (IllegalArgumentException e) {
            row.problem("flag", "no such flag: " + row.get("flag") + "; known are " + FLAGS);
        }
    }

    private void group(CsvTable.Row row) {
        address(row, "group").ifPresent(group -> {
            if (roster.byAddress.containsKey(group)) {
                row.problem("group", "the address belongs to a person already: " + group);
            }
            groupRows
                    .computeIfAbsent(group, g -> new GroupRows(row.get("name"), new LinkedHashMap<>()))
                    .members()
                    .put(row.get("member"), row);
        });
    }

    private void delegation(CsvTable.Row row) {
        Optional<Member> mailbox = member(row, "mailbox");
        Optional<Member> delegate = member(row, "delegate");
        if (mailbox.isPresent() && delegate.isPresent()) {
            Delegation lent = new Delegation(mailbox.get().address, delegate.get().address, row.date("expires"));
            delegations.computeIfAbsent(lent.delegate(), d -> new ArrayList<>()).add(lent);
        }
    }

    Arrangements arrangements() {
        return arrangements;
    }

    Map<Address, List<Delegation>> delegations() {
        Map<Address, List<Delegation>> copy = new HashMap<>();
        delegations.forEach((delegate, lent) -> copy.put(delegate, List.copyOf(lent)));
        return copy;
    }

    Map<Address, MailGroup> groups() {
        Map<Address, MailGroup> groups = new HashMap<>();
        for (var entry : groupRows.entrySet()) {
            Set<Address> members = new LinkedHashSet<>();
            expand(entry.getKey(), new LinkedHashSet<>(), members);
            groups.put(
                    entry.getKey(),
                    new MailGroup(entry.getKey(), entry.getValue().name(), members));
        }
        return groups;
    }

    private void expand(Address group, Set<Address> path, Set<Address> into) {
        GroupRows rows = groupRows.get(group);
        if (rows == null || !path.add(group)) {
            return;
        }
        rows.members().forEach((member, row) -> {
            Optional<Address> address = Address.parse(member);
            if (address.isPresent() && groupRows.containsKey(address.get())) {
                expand(address.get(), path, into);
            } else if (address.isPresent() && roster.byAddress.containsKey(address.get())) {
                into.add(address.get());
            } else {
                addAll(member, row, into);
            }
        });
    }

    private void addAll(String words, CsvTable.Row row, Set<Address> into) {
        if (words.startsWith("class:") || words.startsWith("community:")) {
            Roster.Group group = roster.groups.get(words.substring(words.indexOf(':') + 1));
            if (group == null) {
                row.problem("member", "no such class or community: " + words);
                return;
            }
            into.addAll(group.pupils);
            into.addAll(group.teachers);
            return;
        }
        Predicate<Member> who = switch (words) {
            case "pupils" -> m -> m.roles.contains(Role.PUPIL);
            case "staff" -> m -> m.roles.stream().anyMatch(Role::staff);
            case "governors" -> m -> m.roles.stream().anyMatch(Role::governor);
            case "guardians" -> m -> m.roles.contains(Role.GUARDIAN) && !m.flags.contains(Person.Flag.BARRED);
            default -> {
                row.problem(
                        "member",
                        "nobody is meant by " + words
                                + "; write an address, class:TITLE, community:TITLE, pupils, staff, governors or"
                                + " guardians");
                yield m -> false;
            }
        };
        roster.people.values().stream().filter(m -> !m.leaver).filter(who).forEach(m -> into.add(m.address));
    }

    Optional<Address> address(CsvTable.Row row, String column) {
        Optional<Address> address = Address.parse(row.get(column));
        if (address.isEmpty()) {
            row.problem(column, "not an e-mail address: " + row.get(column));
        }
        return address;
    }

    Optional<Member> member(CsvTable.Row row, String column) {
        Optional<Address> address = address(row, column);
        Optional<Member> member = address.map(roster.byAddress::get);
        if (address.isPresent() && member.isEmpty()) {
            row.problem(column, "nobody in users.csv or mailboxes.csv has the address " + row.get(column));
        }
        return member;
    }

    @Nullable
    Member memberAt(Address address) {
        return roster.byAddress.get(address);
    }

    private Optional<Role> role(CsvTable.Row row) {
        Optional<Role> role = Role.of(row.get("role"));
        if (role.isEmpty()) {
            row.problem("role", "no such role: " + row.get("role"));
        }
        return role;
    }
}
