package org.postern.school;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.postern.message.Address;

/** A person while the files are still being read. */
final class Member {
    final CsvTable.Row row;
    final String login;
    final Address address;
    final Set<Address> aliases = new HashSet<>();
    final Set<Role> roles = EnumSet.noneOf(Role.class);
    final Set<String> classes = new TreeSet<>();
    final Set<String> communities = new TreeSet<>();
    final Set<Person.Flag> flags = EnumSet.noneOf(Person.Flag.class);
    final Set<Address> guardians = new HashSet<>();
    String givenName = "";
    String familyName = "";
    Optional<Integer> year = Optional.empty();
    boolean leaver;

    Member(CsvTable.Row row, String login, Address address) {
        this.row = row;
        this.login = login;
        this.address = address;
    }

    Person person() {
        return new Person(
                address,
                aliases,
                givenName,
                familyName,
                roles,
                year,
                classes,
                communities,
                guardians,
                leaver ? Person.Status.LEAVER : Person.Status.ACTIVE,
                flags);
    }
}
