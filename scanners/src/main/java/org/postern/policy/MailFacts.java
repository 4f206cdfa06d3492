package org.postern.policy;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postern.message.Address;
import org.postern.message.Envelope;
import org.postern.message.Message;
import org.postern.school.Person;

/** The mail as rules see it. */
final class MailFacts extends Facts {
    private final Evidence evidence;
    private final Scope scope;

    private MailFacts(Map<String, Object> fields, Evidence evidence, Scope scope) {
        super(fields);
        this.evidence = evidence;
        this.scope = scope;
    }

    static MailFacts of(Message message, Evidence evidence, Scope scope) {
        Envelope envelope = message.envelope();
        Map<String, Object> fields = new HashMap<>();
        fields.put("from_school", envelope.fromSchoolSystem());
        fields.put("inbound", !envelope.fromSchoolSystem());
        fields.put("aligned", envelope.alignment() == Envelope.Alignment.PASS);
        fields.put("misaligned", envelope.alignment() == Envelope.Alignment.FAIL);
        fields.put("claims_ours", claims(message).anyMatch(scope::looksOurs));
        fields.put("claims_own", claimsOwn(message, scope));
        fields.put("subject", Normalizer.normalize(message.subject(), Normalizer.Form.NFKC));
        fields.put("sensitivity", sensitivity(message));
        fields.put("people", people(envelope, scope));
        fields.put("unread", !evidence.unread().isEmpty());
        fields.put("unread_is_only_unclear", evidence.onlyUnclear());
        return new MailFacts(fields, evidence, scope);
    }

    /**
     * Everybody the mail says it is from, in address or display name, also the Sender (RFC 5322 3.6.2), which many
     * programs show as "on behalf of"; the envelope speaks where the header says nothing.
     */
    private static Stream<Address> claims(Message message) {
        Stream<Address> authors =
                message.from().isEmpty() ? message.envelope().sender().stream() : message.from().stream();
        return Stream.of(
                        authors,
                        message.addresses("Sender").stream(),
                        message.shownAddresses("From").stream(),
                        message.shownAddresses("Sender").stream())
                .flatMap(addresses -> addresses);
    }

    /** The most private of what it says (RFC 2156 5.3.4), in lower case; empty if it says nothing. */
    private static String sensitivity(Message message) {
        return message.headers("Sensitivity").stream()
                .map(value -> value.replaceAll("\\([^)]*\\)|\"", "").strip().toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty() && !value.equals("normal"))
                .findFirst()
                .orElse("");
    }

    /**
     * Whether every address the mail claims, in header (From and Sender) and envelope, is the author's own or lent to
     * them. A header without a readable From claims anybody.
     */
    private static boolean claimsOwn(Message message, Scope scope) {
        Envelope envelope = message.envelope();
        Optional<Address> own = own(message);
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
    private static Optional<Address> own(Message message) {
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
        return acting.isPresent() ? acting : own(message);
    }

    /** How many people it reaches, groups counted by their members, nobody twice. */
    private static long people(Envelope envelope, Scope scope) {
        return envelope.recipients().stream()
                .flatMap(a -> scope.directory()
                        .group(a)
                        .map(g -> g.members().stream())
                        .orElseGet(() -> Stream.of(a)))
                .distinct()
                .count();
    }

    boolean finds(Look look) {
        return evidence.findings().stream().anyMatch(look::sees);
    }

    /** Whether there are unread parts and all of them are of kinds listed for that use. */
    boolean unreadKindsAre(String use) {
        return !evidence.unread().isEmpty() && evidence.unread().stream().allMatch(u -> scope.kindMay(u.kind(), use));
    }

    boolean hasKind(String use) {
        Set<String> kinds = evidence.kinds();
        return kinds.stream().anyMatch(kind -> scope.kindMay(kind, use));
    }
}
