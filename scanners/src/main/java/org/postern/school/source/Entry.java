package org.postern.school.source;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.postern.message.Address;
import org.postern.school.CsvTable;
import org.postern.school.Years;

/** Somebody while an export is still being read. */
final class Entry {
    final CsvTable.Row row;
    final String id;
    final Set<Roll.Kind> kinds = EnumSet.noneOf(Roll.Kind.class);
    final Set<String> agents = new LinkedHashSet<>();
    final Set<Entry> guardians = new LinkedHashSet<>();
    final List<Roll.Known> known = new ArrayList<>();
    boolean active = true;
    String username = "";
    String usernameColumn = "";
    String givenName = "";
    String familyName = "";
    String addressColumn = "email";
    private String written = "";
    private Optional<Address> instead = Optional.empty();
    private Optional<Address> found = Optional.empty();
    private Optional<Integer> year = Optional.empty();

    Entry(CsvTable.Row row, String id) {
        this.row = row;
        this.id = id;
    }

    void name(String given, String family) {
        givenName = row.get(given);
        familyName = row.get(family);
    }

    void role(CsvTable.Row where, String column) {
        Optional<Roll.Kind> kind = Roles.kind(where.get(column));
        if (kind.isEmpty()) {
            where.problem(
                    column,
                    "no such role: " + where.get(column)
                            + "; write student, teacher, aide, administrator or guardian, or another of the standard");
        }
        kind.ifPresent(kinds::add);
    }

    void year(CsvTable.Row where, String column) {
        String grade = where.get(column).split(",", 2)[0].strip();
        if (!Years.isKnown(grade)) {
            where.problem(column, "not a school year such as 04, Y4, R or N: " + grade);
        }
        year = Years.of(grade);
    }

    /** Where the mail goes: a column, and if it is empty the first address among others. */
    void address(String column, String... others) {
        addressColumn = column;
        written = row.get(column);
        for (String other : others) {
            if (instead.isEmpty() && row.get(other).indexOf('@') > 0) {
                instead = Address.parse(row.get(other));
            }
        }
    }

    void username(String column) {
        usernameColumn = column;
        username = Identifiers.isUpn(row.get(column)) ? "" : row.get(column);
    }

    void identifier(String column) {
        known.addAll(Identifiers.untyped(row.get(column)));
    }

    void known(String field, String column) {
        if (!row.get(column).isEmpty()) {
            known.add(new Roll.Known(field, row.get(column)));
        }
    }

    boolean is(Roll.Kind kind) {
        return kind().filter(kind::equals).isPresent();
    }

    boolean isGuardian() {
        return kinds.contains(Roll.Kind.GUARDIAN);
    }

    /** A pupil before all; whoever works here before whoever has a child here. */
    Optional<Roll.Kind> kind() {
        return kinds.stream().findFirst();
    }

    Optional<Address> address(Options options) {
        found = look(options);
        return found;
    }

    private Optional<Address> look(Options options) {
        if (!written.isEmpty()) {
            Optional<Address> address = Address.parse(written);
            if (address.isEmpty() && !is(Roll.Kind.GUARDIAN)) {
                row.problem(addressColumn, "not an e-mail address: " + written);
            }
            return address;
        }
        if (instead.isPresent() || username.isEmpty() || username.indexOf('@') >= 0 || is(Roll.Kind.GUARDIAN)) {
            return instead;
        }
        return (is(Roll.Kind.PUPIL) ? options.pupilDomain() : options.staffDomain())
                .flatMap(domain -> Address.parse(username + "@" + domain));
    }

    Roll.Someone someone(String login, Function<Entry, Optional<String>> keptAs) {
        Roll.Kind kind = kind().orElseThrow();
        Set<String> all = new HashSet<>();
        if (kind == Roll.Kind.PUPIL) {
            guardians.forEach(guardian -> keptAs.apply(guardian).ifPresent(all::add));
        }
        return new Roll.Someone(
                id,
                active,
                kind,
                login,
                givenName,
                familyName,
                found.orElseThrow(),
                kind == Roll.Kind.PUPIL ? year : Optional.empty(),
                all,
                values(kind));
    }

    /** The school's own numbers stand with its staff: only what is private of families is kept. */
    private List<Roll.Known> values(Roll.Kind kind) {
        return known.stream()
                .filter(one -> !(one.field().equals("phone") && kind.owner().equals("staff")))
                .map(one -> new Roll.Known(kind.owner() + "." + one.field(), one.value()))
                .toList();
    }
}
