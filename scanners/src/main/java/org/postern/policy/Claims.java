package org.postern.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postern.message.Address;
import org.postern.message.Envelope;
import org.postern.message.Message;
import org.postern.school.Person;
import org.postern.school.Role;

/** Who a mail says it is from, and whose it is. */
final class Claims {
    private static final Set<Role> LEADERS =
            Set.of(Role.HEAD, Role.DEPUTY, Role.DSL, Role.FINANCE, Role.OFFICE, Role.ITADMIN, Role.CHAIR);
    private static final int LONGEST_NAME = 80;

    private Claims() {}

    /**
     * Everybody the mail says it is from, in address or display name, also the Sender (RFC 5322 3.6.2), which many
     * programs show as "on behalf of"; the envelope speaks where the header says nothing.
     */
    static Stream<Address> all(Message message) {
        Stream<Address> authors =
                message.from().isEmpty() ? message.envelope().sender().stream() : message.from().stream();
        return Stream.of(
                        authors,
                        message.addresses("Sender").stream(),
                        message.shownAddresses("From").stream(),
                        message.shownAddresses("Sender").stream())
                .flatMap(addresses -> addresses);
    }

    /**
     * Whether every address the mail claims, in header (From and Sender) and envelope, is the author's own or lent to
     * them. A header without a readable From claims anybody.
     */
    static boolean own(Message message, Scope scope) {
        Envelope envelope = message.envelope();
        Optional<Address> own = ownAddress(message);
        Optional<Person> acting = acting(envelope, scope);
        return !message.from().isEmpty()
                && Stream.of(message.from().stream(), message.addresses("Sender").stream(), envelope.sender().stream())
                        .flatMap(addresses -> addresses)
                        .allMatch(a -> own.filter(a::equals).isPresent()
                                || acting.filter(p -> scope.directory().maySendAs(p, a, scope.day()))
                                        .isPresent());
    }

    /**
     * Under which address the author came: the login; without one the reverse-path; and for a mail of the school's
     * system with neither, such as an absence note (RFC 3834 3.3), the header, if it names one only.
     */
    private static Optional<Address> ownAddress(Message message) {
        Envelope envelope = message.envelope();
        if (envelope.login().isPresent()) {
            return envelope.login().flatMap(Address::parse);
        }
        boolean single = message.from().size() == 1;
        return envelope.sender().or(() -> single ? Optional.of(message.from().getFirst()) : Optional.empty());
    }

    private static Optional<Person> acting(Envelope envelope, Scope scope) {
        return envelope.login().isPresent()
                ? envelope.login().flatMap(scope.directory()::findLogin)
                : envelope.sender().flatMap(scope.directory()::find);
    }

    /**
     * Whose mail it is: who signed in; without a login, who the envelope names; from outside, who the header names, and
     * nobody that is known if it names several or none (RFC 5322 3.6.2).
     */
    static Optional<Address> author(Message message, Scope scope) {
        Envelope envelope = message.envelope();
        if (!envelope.fromSchoolSystem()) {
            return message.from().size() == 1 ? Optional.of(message.from().getFirst()) : Optional.empty();
        }
        Optional<Address> acting = acting(envelope, scope).map(Person::address);
        return acting.isPresent() ? acting : ownAddress(message);
    }

    /**
     * Whether it shows the name of somebody whose word moves money or opens doors, from an address that is not theirs.
     */
    static boolean showsLeader(Message message, Scope scope) {
        return message.headers("From").stream()
                .map(value -> value.replaceAll("<[^>]*>|\"", " ").strip())
                .filter(name -> !name.isEmpty() && name.length() < LONGEST_NAME)
                .anyMatch(name -> scope.directory().named(name).stream()
                        .filter(person -> person.roles().stream().anyMatch(LEADERS::contains))
                        .filter(person -> sameName(name, person))
                        .anyMatch(person -> message.from().stream().noneMatch(a -> theirs(a, person, scope))));
    }

    private static boolean theirs(Address address, Person person, Scope scope) {
        return scope.ours(address) || new PrivateAccounts(scope).belongsTo(address, person);
    }

    /** The family name with a title or the given name and nothing else. */
    private static boolean sameName(String shown, Person person) {
        Set<String> words =
                Set.of(shown.toLowerCase(Locale.ROOT).replace('.', ' ').strip().split("\\s+"));
        Set<String> allowed = new HashSet<>(person.givenNames());
        allowed.addAll(List.of(person.name().toLowerCase(Locale.ROOT).split("\\s+")));
        return words.size() > 1 && allowed.containsAll(words);
    }
}
