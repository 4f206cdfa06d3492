package org.postern.school;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postern.message.Address;

/** Who is who at the school. Immutable; every look-up takes the same time however large the school is. */
public final class Directory {
    private final Map<Address, Person> people = new HashMap<>();
    private final Map<String, Person> logins;
    private final Map<String, SchoolClass> classes;
    private final Map<String, Community> communities;
    private final Map<Address, MailGroup> groups;
    private final Map<Address, List<Delegation>> delegations;

    Directory(
            Map<String, Person> byLogin,
            Map<String, SchoolClass> classes,
            Map<String, Community> communities,
            Map<Address, MailGroup> groups,
            Map<Address, List<Delegation>> delegations) {
        this.logins = Map.copyOf(byLogin);
        this.classes = Map.copyOf(classes);
        this.communities = Map.copyOf(communities);
        this.groups = Map.copyOf(groups);
        this.delegations = Map.copyOf(delegations);
        for (Person person : logins.values()) {
            people.put(person.address(), person);
            person.aliases().forEach(alias -> people.put(alias, person));
        }
    }

    public static Directory empty() {
        return new Directory(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** Everybody once, leavers included. */
    public Collection<Person> people() {
        return logins.values();
    }

    public Optional<Person> find(Address address) {
        return Optional.ofNullable(people.get(address));
    }

    /** The person who signs in so: a full address, or the user name the roster gives. */
    public Optional<Person> findLogin(String login) {
        Optional<Person> named = Address.parse(login).flatMap(this::find);
        return named.isPresent() ? named : Optional.ofNullable(logins.get(login));
    }

    public Optional<MailGroup> group(Address address) {
        return Optional.ofNullable(groups.get(address));
    }

    public Collection<MailGroup> groups() {
        return groups.values();
    }

    public Optional<SchoolClass> schoolClass(String title) {
        return Optional.ofNullable(classes.get(title));
    }

    public Set<String> classTitles() {
        return classes.keySet();
    }

    public Optional<Community> community(String title) {
        return Optional.ofNullable(communities.get(title));
    }

    /** Whether {@code person} may send as {@code mailbox}: it is their own, or lent to them on that day. */
    public boolean maySendAs(Person person, Address mailbox, LocalDate day) {
        if (person.address().equals(mailbox) || person.aliases().contains(mailbox)) {
            return true;
        }
        return delegations.getOrDefault(person.address(), List.of()).stream()
                .anyMatch(lent -> lent.mailbox().equals(mailbox) && lent.holdsOn(day));
    }

    /** Whether an adult teaches or assists in a class or community of that pupil. */
    public boolean teaches(Person adult, Person pupil) {
        return adult.staff()
                && (meet(adult.classes(), pupil.classes()) || meet(adult.communities(), pupil.communities()));
    }

    /** Those who teach in the pupil's classes, in the order of their addresses. */
    public List<Person> teachersOf(Person pupil) {
        return pupil.classes().stream()
                .flatMap(title -> schoolClass(title).stream())
                .flatMap(group -> group.teachers().stream())
                .distinct()
                .sorted(Comparator.comparing(Address::toString))
                .flatMap(address -> find(address).stream())
                .toList();
    }

    private static boolean meet(Set<String> some, Set<String> others) {
        return some.stream().anyMatch(others::contains);
    }
}
