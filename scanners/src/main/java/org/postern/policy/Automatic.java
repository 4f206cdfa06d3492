package org.postern.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postern.message.Address;
import org.postern.message.Envelope;
import org.postern.message.Message;

/**
 * Whether a program sent a mail and not a person: an answer or a report (RFC 3834, RFC 3464, RFC 8098), or another's
 * mail that a rule of a mailbox passes on. What Microsoft, Google and Sieve (RFC 5228 4.2) write is taken from their
 * manuals, as no standard says how a mail that was passed on is marked.
 */
final class Automatic {
    private static final Pattern REPORT = Pattern.compile("(?i)\\s*multipart/report\\b.*", Pattern.DOTALL);
    private static final Pattern ABSENCE = Pattern.compile(
            "(?i)\\s*(automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|away from).*",
            Pattern.DOTALL);

    /** RFC 3834 5, RFC 5436 2.7.1. */
    private static final Set<String> ANSWERS = Set.of("auto-replied", "auto-generated", "auto-notified");

    private static final List<String> OLD_ANSWERS =
            List.of("X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Response-Suppress");

    /** Each names the mailbox that passes the mail on. */
    private static final List<String> PASSING = List.of(
            "X-Forwarded-For", // Google Mail: this mailbox, then the new recipient
            "X-MS-Exchange-ForwardingLoop",
            "X-MS-Exchange-Inbox-Rules-Loop",
            "X-Sieve-Redirected-From");

    /** Who sends reports, also those that are no multipart/report. */
    private static final Set<String> POSTMASTERS = Set.of("mailer-daemon", "postmaster");

    private final Message message;
    private final Predicate<Address> ours;

    Automatic(Message message, Predicate<Address> ours) {
        this.message = message;
        this.ours = ours;
    }

    /** A report, an absence note or another mail that a program wrote by itself. */
    boolean answers() {
        return REPORT.matcher(message.header("Content-Type").orElse("")).matches()
                || submitted().filter(ANSWERS::contains).isPresent()
                || OLD_ANSWERS.stream().anyMatch(name -> message.header(name).isPresent())
                || message.header("Precedence")
                        .filter(v -> v.strip().equalsIgnoreCase("auto_reply"))
                        .isPresent();
    }

    /**
     * Whether it comes from outside and nobody answers for it: it names no author (RFC 5322 3.6.2), or has no return
     * path (RFC 5321 4.5.5) though it is no report and no answer.
     */
    boolean nameless() {
        Envelope envelope = message.envelope();
        boolean postmaster = message.from().stream().anyMatch(a -> POSTMASTERS.contains(a.local()));
        return !envelope.fromSchoolSystem()
                && (message.from().isEmpty() || (envelope.sender().isEmpty() && !answers() && !postmaster));
    }

    /** Whether a mailbox or server of the school passes on what somebody else wrote, without anybody looking. */
    boolean forwards() {
        if (message.header("List-Id").isPresent()) {
            return false; // a list sends to all its members (RFC 2919), and rules look at every one of them
        }
        return marked() || redirected() || (passedOn() && !absence());
    }

    /** Said outright: by the word some systems add to those of RFC 3834, by RFC 2156 5.3.6, or by Exchange. */
    private boolean marked() {
        return submitted().filter("auto-forwarded"::equals).isPresent()
                || isTrue("Autoforwarded")
                || isTrue("X-MS-Exchange-Organization-AutoForwarded");
    }

    private boolean isTrue(String name) {
        return message.header(name)
                .filter(v -> v.strip().equalsIgnoreCase("true"))
                .isPresent();
    }

    private boolean passedOn() {
        boolean agent = message.header("X-MS-Exchange-Generated-Message-Source")
                .filter(v -> v.toLowerCase(Locale.ROOT).contains("mailbox rules agent"))
                .isPresent();
        return agent || PASSING.stream().flatMap(name -> addresses(name)).anyMatch(ours);
    }

    private Stream<Address> addresses(String name) {
        return message.headers(name).stream()
                .flatMap(value -> Stream.of(value.split("[\\s,;<>]+")))
                .flatMap(word -> Address.parse(word).stream());
    }

    /** Exchange sends absence notes by the same agent that carries out the rules of a mailbox. */
    private boolean absence() {
        return message.envelope().sender().isEmpty()
                || submitted().filter("auto-replied"::equals).isPresent()
                || ABSENCE.matcher(message.subject()).matches();
    }

    /**
     * Another's mail goes on under our envelope (RFC 5321 3.9.1), or with fields of one who sends it again (5322
     * 3.6.6).
     */
    private boolean redirected() {
        List<Address> authors = message.from();
        Envelope envelope = message.envelope();
        boolean strangers = !authors.isEmpty() && authors.stream().noneMatch(ours);
        boolean again = Stream.of("Resent-From", "Resent-Sender")
                .flatMap(name -> message.addresses(name).stream())
                .anyMatch(a -> ours.test(a) && !authors.contains(a));
        boolean ourEnvelope =
                envelope.fromSchoolSystem() && envelope.sender().filter(ours).isPresent();
        boolean throughUs = !envelope.fromSchoolSystem()
                && !envelope.recipients().isEmpty()
                && envelope.recipients().stream().noneMatch(ours);
        return again || (strangers && (ourEnvelope || throughUs));
    }

    private Optional<String> submitted() {
        return message.header("Auto-Submitted")
                .map(v ->
                        v.replaceAll("\\([^)]*\\)", "").split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }
}
