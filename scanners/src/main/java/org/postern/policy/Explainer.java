package org.postern.policy;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Says why a condition holds or does not hold for one mail. What holds is explained whole; of what does not hold only
 * the smallest part that is enough to make it so.
 */
final class Explainer {
    private final Anatomy anatomy;
    private final Map<String, Object> facts;
    private final Asked asked;

    private Explainer(Anatomy anatomy, Map<String, Object> facts, Places places) {
        this.anatomy = anatomy;
        this.facts = facts;
        this.asked = new Asked(anatomy, facts, places);
    }

    /** Whatever the condition answers, and why. */
    static List<Statement> explain(Condition condition, Map<String, Object> facts, Places places)
            throws CelEvaluationException {
        Explainer explainer = new Explainer(condition.anatomy(), facts, places);
        return explainer.why(
                condition.anatomy().root(), explainer.holds(condition.anatomy().root()));
    }

    private boolean holds(CelExpr part) throws CelEvaluationException {
        return anatomy.holds(part, facts);
    }

    private List<Statement> why(CelExpr part, boolean holds) throws CelEvaluationException {
        if (Anatomy.calls(part, Anatomy.NOT)) {
            return why(part.call().args().getFirst(), !holds);
        }
        if (Anatomy.calls(part, Anatomy.AND)) {
            List<CelExpr> operands = Anatomy.operands(part, Anatomy.AND);
            return holds ? all(operands, true) : smallest(operands, false);
        }
        if (Anatomy.calls(part, Anatomy.OR)) {
            List<CelExpr> operands = Anatomy.operands(part, Anatomy.OR);
            return holds ? all(those(operands, true), true) : all(operands, false);
        }
        if (Anatomy.calls(part, Anatomy.CHOICE)) {
            List<CelExpr> args = part.call().args();
            boolean first = holds(args.getFirst());
            List<Statement> both = new ArrayList<>(why(args.getFirst(), first));
            both.addAll(why(args.get(first ? 1 : 2), holds));
            return both;
        }
        return List.of(asked.say(part, holds));
    }

    private List<CelExpr> those(List<CelExpr> operands, boolean holding) {
        return operands.stream().filter(operand -> answers(operand, holding)).toList();
    }

    /** One that has no answer does not matter beside one that settles the whole (CEL: {@code false && error}). */
    private boolean answers(CelExpr operand, boolean holding) {
        try {
            return holds(operand) == holding;
        } catch (CelEvaluationException e) {
            return false;
        }
    }

    private List<Statement> all(List<CelExpr> operands, boolean holding) throws CelEvaluationException {
        LinkedHashSet<Statement> all = new LinkedHashSet<>();
        for (CelExpr operand : operands) {
            all.addAll(why(operand, holding));
        }
        return List.copyOf(all);
    }

    /** One that is enough; the first of those that need the fewest words. */
    private List<Statement> smallest(List<CelExpr> operands, boolean holding) throws CelEvaluationException {
        List<List<Statement>> reasons = new ArrayList<>();
        for (CelExpr operand : those(operands, holding)) {
            reasons.add(why(operand, holding));
        }
        return reasons.stream().min(Comparator.comparingInt(List::size)).orElse(List.of());
    }
}
