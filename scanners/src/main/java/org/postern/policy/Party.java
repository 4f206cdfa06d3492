package org.postern.policy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.postern.message.Address;
import org.postern.school.Directory;
import org.postern.school.KeyStage;
import org.postern.school.Lookalike;
import org.postern.school.MailGroup;
import org.postern.school.Person;
import org.postern.school.Person.Flag;
import org.postern.school.Role;

/**
 * One side of a mail as rules see it. A mail group counts as a pupil if any member is one, as outside if any member is,
 * and as staff only if all are: the strictest member decides.
 */
final class Party extends Facts {
    /** Who may send safeguarding information to a partner (domain plan: DSL, deputies, head, SENCO). */
    private static final Set<Role> SAFEGUARDING = Set.of(Role.DSL, Role.DDSL, Role.HEAD, Role.DEPUTY, Role.SENCO);

    private final Scope scope;
    private final Optional<Address> address;
    private final List<Person> people;
    private final Optional<Person> person;

    private Party(
            Scope scope,
            Optional<Address> address,
            Optional<Person> person,
            List<Person> people,
            Map<String, Object> fields) {
        super(fields);
        this.scope = scope;
        this.address = address;
        this.person = person;
        this.people = people;
    }

    static Party of(Optional<Address> address, Scope scope) {
        Directory directory = scope.directory();
        Set<String> domains = scope.domains();
        Optional<MailGroup> group = address.flatMap(directory::group);
        Optional<Person> person = address.flatMap(directory::find);
        List<Person> people = group.map(g -> members(g, directory))
                .orElseGet(() -> person.stream().toList());
        Map<String, Object> fields = new HashMap<>();
        roles(fields, people, group.isPresent());
        flags(fields, people);
        boolean ours = address.isPresent() && domains.contains(address.get().domain());
        fields.put("ours", ours);
        fields.put(
                "external",
                group.isPresent()
                        ? people.stream()
                                .anyMatch(p -> !domains.contains(p.address().domain()))
                        : !ours);
        fields.put(
                "personal_mail",
                address.filter(a -> scope.listed(a, Lists.PERSONAL_DOMAINS)).isPresent());
        later(fields, "certificate", address, scope.certificates()::usable);
        PrivateAccounts accounts = new PrivateAccounts(scope);
        later(fields, "private_of_staff", address, a -> accounts.owner(a, Party::schoolAdult));
        later(fields, "private_of_pupil", address, a -> accounts.owner(a, Person::pupil));
        later(
                fields,
                "resembles_ours",
                address,
                a -> Lookalike.of(a.domain(), domains).isPresent());
        later(
                fields,
                "resembles_known",
                address,
                a -> directory.find(a).isEmpty()
                        && Lookalike.of(a.domain(), scope.knownDomains()).isPresent());
        fields.put("known", group.isPresent() || person.isPresent());
        fields.put("group", group.isPresent());
        fields.put("people", (long) group.map(g -> g.members().size()).orElse(1));
        fields.put("address", address.map(Address::toString).orElse(""));
        fields.put("domain", address.map(Address::domain).orElse(""));
        return new Party(scope, address, person, people, fields);
    }

    private static void later(
            Map<String, Object> fields, String name, Optional<Address> address, Predicate<Address> test) {
        fields.put(name, (Later) () -> address.filter(test).isPresent());
    }

    private static List<Person> members(MailGroup group, Directory directory) {
        return group.members().stream().flatMap(a -> directory.find(a).stream()).toList();
    }

    private static void roles(Map<String, Object> fields, List<Person> people, boolean group) {
        fields.put("pupil", people.stream().anyMatch(Person::pupil));
        fields.put("staff", all(people, Person::staff));
        fields.put("governor", all(people, p -> p.roles().stream().anyMatch(Role::governor)));
        fields.put("guardian", all(people, p -> p.has(Role.GUARDIAN)));
        fields.put("whistle", all(people, p -> p.has(Role.WHISTLE)));
        fields.put("dsl", all(people, p -> p.has(Role.DSL) || p.has(Role.DDSL)));
        fields.put("head", all(people, p -> p.has(Role.HEAD)));
        fields.put("school_adult", all(people, Party::schoolAdult));
        fields.put("leader", all(people, p -> p.has(Role.HEAD) || p.has(Role.DEPUTY)));
        fields.put("safeguarding_role", all(people, p -> p.roles().stream().anyMatch(SAFEGUARDING::contains)));
        fields.put("leaver", !group && people.stream().anyMatch(Person::leaver));
    }

    private static void flags(Map<String, Object> fields, List<Person> people) {
        fields.put("internal_only", people.stream().anyMatch(p -> p.has(Flag.INTERNAL_ONLY)));
        fields.put("suspended", people.stream().anyMatch(p -> p.has(Flag.SUSPENDED)));
        fields.put("receive_only", people.stream().anyMatch(p -> p.has(Flag.RECEIVE_ONLY)));
        fields.put("barred", people.stream().anyMatch(p -> p.has(Flag.BARRED)));
        fields.put("band", band(people));
        fields.put("ks1", people.stream().anyMatch(p -> young(p)));
        fields.put(
                "sixth_form",
                all(people, p -> p.keyStage().filter(KeyStage.KS5::equals).isPresent()));
    }

    /** Of the youngest pupil: ks1, ks2 or secondary; empty for adults. */
    private static String band(List<Person> people) {
        return people.stream()
                .filter(Person::pupil)
                .map(p -> Notices.Band.of(Optional.of(p)))
                .min(Comparator.naturalOrder())
                .map(Notices.Band::label)
                .orElse("");
    }

    /** Staff, governors, and the mailbox for worries. */
    static boolean schoolAdult(Person person) {
        return person.staff()
                || person.has(Role.WHISTLE)
                || person.roles().stream().anyMatch(Role::governor);
    }

    private static boolean young(Person person) {
        return person.keyStage()
                .filter(stage -> stage.compareTo(KeyStage.KS1) <= 0)
                .isPresent();
    }

    private static boolean all(List<Person> people, Predicate<Person> test) {
        return !people.isEmpty() && people.stream().allMatch(test);
    }

    Scope scope() {
        return scope;
    }

    Optional<Address> address() {
        return address;
    }

    Optional<Person> person() {
        return person;
    }

    /** The person, or the members of the group. */
    List<Person> people() {
        return people;
    }

    boolean has(String role) {
        return Role.of(role).filter(r -> all(people, p -> p.has(r))).isPresent();
    }

    /** Whether the list of partners says that it may be sent that kind of information. */
    boolean accepts(String rule) {
        return address.filter(a -> scope.accepts(a, rule)).isPresent();
    }

    boolean is(String field) {
        return Boolean.TRUE.equals(get(field));
    }
}
