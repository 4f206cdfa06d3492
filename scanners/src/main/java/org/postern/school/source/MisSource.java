package org.postern.school.source;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.postern.model.ConfigProblem;
import org.postern.school.CsvTable;

/** One table of a school's own making, such as a report of SIMS, Arbor or Bromcom, a row for each person. */
final class MisSource {
    private static final List<DateTimeFormatter> DATES =
            List.of(DateTimeFormatter.ISO_LOCAL_DATE, DateTimeFormatter.ofPattern("d/M/yyyy", Locale.UK));

    private final Mapping mapping;
    private final Draft draft;
    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));

    MisSource(Mapping mapping, Options options) {
        this.mapping = mapping;
        this.draft = new Draft(options);
    }

    Roll read(Path file, List<ConfigProblem> problems) {
        CsvTable.readLoosely(file, List.of(), problems).rows().forEach(this::person);
        return draft.finish(covers());
    }

    private Set<Roll.Kind> covers() {
        boolean guardians = mapping.has(Mapping.guardian(1, "email"));
        return switch (mapping.who()) {
            case "pupils" -> guardians ? EnumSet.of(Roll.Kind.PUPIL, Roll.Kind.GUARDIAN) : EnumSet.of(Roll.Kind.PUPIL);
            case "staff" -> EnumSet.of(Roll.Kind.TEACHER, Roll.Kind.STAFF, Roll.Kind.ASSISTANT);
            default -> Draft.everybody();
        };
    }

    private void person(CsvTable.Row row) {
        String column = mapping.column(mapping.has("id") ? "id" : mapping.has("email") ? "email" : "username");
        String before = mapping.who().equals("everybody") ? "" : mapping.who() + "-";
        draft.add(row, column, before).ifPresent(entry -> {
            role(entry);
            Name name = name(row, "");
            entry.givenName = (mapping.value(row, "title") + " " + name.given()).strip();
            entry.familyName = name.family();
            entry.address(mapping.column("email"));
            entry.username = mapping.value(row, "username");
            entry.usernameColumn = mapping.column("username");
            if (entry.is(Roll.Kind.PUPIL) && mapping.has("year")) {
                entry.year(row, mapping.column("year"));
            }
            entry.active = leaving(row).map(day -> !day.isBefore(today)).orElse(true);
            List.of("upn", "uln", "nhs", "phone").stream()
                    .filter(field -> mapping.value(row, field).indexOf('@') < 0) // Microsoft's UPN is a login
                    .forEach(field -> entry.known(field, mapping.column(field)));
            groups(entry, "class", false);
            groups(entry, "community", true);
            for (int i = 1; i <= Mapping.GUARDIANS; i++) {
                guardian(entry, i);
            }
        });
    }

    private void role(Entry entry) {
        switch (mapping.who()) {
            case "pupils" -> entry.kinds.add(Roll.Kind.PUPIL);
            case "staff" -> entry.kinds.add(staff(mapping.value(entry.row, "role")));
            default -> entry.role(entry.row, mapping.column("role"));
        }
    }

    /** Free words of a job. */
    private static Roll.Kind staff(String job) {
        String plain = job.toLowerCase(Locale.ROOT);
        if (plain.contains("assistant") || plain.contains("support") || plain.matches(".*\\b(ta|hlta|lsa)\\b.*")) {
            return Roll.Kind.ASSISTANT;
        }
        return plain.contains("teach") ? Roll.Kind.TEACHER : Roll.Kind.STAFF;
    }

    private record Name(String given, String family) {}

    /** From two columns, or from one such as {@code Okafor, Maya} or {@code Maya Okafor}. */
    private Name name(CsvTable.Row row, String prefix) {
        if (!mapping.has(prefix + "name")) {
            return new Name(mapping.value(row, prefix + "given-name"), mapping.value(row, prefix + "family-name"));
        }
        String whole = mapping.value(row, prefix + "name").strip();
        int comma = whole.indexOf(',');
        if (comma >= 0) {
            return new Name(
                    whole.substring(comma + 1).strip(),
                    whole.substring(0, comma).strip());
        }
        int space = whole.lastIndexOf(' ');
        return space < 0
                ? new Name(whole, "")
                : new Name(whole.substring(0, space).strip(), whole.substring(space + 1));
    }

    private Optional<LocalDate> leaving(CsvTable.Row row) {
        String written = mapping.value(row, "leaving-date").strip();
        if (written.isEmpty()) {
            return Optional.empty();
        }
        for (DateTimeFormatter form : DATES) {
            try {
                return Optional.of(LocalDate.parse(written, form));
            } catch (DateTimeParseException e) {
                // the next form may fit
            }
        }
        row.problem(mapping.column("leaving-date"), "not a date like 18/12/2026: " + written);
        return Optional.empty();
    }

    private void groups(Entry entry, String field, boolean community) {
        for (String title : mapping.value(entry.row, field).split("[;,]", -1)) {
            if (!title.isBlank()) {
                draft.member(title.strip(), community, entry);
            }
        }
    }

    /** Guardians have no id in such a table: their address is what tells them apart. */
    private void guardian(Entry pupil, int number) {
        String prefix = Mapping.guardian(number, "");
        String address = mapping.value(pupil.row, prefix + "email").toLowerCase(Locale.ROOT);
        if (address.indexOf('@') < 1 || !pupil.is(Roll.Kind.PUPIL)) {
            return;
        }
        Entry guardian = draft.contact(pupil.row, "contact-" + address);
        Name name = name(pupil.row, prefix);
        guardian.kinds.add(Roll.Kind.GUARDIAN);
        guardian.givenName = name.given();
        guardian.familyName = name.family();
        guardian.address(mapping.column(prefix + "email"));
        guardian.known("phone", mapping.column(prefix + "phone"));
        pupil.guardians.add(guardian);
    }
}
