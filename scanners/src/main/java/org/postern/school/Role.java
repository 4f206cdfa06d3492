package org.postern.school;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody is at the school; the name in lower case is the one used in files and policies. */
public enum Role {
    PUPIL,
    TEACHER,
    TEACHING_ASSISTANT,
    STAFF,
    /** Designated safeguarding lead. */
    DSL,
    /** Deputy designated safeguarding lead. */
    DDSL,
    HEAD,
    DEPUTY,
    SENCO,
    OFFICE,
    FINANCE,
    ITADMIN,
    DPO,
    GOVERNOR,
    CHAIR,
    SAFEGUARDING_GOVERNOR,
    GUARDIAN,
    /** The mailbox a child tells its worries to. */
    WHISTLE;

    private static final Set<Role> GOVERNORS = Set.of(GOVERNOR, CHAIR, SAFEGUARDING_GOVERNOR);

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean staff() {
        return switch (this) {
            case TEACHER, TEACHING_ASSISTANT, STAFF, DSL, DDSL, HEAD, DEPUTY, SENCO, OFFICE, FINANCE, ITADMIN, DPO ->
                true;
            case PUPIL, GOVERNOR, CHAIR, SAFEGUARDING_GOVERNOR, GUARDIAN, WHISTLE -> false;
        };
    }

    public boolean governor() {
        return GOVERNORS.contains(this);
    }

    public static Optional<Role> of(String label) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(label))
                .findFirst();
    }

    /**
     * The roles of OneRoster 1.1 (4.13.7); administrators of a school are its staff until staff-roles.csv says more.
     */
    static Optional<Role> ofOneRoster(String role) {
        return switch (role) {
            case "student" -> Optional.of(PUPIL);
            case "teacher" -> Optional.of(TEACHER);
            case "aide", "proctor" -> Optional.of(TEACHING_ASSISTANT);
            case "administrator" -> Optional.of(STAFF);
            case "guardian", "parent", "relative" -> Optional.of(GUARDIAN);
            default -> Optional.empty();
        };
    }
}
