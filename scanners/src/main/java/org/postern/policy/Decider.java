package org.postern.policy;

import dev.cel.runtime.CelEvaluationException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.postern.message.Address;
import org.postern.message.Direction;
import org.postern.message.Envelope;
import org.postern.message.Message;
import org.postern.model.Category;
import org.postern.model.Decision;

/**
 * Applies every rule to every recipient; the strictest wins. Pure: the same mail, evidence, rules, directory and day
 * give the same decisions.
 */
public final class Decider {
    /** Reason shown where a rule had no answer. */
    public static final String ERROR = "ERR";

    /** Reason shown where a part could not be read, and no rule lets it pass. */
    public static final String UNREAD = "UNREAD";

    private static final String NO_CERTIFICATE = "ENC-01";

    /** Dates in lists and delegations are days of the school's own calendar. */
    public static final ZoneId SCHOOL_TIME = ZoneId.of("Europe/London");

    private final Rulebook rulebook;
    private final Certificates certificates;

    /** As if nobody outside had a certificate. */
    public Decider(Rulebook rulebook) {
        this(rulebook, Certificates.NONE);
    }

    public Decider(Rulebook rulebook, Certificates certificates) {
        this.rulebook = rulebook;
        this.certificates = certificates;
    }

    /** One decision per envelope recipient, in order. */
    public List<Decision> decide(Message message, Evidence evidence, Instant now) {
        return judged(message, evidence, now, Onlooker.NONE).stream()
                .map(Verdicts::decision)
                .toList();
    }

    /**
     * The same decisions, and for every rule why it applied or not.
     *
     * @param places how the mail's files are called
     * @param off what nothing looks for because a part of the program is off, with what to do about it
     */
    public List<Explanation> explain(
            Message message, Evidence evidence, Instant now, Places places, Map<Category, String> off) {
        Scope scope = scope(now);
        Rule.Case which = which(message.envelope(), scope.party(Claims.author(message, scope)));
        Accounts accounts = new Accounts(rulebook.policy(), which, places.without(evidence.findings()), off);
        return judged(message, evidence, now, accounts).stream()
                .map(Verdicts::decision)
                .map(accounts::about)
                .toList();
    }

    /** What it would be for one of the recipients of the mail. */
    Decision decide(Message message, Evidence evidence, Instant now, Address recipient) {
        return judged(message, evidence, now, List.of(recipient), Onlooker.NONE)
                .getFirst()
                .decision();
    }

    /** The mail as it is counted. */
    public Sending sending(Message message, Instant now) {
        return Sending.of(message, scope(now));
    }

    /** Whether the mail is sealed or has a virus for every recipient, which nothing else found in it can change. */
    public boolean isSettled(Message message, Evidence evidence, Instant now) {
        return judged(message, evidence, now, Onlooker.NONE).stream().allMatch(Verdicts::isFinal);
    }

    private List<Verdicts> judged(Message message, Evidence evidence, Instant now, Onlooker onlooker) {
        return judged(message, evidence, now, message.envelope().recipients(), onlooker);
    }

    private List<Verdicts> judged(
            Message message, Evidence evidence, Instant now, List<Address> recipients, Onlooker onlooker) {
        Scope scope = scope(now);
        Party sender = scope.party(Claims.author(message, scope));
        MailFacts mail = MailFacts.of(message, evidence, scope, sender);
        Map<String, Object> facts = new HashMap<>();
        facts.put("sender", sender);
        facts.put("switches", new SwitchFacts(scope.switches()));
        Rule.Case which = which(message.envelope(), sender);
        List<Verdicts> all = new ArrayList<>();
        for (Address address : recipients) {
            Party recipient = scope.party(Optional.of(address));
            MailFacts theirs = mail.toward(recipient);
            facts.put("recipient", recipient);
            facts.put("message", theirs);
            Verdicts verdicts = new Verdicts(address, direction(message.envelope(), address), which, evidence);
            judge(facts, theirs, verdicts, (rule, part) -> onlooker.looked(address, rule, part, facts));
            if (certificates.decide() && verdicts.encrypts() && !certificates.reachable(address)) {
                rulebook.policy()
                        .rule(NO_CERTIFICATE)
                        .ifPresent(rule -> verdicts.hit(rule, rule.parts().getFirst(), List.of()));
            }
            all.add(verdicts);
        }
        return all;
    }

    /** Everybody's copy is held because the mail could not be read or judged; {@code rule} is the reason shown. */
    public List<Decision> hold(Envelope envelope, String rule) {
        return envelope.recipients().stream()
                .map(recipient -> {
                    Verdicts verdicts =
                            new Verdicts(recipient, direction(envelope, recipient), Rule.Case.OTHER, Evidence.NONE);
                    verdicts.hold(rule);
                    return verdicts.decision();
                })
                .toList();
    }

    private void judge(
            Map<String, Object> facts,
            MailFacts mail,
            Verdicts verdicts,
            BiConsumer<Rule, Optional<Rule.Part>> looked) {
        for (Rule rule : rulebook.policy().rules()) {
            if (rule.mode() == Mode.OFF || rule.when().isEmpty()) {
                continue;
            }
            try {
                Optional<Rule.Part> part = fitting(rule, facts);
                mail.aside(() -> looked.accept(rule, part));
                if (part.isPresent()) {
                    verdicts.hit(rule, part.get(), mail.seen(rule.looks(part.get())));
                    mail.meets(rule.id());
                }
            } catch (CelEvaluationException e) {
                // no answer is not "no": the rule might have stopped it
                verdicts.hold(ERROR);
            }
        }
    }

    private static Optional<Rule.Part> fitting(Rule rule, Map<String, Object> facts) throws CelEvaluationException {
        if (!rule.when().orElseThrow().holds(facts)) {
            return Optional.empty();
        }
        for (Rule.Part part : rule.parts()) {
            if (part.when().isEmpty() || part.when().get().holds(facts)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private static Rule.Case which(Envelope envelope, Party sender) {
        if (!envelope.fromSchoolSystem()) {
            return Rule.Case.INBOUND;
        }
        return sender.is("pupil") ? Rule.Case.PUPIL : Rule.Case.STAFF;
    }

    private Direction direction(Envelope envelope, Address recipient) {
        if (!envelope.fromSchoolSystem()) {
            return Direction.INBOUND;
        }
        return rulebook.policy().domains().contains(recipient.domain()) ? Direction.INTERNAL : Direction.OUTBOUND;
    }

    Scope scope(Instant now) {
        Policy policy = rulebook.policy();
        return new Scope(
                rulebook.directory(),
                policy.lists(),
                policy.switches(),
                policy.domains(),
                now.atZone(SCHOOL_TIME).toLocalDate(),
                certificates);
    }
}
