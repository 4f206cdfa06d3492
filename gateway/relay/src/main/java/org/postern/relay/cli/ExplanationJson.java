package org.postern.relay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postern.inspect.Inspection;
import org.postern.policy.Explained;
import org.postern.policy.Explanation;

/**
 * Adds to each decision why its rules applied ({@code because} of each reason), and where asked for why the others did
 * not ({@code others}) and the least that would have to go ({@code counterfactual}).
 */
record ExplanationJson(boolean allRules, boolean counterfactual) {
    void add(ObjectNode mail, Inspection inspection, Hearing hearing) {
        List<Explanation> explanations = hearing.explanations(inspection);
        ArrayNode decisions = mail.withArray("decisions");
        for (int i = 0; i < explanations.size(); i++) {
            ObjectNode decision = (ObjectNode) decisions.get(i);
            Explanation explanation = explanations.get(i);
            reasons(decision, explanation);
            if (allRules) {
                others(decision.putArray("others"), explanation);
            }
            if (counterfactual) {
                hearing.counterfactual(inspection, explanation.decision()).ifPresent(answer -> {
                    ObjectNode json = decision.putObject("counterfactual")
                            .put("found", answer.found())
                            .put("verdict", answer.verdict().label());
                    ArrayNode without = json.putArray("without");
                    answer.without().forEach(without::add);
                });
            }
        }
    }

    private static void reasons(ObjectNode decision, Explanation explanation) {
        Map<String, Explained> rules = new HashMap<>();
        explanation.rules().forEach(rule -> rules.put(rule.rule().id(), rule));
        for (JsonNode reason : decision.withArray("reasons")) {
            Explained rule = rules.get(reason.path("rule").asText());
            if (rule != null && reason instanceof ObjectNode object) {
                because(object.put("why", rule.rule().why()), rule);
            }
        }
    }

    private static void others(ArrayNode others, Explanation explanation) {
        for (Explained rule : explanation.rules()) {
            if (!rule.applied()) {
                ObjectNode json = others.addObject()
                        .put("rule", rule.rule().id())
                        .put("why", rule.rule().why())
                        .put(
                                "status",
                                rule.status().name().toLowerCase(Locale.ROOT).replace('_', '-'));
                rule.because().stream()
                        .findFirst()
                        .ifPresent(
                                first -> json.put("about", first.topic().name().toLowerCase(Locale.ROOT)));
                because(json, rule);
            }
        }
    }

    private static void because(ObjectNode json, Explained rule) {
        ArrayNode because = json.putArray("because");
        rule.because().forEach(statement -> because.add(statement.words()));
    }
}
