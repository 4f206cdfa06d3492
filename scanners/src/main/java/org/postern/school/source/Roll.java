package org.postern.school.source;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.postern.message.Address;

/**
 * A school as an export tells it, before it is written down in the form that the gateway reads.
 *
 * @param covers the kinds of people of whom the export names all; the others stay as they were
 * @param remarks what was left out and why, for whoever imports
 */
public record Roll(
        Set<Kind> covers,
        List<Someone> people,
        List<Group> groups,
        List<Membership> memberships,
        List<String> remarks) {
    public Roll {
        covers = Set.copyOf(covers);
        people = List.copyOf(people);
        groups = List.copyOf(groups);
        memberships = List.copyOf(memberships);
        remarks = List.copyOf(remarks);
    }

    /** Whether it names all of those whose known values go by that word: pupil, staff or guardian. */
    public boolean covers(String owner) {
        return covers.stream().anyMatch(kind -> kind.owner().equals(owner));
    }

    public static Roll empty() {
        return new Roll(EnumSet.allOf(Kind.class), List.of(), List.of(), List.of(), List.of());
    }

    /** What somebody mainly is. */
    public enum Kind {
        PUPIL("student", "pupil"),
        TEACHER("teacher", "staff"),
        STAFF("administrator", "staff"),
        ASSISTANT("aide", "staff"),
        GUARDIAN("guardian", "guardian");

        private final String role;
        private final String owner;

        Kind(String role, String owner) {
            this.role = role;
            this.owner = owner;
        }

        /** The role in users.csv of OneRoster 1.1. */
        String role() {
            return role;
        }

        /** Whose a known value is. */
        String owner() {
            return owner;
        }

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One person.
     *
     * @param username empty if there is none of its own
     * @param guardians ids of a pupil's guardians
     * @param known values to be kept as hashes only
     */
    public record Someone(
            String id,
            boolean active,
            Kind kind,
            String username,
            String givenName,
            String familyName,
            Address address,
            Optional<Integer> year,
            Set<String> guardians,
            List<Known> known) {
        public Someone {
            guardians = Set.copyOf(guardians);
            known = List.copyOf(known);
        }

        public String name() {
            return (givenName + " " + familyName).strip();
        }

        Someone asLeaver() {
            return new Someone(id, false, kind, username, givenName, familyName, address, year, guardians, List.of());
        }

        Someone withGuardians(Set<String> others) {
            return new Someone(id, active, kind, username, givenName, familyName, address, year, others, known);
        }
    }

    /** A class, or a club or council across classes. */
    public record Group(String id, String title, boolean community) {}

    /** Somebody learns or teaches in a group. */
    public record Membership(String group, String person) {}

    /**
     * A value that tells who somebody is.
     *
     * @param field such as {@code upn}
     */
    public record Known(String field, String value) {}
}
