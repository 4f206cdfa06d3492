package org.postern.policy;

import com.google.common.base.Suppliers;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.postern.message.Envelope;
import org.postern.message.Message;
import org.postern.model.Category;
import org.postern.model.Finding;
import org.postern.school.Person;
import org.postern.school.Role;

/** The mail as rules see it, for one recipient. */
final class MailFacts extends Facts {
    private final Message message;
    private final Evidence evidence;
    private final Scope scope;
    private final Party sender;
    private final Conversation conversation;
    /** What counts for this recipient. */
    private final List<Finding> findings;

    private final NamedPeople named;
    private final boolean schoolwork;
    /** The same for every recipient, and asked of all of them, so worked out once for the mail. */
    private final Supplier<Boolean> wrongFamilyReached;

    private final Set<String> met = new HashSet<>();
    private final Set<String> relieved = new HashSet<>();

    private MailFacts(
            Message message,
            Evidence evidence,
            Scope scope,
            Party sender,
            Map<String, Object> fields,
            List<Finding> findings,
            Optional<Supplier<Boolean>> wrongFamily) {
        super(fields);
        wrongFamilyReached = wrongFamily.orElseGet(() -> Suppliers.memoize(this::reachesWrongFamily));
        this.message = message;
        this.evidence = evidence;
        this.scope = scope;
        this.sender = sender;
        this.findings = findings;
        conversation = new Conversation(message, evidence.words(), sender);
        named = new NamedPeople(findings, evidence.words(), scope.directory());
        schoolwork = (sender.is("pupil") || sender.is("school_adult"))
                && findings.stream().anyMatch(Look.any("schoolwork")::sees);
    }

    /** Before it is asked about a recipient. */
    static MailFacts of(Message message, Evidence evidence, Scope scope, Party sender) {
        Envelope envelope = message.envelope();
        Map<String, Object> fields = new HashMap<>();
        fields.put("from_school", envelope.fromSchoolSystem());
        fields.put("inbound", !envelope.fromSchoolSystem());
        fields.put("aligned", envelope.alignment() == Envelope.Alignment.PASS);
        fields.put("misaligned", envelope.alignment() == Envelope.Alignment.FAIL);
        fields.put("claims_ours", Claims.all(message).anyMatch(scope::looksOurs));
        fields.put("claims_own", Claims.own(message, scope));
        fields.put("shows_leader_name", (Later) () -> Claims.showsLeader(message, scope));
        fields.put("subject", Normalizer.normalize(message.subject(), Normalizer.Form.NFKC));
        fields.put("sensitivity", sensitivity(message));
        fields.put("label", Labels.of(message));
        fields.put(
                "opened",
                message.header(Message.SECURITY)
                        .filter(line -> line.startsWith(Message.OPENED))
                        .isPresent());
        fields.put("people", people(envelope, scope));
        fields.put("has_files", !evidence.kinds().isEmpty());
        fields.put("unread", !evidence.unread().isEmpty());
        fields.put("unread_is_only_unclear", evidence.onlyUnclear());
        Households households = new Households(scope, message);
        fields.put("visible_households", households.visible());
        fields.put("families", households.families());
        counts(fields, evidence.past());
        Automatic automatic = new Automatic(message, scope::ours);
        fields.put("auto_forwarded", automatic.forwards());
        fields.put("nameless", automatic.nameless());
        fields.put("spam_known", envelope.spamScore().isPresent());
        fields.put("spam_score", (long) envelope.spamScore().orElse(0));
        return new MailFacts(message, evidence, scope, sender, fields, evidence.findings(), Optional.empty());
    }

    /** The mail as it is for that recipient. */
    MailFacts toward(Party recipient) {
        Map<String, Object> all = new HashMap<>(fields());
        List<Finding> counting = conversation.counting(evidence.findings(), recipient);
        NamedPeople theirs = new NamedPeople(counting, evidence.words(), scope.directory());
        all.put("names_staff", (Later) () -> theirs.staffBeside(sender));
        all.put("names_person", (Later) () -> theirs.anybody());
        all.put("names_pupil", (Later) () -> theirs.pupil());
        all.put("names_other_child", (Later) () -> theirs.childOfOthers(recipient));
        all.put("names_own_child", (Later) () -> theirs.childOf(recipient));
        all.put("names_sender_in_full", (Later) () -> theirs.inFull(sender));
        all.put(
                "names_camera",
                counting.stream()
                        .anyMatch(f -> !f.marks().contains("inside")
                                && f.marks().stream().anyMatch(mark -> mark.startsWith(Evidence.CAMERA))));
        all.put("private_camera", (Later) () -> privateCamera(counting, scope));
        all.put("pictured_with_consent", (Later) () -> theirs.allAgreed("press", scope.day())
                && (theirs.hintsAtPupil() || counting.stream().anyMatch(Look.any("photo-consent")::sees)));
        all.put("named_with_consent", (Later) () -> theirs.hintsAtPupil() && theirs.allAgreed("name", scope.day()));
        all.put("wrong_family_reached", (Later) wrongFamilyReached::get);
        all.put("accuses_recipient", (Later) () -> theirs.accuses(recipient));
        between(all, evidence.past(), recipient);
        return new MailFacts(message, evidence, scope, sender, all, counting, Optional.of(wrongFamilyReached));
    }

