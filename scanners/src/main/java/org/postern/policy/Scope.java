package org.postern.policy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.postern.message.Address;
import org.postern.school.Directory;
import org.postern.school.Person;

/** What the functions of the rules look things up in, on one day. */
record Scope(
        Directory directory,
        Lists lists,
        Switches switches,
        Set<String> domains,
        LocalDate day,
        Certificates certificates) {

    Party party(Optional<Address> address) {
        return Party.of(address, this);
    }

    boolean ours(Address address) {
        return domains.contains(address.domain());
    }

    /** Whether people take it for the school's: its own domains and all below them. */
    boolean looksOurs(Address address) {
        return domains.stream()
                .anyMatch(d -> address.domain().equals(d) || address.domain().endsWith("." + d));
    }

    /**
     * Whether two sides may write to each other by the switch {@code circle} and are not kept apart; in a group every
     * pupil must.
     */
    boolean sharesCircle(Party some, Party other) {
        BiPredicate<Person, Person> circle = circle();
        return some.people().stream()
                .allMatch(a -> other.people().stream()
                        .filter(b -> a.pupil() && b.pupil() && !a.equals(b))
                        .allMatch(b -> circle.test(a, b) && !directory.apart(a, b, day)));
    }

    private BiPredicate<Person, Person> circle() {
        return switch (switches.get(Switches.CIRCLE)) {
            case "class" -> (a, b) -> meet(a.classes(), b.classes());
            case "class_or_community" ->
                (a, b) -> meet(a.classes(), b.classes()) || meet(a.communities(), b.communities());
            case "year" -> (a, b) -> a.year().isPresent() && a.year().equals(b.year());
            case "school", "open" -> (a, b) -> true;
            default -> (a, b) -> false;
        };
    }

    /**
     * Whether the list of contacts lets the pupil, or every pupil of the group, write to and hear from that address.
     */
    boolean approvedContact(Party pupil, Party other) {
        return other.address().isPresent()
                && pupil.is("pupil")
                && pupil.people().stream()
                        .filter(Person::pupil)
                        .allMatch(p -> approved(p, other.address().get()));
    }

    private boolean approved(Person pupil, Address contact) {
        String address = contact.toString();
        String domain = "@" + contact.domain();
        return lists.entries(Lists.CONTACTS, day)
                .filter(e -> e.value().equalsIgnoreCase(address) || e.value().equalsIgnoreCase(domain))
                .anyMatch(e -> Contacts.meant(e.more("for"), pupil));
    }

    boolean ownTeacher(Party pupil, Party adult) {
        return !adult.people().isEmpty()
                && pupil.person().isPresent()
                && adult.people().stream()
                        .allMatch(a -> directory.teaches(a, pupil.person().get()));
    }

    boolean ownPrivateAccount(Party owner, Party account) {
        return owner.person().isPresent()
                && account.address()
                        .filter(a -> new PrivateAccounts(this)
                                .belongsTo(a, owner.person().get()))
                        .isPresent();
    }

    /** Whether one is the guardian of the other, or of every pupil of that group. */
    boolean guardianOf(Party guardian, Party pupil) {
        return guardian.person().isPresent()
                && pupil.is("pupil")
                && pupil.people().stream()
                        .filter(Person::pupil)
                        .allMatch(p ->
                                p.guardians().contains(guardian.person().get().address()));
    }

    boolean listed(Party party, String list) {
        return party.address().filter(a -> listed(a, list)).isPresent();
    }

    /** Whether the address, or its domain written with or without {@code @}, stands on the list. */
    boolean listed(Address address, String list) {
        Set<String> values = lists.values(list, day);
        return values.contains(address.toString())
                || values.contains("@" + address.domain())
                || values.contains(address.domain());
    }

    boolean accepts(Address address, String rule) {
        return lists.entries(Lists.PARTNERS, day)
                .filter(e -> e.value().equalsIgnoreCase(address.toString())
                        || e.value().equalsIgnoreCase("@" + address.domain()))
                .anyMatch(e -> Set.of(e.more("accepts").split("\\s+")).contains(rule));
    }

    /**
     * Where people the school writes to have their mail: partners, families, approved contacts, and the large services.
     */
    Set<String> knownDomains() {
        Set<String> known = new HashSet<>(directory.domains());
        known.addAll(domains);
        for (String list : List.of(Lists.PARTNERS, Lists.CONTACTS, Lists.PERSONAL_DOMAINS)) {
            lists.values(list, day).forEach(value -> known.add(value.substring(value.indexOf('@') + 1)));
        }
        return known;
    }

    boolean kindMay(String kind, String use) {
        return lists.entries(Lists.KINDS, day)
                .anyMatch(e -> e.value().equals(kind) && e.more("use").equals(use));
    }

    private static boolean meet(Set<String> some, Set<String> others) {
        return some.stream().anyMatch(others::contains);
    }
}
