package org.postern.school;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.message.Address;
import org.postern.model.Nearest;

/** Reads barred.csv, keep-apart.csv and photo-consent.csv; a school without such rows need not have the files. */
final class ArrangementTables {
    private static final List<String> PURPOSES = Stream.concat(
                    Arrangements.PURPOSES.stream(), Stream.of(Arrangements.NAME, Arrangements.ANY))
            .toList();

    private final SchoolTables tables;
    private final Arrangements all = new Arrangements();

    ArrangementTables(SchoolTables tables) {
        this.tables = tables;
    }

    Arrangements read() {
        tables.optional("barred.csv", List.of("guardian", "pupil", "owner", "reason", "expires"), this::barred);
        tables.optional("keep-apart.csv", List.of("pupil", "other", "owner", "reason", "expires"), this::apart);
        tables.optional("photo-consent.csv", List.of("pupil", "purpose", "answer", "owner", "expires"), this::consent);
        return all;
    }

    /** The guardian need not be in the directory: a parent without contact often is in no export. */
    private void barred(CsvTable.Row row) {
        Optional<Address> guardian = tables.address(row, "guardian");
        Optional<Member> pupil = pupil(row, "pupil");
        if (guardian.isPresent() && pupil.isPresent()) {
            Member known = tables.memberAt(guardian.get());
            all.bar(known == null ? guardian.get() : known.address, pupil.get().address, row.date("expires"));
        }
    }

    private void apart(CsvTable.Row row) {
        Optional<Member> one = pupil(row, "pupil");
        Optional<Member> other = pupil(row, "other");
        if (one.isPresent() && other.isPresent()) {
            if (one.get() == other.get()) {
                row.problem("other", "a pupil cannot be kept apart from itself; name the other pupil");
            }
            all.keepApart(one.get().address, other.get().address, row.date("expires"));
        }
    }

    private void consent(CsvTable.Row row) {
        Optional<Member> pupil = pupil(row, "pupil");
        boolean purpose = isOneOf(row, "purpose", PURPOSES);
        boolean answer = isOneOf(row, "answer", List.of("yes", "no"));
        if (pupil.isPresent() && purpose && answer) {
            all.answer(
                    pupil.get().address, row.get("purpose"), row.get("answer").equals("yes"), row.date("expires"));
        }
    }

    private static boolean isOneOf(CsvTable.Row row, String column, List<String> known) {
        boolean fits = known.contains(row.get(column));
        if (!fits) {
            String guess = Nearest.of(row.get(column), known).orElse(String.join(", ", known));
            row.problem(column, "no such " + column + ": " + row.get(column) + "; did you mean " + guess + "?");
        }
        return fits;
    }

    private Optional<Member> pupil(CsvTable.Row row, String column) {
        Optional<Member> member = tables.member(row, column);
        if (member.isPresent() && !member.get().roles.contains(Role.PUPIL)) {
            row.problem(column, row.get(column) + " is no pupil; name one by the address in users.csv");
            return Optional.empty();
        }
        return member;
    }
}
