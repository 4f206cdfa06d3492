package org.postern.school;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.postern.message.Address;

/** Who is who at the school. Immutable; every look-up takes the same time however large the school is. */
public final class Directory {
    private final Map<Address, Person> people = new HashMap<>();
    private final Map<String, Person> logins;
    private final Map<String, SchoolClass> classes;
    private final Map<String, Community> communities;
    private final Map<Address, MailGroup> groups;
    private final Map<Address, List<Delegation>> delegations;
    private final Map<Address, List<Person>> children = new HashMap<>();
    private final Arrangements arrangements;
    private final KnownHashes known;
    private final NameIndex names;
    private final Set<String> domains;

    Directory(
            Map<String, Person> byLogin,
            Map<String, SchoolClass> classes,
            Map<String, Community> communities,
            Map<Address, MailGroup> groups,
            Map<Address, List<Delegation>> delegations,
            Arrangements arrangements,
            KnownHashes known) {
        this.arrangements = arrangements;
        this.known = known;
        this.logins = Map.copyOf(byLogin);
        this.classes = Map.copyOf(classes);
        this.communities = Map.copyOf(communities);
        this.groups = Map.copyOf(groups);
        this.delegations = Map.copyOf(delegations);
        for (Person person : logins.values()) {
            people.put(person.address(), person);
            person.aliases().forEach(alias -> people.put(alias, person));
            person.guardians()
                    .forEach(guardian -> children.computeIfAbsent(guardian, g -> new ArrayList<>())
                            .add(person));
        }
        names = new NameIndex(logins.values());
        domains = people.keySet().stream().map(Address::domain).collect(Collectors.toUnmodifiableSet());
    }

    public static Directory empty() {
        return new Directory(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), new Arrangements(), KnownHashes.NONE);
    }

    /** What else is known of them, as hashes. */
    public KnownHashes known() {
        return known;
    }

    /** Everybody once, leavers included. */
    public Collection<Person> people() {
        return logins.values();
    }

    /**
     * By an address, an alias, or either with a tag such as {@code name+club@} (RFC 5233), which is the same mailbox.
     */
    public Optional<Person> find(Address address) {
        Optional<Person> person = Optional.ofNullable(people.get(address));
        return person.isPresent() ? person : untagged(address).map(people::get);
    }

    private static Optional<Address> untagged(Address address) {
        int tag = address.local().indexOf('+');
        return tag > 0
                ? Optional.of(new Address(address.local().substring(0, tag), address.domain()))
                : Optional.empty();
    }

    /** The main address of whoever is reached there; the address itself if nobody of the directory is. */
    public Address mailbox(Address address) {
        return find(address).map(Person::address).orElse(address);
    }

    /** The person who signs in so: a full address, or the user name the roster gives. */
    public Optional<Person> findLogin(String login) {
        Optional<Person> named = Address.parse(login).flatMap(this::find);
        return named.isPresent() ? named : Optional.ofNullable(logins.get(login));
    }

    public Optional<MailGroup> group(Address address) {
        Optional<MailGroup> group = Optional.ofNullable(groups.get(address));
        return group.isPresent() ? group : untagged(address).map(groups::get);
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
        Address wanted = mailbox(mailbox);
        return person.address().equals(wanted)
                || delegations.getOrDefault(person.address(), List.of()).stream()
                        .anyMatch(lent -> lent.mailbox().equals(wanted) && lent.holdsOn(day));
    }

    /** Whether an adult teaches or assists in a class or community of that pupil. */
    public boolean teaches(Person adult, Person pupil) {
        return adult.staff()
                && (meet(adult.classes(), pupil.classes()) || meet(adult.communities(), pupil.communities()));
    }

    /** Whether the family agreed to that use of pictures, such as {@code press} or {@code name}; no answer is no. */
    public boolean agreed(Person pupil, String purpose, LocalDate day) {
        return arrangements.agreed(pupil.address(), purpose, day);
    }

    /** All the uses of pictures that the family agreed to. */
    public Set<String> agreedTo(Person pupil, LocalDate day) {
        return arrangements.agreedTo(pupil.address(), day);
    }

    /**
     * Whether somebody is kept from that pupil's information: from this child's, or as a guardian from every child's.
     */
    public boolean barred(Address guardian, Person pupil, LocalDate day) {
        Address mailbox = mailbox(guardian);
        return arrangements.barredFrom(pupil.address(), day).contains(mailbox)
                || (pupil.guardians().contains(mailbox)
                        && find(mailbox).filter(p -> p.has(Person.Flag.BARRED)).isPresent());
    }

    /** Everybody who is kept from that pupil's information. */
    public Set<Address> barredFrom(Person pupil, LocalDate day) {
        Set<Address> barred = new HashSet<>(arrangements.barredFrom(pupil.address(), day));
        pupil.guardians().stream().filter(g -> barred(g, pupil, day)).forEach(barred::add);
        return barred;
    }

    /** Whether the school keeps two pupils from writing to each other. */
    public boolean apart(Person one, Person other, LocalDate day) {
        return arrangements.apartFrom(one.address(), day).contains(other.address());
    }

    /** The pupils from whom the school keeps that one. */
    public Set<Address> apartFrom(Person pupil, LocalDate day) {
        return arrangements.apartFrom(pupil.address(), day);
    }

    /** The pupils whose guardian has that address. */
    public List<Person> childrenOf(Address guardian) {
        return List.copyOf(children.getOrDefault(mailbox(guardian), List.of()));
    }

    /** Where its people have their mail. */
    public Set<String> domains() {
        return domains;
    }

    /** Who may be meant by a few words; empty if nobody of the directory is. */
    public Set<Person> named(String words) {
        return names.named(words);
    }

    /** Whose family name that is, in lower case. */
    public Set<Person> ofFamily(String family) {
        return names.ofFamily(family);
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