    private static void counts(Map<String, Object> fields, Past past) {
        fields.put("sent_last_hour", past.sent().hour());
        fields.put("sent_last_day", past.sent().day());
        fields.put("social_last_hour", past.social().hour());
        fields.put("social_last_day", past.social().day());
    }

    private static void between(Map<String, Object> fields, Past past, Party recipient) {
        Past.With with = past.with(recipient.address().orElseThrow());
        fields.put("first_contact", !with.wrote());
        fields.put("unkind_to_recipient", with.unkind());
        fields.put("sent_to_recipient_last_hour", with.hour());
    }

    /** The most private of what it says (RFC 2156 5.3.4), in lower case; empty if it says nothing. */
    private static String sensitivity(Message message) {
        return message.headers("Sensitivity").stream()
                .map(value -> value.replaceAll("\\([^)]*\\)|\"", "").strip().toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty() && !value.equals("normal"))
                .findFirst()
                .orElse("");
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
        return findings.stream().anyMatch(look::sees);
    }

    /**
     * Like {@link #finds}, but a topic of schoolwork does not count unless the writer speaks of itself or to somebody.
     */
    boolean speaksOf(Look look) {
        return findings.stream()
                .anyMatch(f -> look.sees(f)
                        && (!schoolwork
                                || f.marks().contains("self")
                                || f.marks().contains("targeted")));
    }

    /** Whether there is any sign of it, however unsure. */
    boolean hintsAt(String category) {
        Category wanted = Look.categoryOf(category);
        return findings.stream().anyMatch(f -> f.category() == wanted);
    }

    long countOf(String category) {
        Look look = Look.any(category);
        return findings.stream().filter(look::sees).count();
    }

    /** How many different marks its findings have, such as the signs of grooming. */
    long kindsOf(String category) {
        Look look = Look.any(category);
        return findings.stream()
                .filter(look::sees)
                .flatMap(f -> f.marks().stream())
                .filter(mark -> !Look.PLACED.contains(mark))
                .distinct()
                .count();
    }

    /** Whether somebody in that role is said to have done harm. */
    boolean accuses(String role) {
        return Role.of(role).map(named::accuses).orElse(false);
    }

    /** Whether anybody it goes to may not read of a child named in it; then nobody gets it before a second look. */
    private boolean reachesWrongFamily() {
        return message.envelope().recipients().stream()
                .map(address -> scope.party(Optional.of(address)))
                .filter(party -> party.is("guardian") || party.is("external"))
                .anyMatch(party -> {
                    List<Finding> theirs = conversation.counting(evidence.findings(), party);
                    NamedPeople people = new NamedPeople(theirs, evidence.words(), scope.directory());
                    return people.childOfOthers(party) || people.childKeptFrom(party);
                });
    }

    private static boolean privateCamera(List<Finding> findings, Scope scope) {
        Set<String> ours = scope.lists().values(Lists.CAMERAS, scope.day());
        return findings.stream()
                .flatMap(f -> f.marks().stream())
                .filter(mark -> mark.startsWith(Evidence.CAMERA))
                .map(mark -> mark.substring(Evidence.CAMERA.length()).toLowerCase(Locale.ROOT))
                .anyMatch(camera -> ours.stream().noneMatch(camera::contains));
    }

    /** Whether a teacher has cleared what that rule is about for the pupil who writes. */
    boolean excepted(String rule) {
        boolean clear = sender.person()
                .filter(Person::pupil)
                .filter(pupil -> new Exceptions(scope, findings).clear(rule, pupil))
                .isPresent();
        if (clear) {
            relieved.add(rule);
        }
        return clear;
    }

    /** Asks questions that leave no trace: of an exception that no rule needed none must be noted. */
    void aside(Runnable questions) {
        Set<String> before = Set.copyOf(relieved);
        questions.run();
        relieved.retainAll(before);
    }

    /** Whether an exception kept any of these rules from applying. */
    boolean relieved(List<?> rules) {
        return rules.stream().anyMatch(relieved::contains);
    }

    /** The findings that conditions asked about. */
    List<Finding> seen(List<Look> looks) {
        return findings.stream()
                .filter(f -> looks.stream().anyMatch(look -> look.sees(f)))
                .toList();
    }

    /** Whether it is there, but only where it does not count for this recipient. */
    boolean setsApart(Look look) {
        return evidence.findings().stream().anyMatch(look::sees) && !finds(look);
    }

    /** Notes that a rule applies, for those below it in the file. */
    void meets(String rule) {
        met.add(rule);
    }

    boolean meetsAny(List<?> rules) {
        return rules.stream().anyMatch(met::contains);
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
