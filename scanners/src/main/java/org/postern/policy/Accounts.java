package org.postern.policy;

import dev.cel.runtime.CelEvaluationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.message.Address;
import org.postern.model.Category;
import org.postern.model.Decision;
import org.postern.model.Reason;
import org.postern.policy.Explained.Status;
import org.postern.policy.Statement.Topic;

/** Writes down, while rules are applied, what each of them came to. */
final class Accounts implements Onlooker {
    private final Policy policy;
    private final Rule.Case which;
    private final Places places;
    private final Map<Category, String> off;
    private final Map<Address, Map<String, Explained>> noted = new HashMap<>();

    /** @param off what cannot be found because a part of the program is off, with what to do about it */
    Accounts(Policy policy, Rule.Case which, Places places, Map<Category, String> off) {
        this.policy = policy;
        this.which = which;
        this.places = places;
        this.off = off;
    }

    @Override
    public void looked(Address recipient, Rule rule, Optional<Rule.Part> part, Map<String, Object> facts) {
        noted.computeIfAbsent(recipient, r -> new HashMap<>()).put(rule.id(), explained(rule, part, facts));
    }

    private Explained explained(Rule rule, Optional<Rule.Part> part, Map<String, Object> facts) {
        try {
            Status status =
                    part.isEmpty() ? Status.NOT_MET : rule.mode() == Mode.SHADOW ? Status.COUNTED : Status.APPLIED;
            List<Statement> because = part.isPresent() ? met(rule, part.get(), facts) : unmet(rule, facts);
            return new Explained(rule, status, part.map(p -> p.action(which)), because);
        } catch (CelEvaluationException e) {
            return failed(rule);
        }
    }

    private static Explained failed(Rule rule) {
        Statement words = new Statement(Topic.RULES, "its condition has no answer, so the mail is held");
        return new Explained(rule, Status.FAILED, Optional.of(Action.QUARANTINE), List.of(words));
    }

    private List<Statement> met(Rule rule, Rule.Part part, Map<String, Object> facts) throws CelEvaluationException {
        List<Statement> because = new ArrayList<>();
        if (rule.when().isPresent()) {
            because.addAll(Explainer.explain(rule.when().get(), facts, places));
        }
        if (part.when().isPresent()) {
            because.addAll(Explainer.explain(part.when().get(), facts, places));
        }
        return because.stream().distinct().toList();
    }

    private List<Statement> unmet(Rule rule, Map<String, Object> facts) throws CelEvaluationException {
        Condition when = rule.when().orElseThrow();
        if (!when.holds(facts)) {
            List<Statement> why = Explainer.explain(when, facts, places);
            return asleep(when).map(List::of).orElse(why);
        }
        List<Statement> because = new ArrayList<>();
        for (Rule.Part part : rule.parts()) {
            if (part.when().isPresent()) {
                because.addAll(Explainer.explain(part.when().get(), facts, places));
            }
        }
        return because.stream().distinct().toList();
    }

    /** A rule that could only find what nothing looks for. */
    private Optional<Statement> asleep(Condition when) {
        List<Optional<String>> missing = when.looks().stream()
                .map(look -> Optional.ofNullable(off.get(look.category())))
                .toList();
        return missing.stream().allMatch(Optional::isPresent)
                ? missing.stream().flatMap(Optional::stream).findFirst().map(words -> new Statement(Topic.PART, words))
                : Optional.empty();
    }

    Explanation about(Decision decision) {
        Map<String, Explained> theirs = noted.getOrDefault(decision.recipient(), Map.of());
        return new Explanation(
                decision,
                policy.rules().stream()
                        .map(rule -> Optional.ofNullable(theirs.get(rule.id())).orElseGet(() -> aside(rule, decision)))
                        .toList());
    }

    /** One that was not looked at with the others. */
    private static Explained aside(Rule rule, Decision decision) {
        if (rule.mode() == Mode.OFF) {
            Statement words = new Statement(Topic.SWITCH, "it is switched off by mode: off in policy.yaml");
            return new Explained(rule, Status.OFF, Optional.empty(), List.of(words));
        }
        if (rule.when().isPresent()) {
            return failed(rule);
        }
        boolean applied = decision.reasons().stream().map(Reason::rule).anyMatch(rule.id()::equals);
        String words = applied
                ? "the mail must be encrypted, and there is no certificate for the recipient"
                : "the relay applies it when it sends or takes encrypted mail";
        return applied
                ? new Explained(
                        rule,
                        Status.APPLIED,
                        Optional.of(rule.parts().getFirst().action(Rule.Case.OTHER)),
                        List.of(new Statement(Topic.PEOPLE, words)))
                : new Explained(rule, Status.ELSEWHERE, Optional.empty(), List.of(new Statement(Topic.PART, words)));
    }
}
