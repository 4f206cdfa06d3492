package org.postern.relay.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postern.inspect.Inspection;
import org.postern.message.Direction;
import org.postern.model.Decision;
import org.postern.model.Reason;
import org.postern.model.Verdict;
import org.postern.policy.Action;
import org.postern.policy.Counterfactual;
import org.postern.policy.Explained;
import org.postern.policy.Explanation;
import org.postern.policy.Statement;
import org.postern.policy.Statement.Topic;

/** What happens to a mail and why, for somebody who knows the school and not the program. */
record ExplanationText(boolean allRules, boolean counterfactual) {
    List<String> lines(String file, Inspection inspection, Hearing hearing) {
        List<String> lines = new ArrayList<>();
        lines.add(file);
        inspection.unread().forEach(u -> lines.add("  Could not be read whole: " + u.reason()));
        List<Explanation> explanations = hearing.explanations(inspection);
        if (explanations.isEmpty()) {
            inspection.decisions().forEach(d -> lines.add("  " + d.recipient() + ": " + what(d)));
            lines.add("    The rules were not asked, as the mail could not be read or judged.");
        }
        for (Explanation explanation : explanations) {
            lines.add("");
            Decision decision = explanation.decision();
            lines.add("  " + decision.recipient() + ": " + what(decision));
            applied(explanation, lines);
            if (counterfactual) {
                lines.add("    " + least(decision, hearing.counterfactual(inspection, decision)));
            }
            if (allRules) {
                others(explanation, lines);
            }
        }
        lines.add("");
        return lines;
    }

    private static String what(Decision decision) {
        boolean inbound = decision.direction() == Direction.INBOUND;
        return switch (decision.verdict()) {
            case Verdict.Deliver deliver -> "would be delivered";
            case Verdict.Encrypt encrypt -> "would be delivered encrypted";
            case Verdict.Quarantine quarantine -> "would be held until a person has looked at it";
            case Verdict.Reject reject ->
                inbound ? "would be refused; the sender is told nothing" : "would go back to its sender";
        };
    }

    /** In the order of the decision, so that what carries it stands first. */
    private static void applied(Explanation explanation, List<String> lines) {
        Map<String, Explained> rules = explanation.rules().stream()
                .filter(Explained::applied)
                .collect(Collectors.toMap(r -> r.rule().id(), r -> r, (a, b) -> a, LinkedHashMap::new));
        if (explanation.decision().reasons().isEmpty()) {
            lines.add("    No rule applies.");
        }
        for (Reason reason : explanation.decision().reasons()) {
            Explained rule = rules.get(reason.rule());
            if (rule == null) {
                lines.add("    " + reason.rule() + ": it could not be read or judged whole, so a person looks first");
                continue;
            }
            lines.add("    " + rule.rule().id() + " " + does(rule) + ": "
                    + rule.rule().why());
            rule.because().forEach(s -> lines.add("      - " + s.words()));
            if (!rule.rule().clauses().isEmpty()) {
                lines.add("      policy: " + String.join(", ", rule.rule().clauses()));
            }
        }
        tell(explanation.decision(), lines);
    }

    private static void tell(Decision decision, List<String> lines) {
        if (!decision.tell().isEmpty()) {
            lines.add("    Told: "
                    + String.join(", ", decision.tell().stream().sorted().toList()));
        }
        decision.notice().ifPresent(key -> lines.add("    The sender gets the notice " + key + "."));
    }

    private static String does(Explained rule) {
        if (rule.status() == Explained.Status.COUNTED) {
            return "is only counted (mode: shadow)";
        }
        return switch (rule.does().orElse(Action.QUARANTINE)) {
            case DELIVER -> "lets it pass";
            case ENCRYPT -> "asks for encryption";
            case QUARANTINE -> "holds it";
            case REJECT -> "returns it";
            case SEAL -> "seals it";
        };
    }

    private static String least(Decision decision, Optional<Counterfactual.Answer> answer) {
        if (answer.isEmpty()) {
            return "Nothing has to go: it passes as it is.";
        }
        Counterfactual.Answer found = answer.get();
        if (!found.found()) {
            String rules = decision.reasons().stream().map(Reason::rule).collect(Collectors.joining(", "));
            return "Nothing taken out of the mail would let it pass (" + rules
                    + "): it is not about its words, files or other recipients.";
        }
        String how = found.verdict() instanceof Verdict.Encrypt ? " be delivered encrypted" : " be delivered";
        return "Without " + listed(found.without()) + " this would" + how + " to " + decision.recipient() + ".";
    }

    private static String listed(List<String> things) {
        return things.size() == 1
                ? things.getFirst()
                : String.join(", ", things.subList(0, things.size() - 1)) + " and without " + things.getLast();
    }

    private static void others(Explanation explanation, List<String> lines) {
        lines.add("    Why the other rules did not apply:");
        for (Topic topic : Topic.values()) {
            Map<String, List<String>> byReason = new LinkedHashMap<>();
            explanation.rules().stream()
                    .filter(rule -> !rule.applied() && topic(rule) == topic)
                    .forEach(rule -> byReason.computeIfAbsent(words(rule), w -> new ArrayList<>())
                            .add(rule.rule().id()));
            if (!byReason.isEmpty()) {
                lines.add("      " + heading(topic));
                byReason.forEach((why, rules) -> lines.add("        " + String.join(", ", rules) + ": " + why));
            }
        }
    }

    private static Topic topic(Explained rule) {
        return rule.because().stream().findFirst().map(Statement::topic).orElse(Topic.CONTENT);
    }

    private static String words(Explained rule) {
        return rule.because().stream().map(Statement::words).collect(Collectors.joining("; "));
    }

    private static String heading(Topic topic) {
        return switch (topic) {
            case PEOPLE -> "Not for this sender and recipient";
            case CONTENT -> "Not in this mail";
            case SWITCH -> "Switched off";
            case RULES -> "Because of other rules";
            case PART -> "Needs a part that is off or does its work elsewhere";
        };
    }
}
