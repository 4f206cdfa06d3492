package org.postern.policy;

import dev.cel.runtime.CelEvaluationException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.message.Address;
import org.postern.message.Direction;
import org.postern.message.Envelope;
import org.postern.message.Message;
import org.postern.model.Decision;
import org.postern.model.Finding;

/**
 * Applies every rule to every recipient; the strictest wins. Pure: the same mail, evidence, rules, directory and day
 * give the same decisions.
 */
public final class Decider {
    /** Reason shown where a rule had no answer. */
    public static final String ERROR = "ERR";

    /** Reason shown where a part could not be read, and no rule lets it pass. */
    public static final String UNREAD = "UNREAD";

    /** Dates in lists and delegations are days of the school's own calendar. */
    private static final ZoneId SCHOOL_TIME = ZoneId.of("Europe/London");

    private final Rulebook rulebook;

    public Decider(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** One decision per envelope recipient, in order. */
    public List<Decision> decide(Message message, Evidence evidence, Instant now) {
        return judged(message, evidence, now).stream().map(Verdicts::decision).toList();
    }

    /** Whether the mail is sealed or has a virus for every recipient, which nothing else found in it can change. */
    public boolean isSettled(Message message, Evidence evidence, Instant now) {
        return judged(message, evidence, now).stream().allMatch(Verdicts::isFinal);
    }

    private List<Verdicts> judged(Message message, Evidence evidence, Instant now) {
        Scope scope = scope(now);
        Map<String, Object> facts = new HashMap<>();
        facts.put("message", MailFacts.of(message, evidence, scope));
        Party sender = scope.party(MailFacts.author(message, scope));
        facts.put("sender", sender);
        facts.put("switches", new SwitchFacts(scope.switches()));
        Rule.Case which = which(message.envelope(), sender);
        List<Verdicts> all = new ArrayList<>();
        for (Address recipient : message.envelope().recipients()) {
            facts.put("recipient", scope.party(Optional.of(recipient)));
            Direction direction = direction(message.envelope(), recipient);
            Verdicts verdicts = new Verdicts(recipient, direction, which, evidence);
            judge(facts, evidence, verdicts);
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

    private void judge(Map<String, Object> facts, Evidence evidence, Verdicts verdicts) {
        for (Rule rule : rulebook.policy().rules()) {
            if (rule.mode() == Mode.OFF || rule.when().isEmpty()) {
                continue;
            }
            Condition condition = rule.when().get();
            try {
                if (condition.holds(facts)) {
                    verdicts.hit(rule, findings(condition, evidence));
                }
            } catch (CelEvaluationException e) {
                // no answer is not "no": the rule might have stopped it
                verdicts.hold(ERROR);
            }
        }
    }

    private static List<Finding> findings(Condition condition, Evidence evidence) {
        return evidence.findings().stream()
                .filter(f -> condition.looks().stream().anyMatch(look -> look.sees(f)))
                .toList();
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
                now.atZone(SCHOOL_TIME).toLocalDate());
    }
}
