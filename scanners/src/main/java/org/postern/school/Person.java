package org.postern.school;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.message.Address;

/**
 * Somebody of the school, or a mailbox that several of them share.
 *
 * @param aliases further addresses that reach the same mailbox
 * @param givenName as the school writes it, with the title for staff ({@code Mrs K})
 * @param year school year of a pupil; nursery is -1, reception 0
 * @param classes titles of the classes they learn or teach in
 * @param communities titles of the clubs and councils they belong to
 * @param guardians addresses of a pupil's guardians
 */
public record Person(
        Address address,
        Set<Address> aliases,
        String givenName,
        String familyName,
        Set<Role> roles,
        Optional<Integer> year,
        Set<String> classes,
        Set<String> communities,
        Set<Address> guardians,
        Status status,
        Set<Flag> flags) {
    public Person {
        aliases = Set.copyOf(aliases);
        roles = Set.copyOf(roles);
        classes = Set.copyOf(classes);
        communities = Set.copyOf(communities);
        guardians = Set.copyOf(guardians);
        flags = Set.copyOf(flags);
    }

    /** Whether the account may still be used. */
    public enum Status {
        ACTIVE,
        LEAVER
    }

    /** What a parent or the school decided about one person. */
    public enum Flag {
        /** A parent asked for an account that reaches nobody outside. */
        INTERNAL_ONLY,
        SUSPENDED,
        /** The account may be read, and writes only to those who look after the pupil. */
        RECEIVE_ONLY,
        /** A guardian whom a court or the school keeps from a child's information. */
        BARRED
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    public boolean pupil() {
        return has(Role.PUPIL);
    }

    public boolean staff() {
        return roles.stream().anyMatch(Role::staff);
    }

    public boolean guardian() {
        return has(Role.GUARDIAN);
    }

    public boolean leaver() {
        return status == Status.LEAVER;
    }

    public Optional<KeyStage> keyStage() {
        return year.map(KeyStage::ofYear);
    }

    /** Given names in lower case, titles such as Mrs left out. */
    public List<String> givenNames() {
        return NameIndex.given(this);
    }

    public String name() {
        return (givenName + " " + familyName).strip();
    }
}
