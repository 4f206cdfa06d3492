package org.postern.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.postern.message.Address;
import org.postern.message.Direction;
import org.postern.model.Change;
import org.postern.model.Decision;
import org.postern.model.Finding;
import org.postern.model.Reason;
import org.postern.model.Verdict;

/** Gathers the rules that apply to one recipient and makes one decision of them. */
final class Verdicts {
    private static final Comparator<Hit> STRICTEST_FIRST =
            Comparator.comparingInt(Hit::rank).reversed().thenComparing(Hit::severity, Comparator.reverseOrder());

    private static final int FINAL = 5;

    private final Address recipient;
    private final Direction direction;
    private final Rule.Case which;
    private final Evidence evidence;
    private final List<Hit> hits = new ArrayList<>();
    private final List<Reason> shadows = new ArrayList<>();
    private final Set<String> failures = new HashSet<>();

    private record Hit(Rule rule, Rule.Part part, Action action, Reason reason) {
        Severity severity() {
            return rule.severity();
        }

        /** seal, malware reject, safeguarding hold, reject, quarantine, encrypt, deliver. */
        int rank() {
            boolean malware = part.family() == Family.MALWARE;
            boolean risk = part.family() == Family.SAFEGUARDING || part.family() == Family.CONFLICT;
            return switch (action) {
                case SEAL -> 6;
                case REJECT -> malware ? 5 : 3;
                case QUARANTINE -> risk ? 4 : 2;
                case ENCRYPT -> 1;
                case DELIVER -> 0;
            };
        }

        /** Whether it stops even a call for help. */
        boolean absolute() {
            boolean stops = action != Action.DELIVER;
            return action == Action.SEAL
                    || (stops && (part.family() == Family.MALWARE || part.family() == Family.CONFLICT));
        }
    }

    Verdicts(Address recipient, Direction direction, Rule.Case which, Evidence evidence) {
        this.recipient = recipient;
        this.direction = direction;
        this.which = which;
        this.evidence = evidence;
    }

    void hit(Rule rule, Rule.Part part, List<Finding> findings) {
        if (rule.mode() == Mode.SHADOW) {
            shadows.add(new Reason(rule.id(), rule.clauses(), "shadow", findings));
            return;
        }
        Action action = part.action(which);
        Reason reason =
                new Reason(rule.id(), rule.clauses(), rule.severity().label(), findings, action == Action.ENCRYPT);
        hits.add(new Hit(rule, part, action, reason));
    }

    void hold(String why) {
        failures.add(why);
    }

    /** Whether it would go on encrypted. */
    boolean encrypts() {
        hits.sort(STRICTEST_FIRST);
        return carrying().filter(hit -> hit.action() == Action.ENCRYPT).isPresent();
    }

    /** Whether it is carried by a seal or by malware, above which nothing stands. */
    boolean isFinal() {
        hits.sort(STRICTEST_FIRST);
        return carrying().filter(hit -> hit.rank() >= FINAL).isPresent();
    }

    Decision decision() {
        hits.sort(STRICTEST_FIRST);
        Optional<Hit> carrying = carrying();
        Verdict verdict = carrying.map(hit -> hit.action().verdict()).orElseGet(Verdict.Deliver::new);
        if (!unreadAllowed() && !stops(verdict)) {
            failures.add(Decider.UNREAD);
        }
        boolean held = !failures.isEmpty() && !stops(verdict);
        return new Decision(
                recipient,
                direction,
                held ? new Verdict.Quarantine() : verdict,
                reasons(),
                tell(),
                held ? Optional.empty() : notice(carrying, verdict),
                keep(),
                changes());
    }

    /** Parts that are not read hold the mail unless a rule lets them pass and nothing else is wrong with them. */
    private boolean unreadAllowed() {
        boolean allowed = hits.stream().anyMatch(hit -> hit.part().allowsUnread());
        return evidence.unread().isEmpty() || (allowed && evidence.onlyUnclear());
    }

    private Optional<Hit> carrying() {
        boolean help = hits.stream().anyMatch(hit -> hit.part().alwaysDeliver());
        return hits.stream().filter(help ? Hit::absolute : hit -> true).findFirst();
    }

    private static boolean stops(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Reject reject -> true;
            case Verdict.Quarantine quarantine -> true;
            case Verdict.Encrypt encrypt -> false;
            case Verdict.Deliver deliver -> false;
        };
    }

    private List<Reason> reasons() {
        List<Reason> reasons = new ArrayList<>();
        failures.stream().sorted().forEach(why -> reasons.add(new Reason(why, List.of(), "high", List.of())));
        // that something unclear may pass is no reason for anything
        hits.stream().filter(hit -> !hit.part().allowsUnread()).forEach(hit -> reasons.add(hit.reason()));
        reasons.addAll(shadows);
        return reasons;
    }

    private Set<String> tell() {
        Set<String> tell = new HashSet<>();
        hits.forEach(hit -> tell.addAll(hit.part().tell()));
        if (!failures.isEmpty()) {
            tell.add("it");
        }
        return tell;
    }

    /** Only a sender of the school hears of it; an outside one learns nothing. */
    private Optional<String> notice(Optional<Hit> carrying, Verdict verdict) {
        boolean told = direction != Direction.INBOUND && !(verdict instanceof Verdict.Deliver);
        return told ? carrying.flatMap(hit -> hit.part().notice()) : Optional.empty();
    }

    private Set<Change> changes() {
        return hits.stream().flatMap(hit -> hit.part().also().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private String keep() {
        return hits.stream()
                .map(hit -> hit.part().keep())
                .max(Comparator.naturalOrder())
                .orElse("E0");
    }
}
