package org.postern.policy;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.runtime.CelEvaluationException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postern.model.Finding;
import org.postern.policy.Statement.Topic;

/** Puts one question of a condition, and the answer of a mail to it, into words. */
final class Asked {
    private static final Set<String> WAY = Set.of("from_school", "inbound");
    private static final Set<String> SEEKING =
            Set.of("finds", "finds_with", "finds_without", "speaks_of", "speaks_of_with", "hints_at");
    private static final Set<String> OF_TWO =
            Set.of("shares_circle", "approved_contact", "own_teacher", "own_private_account", "guardian_of");
    private static final Set<String> OF_RULES = Set.of("meets", "relieved");
    private static final int MOST_PLACES = 3;

    /** What each comparison is called when it holds and when it does not. */
    private static final Map<String, List<String>> COMPARISONS = Map.of(
            "_==_", List.of("", "not "),
            "_!=_", List.of("not ", ""),
            "_<_", List.of("less than ", "not less than "),
            "_<=_", List.of("at most ", "more than "),
            "_>_", List.of("more than ", "not more than "),
            "_>=_", List.of("at least ", "fewer than "),
            "@in", List.of("one of ", "none of "));

    private final Anatomy anatomy;
    private final Map<String, Object> facts;
    private final Places places;

    Asked(Anatomy anatomy, Map<String, Object> facts, Places places) {
        this.anatomy = anatomy;
        this.facts = facts;
        this.places = places;
    }

    Statement say(CelExpr part, boolean holds) throws CelEvaluationException {
        if (part.getKind() == Kind.SELECT) {
            return field(part, holds);
        }
        if (part.getKind() == Kind.CALL) {
            CelCall call = part.call();
            if (SEEKING.contains(call.function())) {
                return new Statement(Topic.CONTENT, found(call, holds));
            }
            if (COMPARISONS.containsKey(call.function())) {
                return compared(call, holds);
            }
            Optional<String> words = PlainWords.of("call." + call.function(), holds);
            if (words.isPresent()) {
                return new Statement(topic(call), filled(words.get(), call));
            }
        }
        return new Statement(Topic.CONTENT, anatomy.source(part) + (holds ? " holds" : " does not hold"));
    }

    private Statement field(CelExpr part, boolean holds) {
        String variable = variable(part);
        String name = part.select().field();
        boolean mail = variable.equals("message");
        String words = PlainWords.of((mail ? "mail." : "party.") + name, holds)
                .orElse(variable + "." + name + (holds ? " holds" : " does not hold"));
        Topic topic = name.equals("spam_known") && !holds
                ? Topic.PART
                : mail && !WAY.contains(name) ? Topic.CONTENT : Topic.PEOPLE;
        return new Statement(topic, words.replace("{}", the(variable)));
    }

    private static String variable(CelExpr part) {
        CelExpr operand = part.select().operand();
        return operand.getKind() == Kind.IDENT ? operand.ident().name() : "";
    }

    private static String the(String variable) {
        return "the " + variable;
    }

    private static Topic topic(CelCall call) {
        if (OF_RULES.contains(call.function())) {
            return Topic.RULES;
        }
        boolean people = OF_TWO.contains(call.function())
                || call.target()
                        .filter(t ->
                                t.getKind() == Kind.IDENT && !t.ident().name().equals("message"))
                        .isPresent();
        return people ? Topic.PEOPLE : Topic.CONTENT;
    }

    private static String filled(String words, CelCall call) {
        boolean two = OF_TWO.contains(call.function());
        String whom = two
                ? named(call.args().getFirst())
                : call.target().map(Asked::named).orElse("");
        return words.replace("{}", whom)
                .replace("{2}", two ? named(call.args().get(1)) : "")
                .replace("{1}", call.args().isEmpty() ? "" : text(call.args().getFirst()));
    }

    private static String named(CelExpr expr) {
        return switch (expr.getKind()) {
            case IDENT -> the(expr.ident().name());
            case SELECT ->
                PlainWords.of("mail." + expr.select().field(), true)
                        .map(Asked::the)
                        .orElse("");
            default -> "";
        };
    }

    /** What is written in quotes, or a list of it. */
    private static String text(CelExpr expr) {
        return String.join(" or ", texts(expr));
    }

    private static List<String> texts(CelExpr expr) {
        if (expr.getKind() == Kind.LIST) {
            return expr.list().elements().stream()
                    .flatMap(e -> texts(e).stream())
                    .toList();
        }
        boolean quoted = expr.getKind() == Kind.CONSTANT && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        return quoted ? List.of(expr.constant().stringValue()) : List.of();
    }

    private String found(CelCall call, boolean holds) {
        String category = text(call.args().getFirst());
        List<String> marks = call.args().size() > 1 ? texts(call.args().get(1)) : List.of();
        boolean without = call.function().equals("finds_without");
        Look look = without ? Look.without(category, marks) : Look.with(category, marks);
        String what = PlainWords.found(category, holds) + PlainWords.marked(marks, without);
        MailFacts mail = (MailFacts) facts.get("message");
        if (mail == null) {
            return what;
        }
        return holds ? what + where(mail.seen(List.of(look))) : what + almost(mail, look);
    }

    private String where(Collection<Finding> findings) {
        List<String> where = findings.stream().map(places::of).distinct().toList();
        String more = where.size() > MOST_PLACES ? " and elsewhere" : "";
        return where.isEmpty() ? "" : ": " + where.stream().limit(MOST_PLACES).collect(Collectors.joining(", ")) + more;
    }

    /** What is there though it does not count. */
    private static String almost(MailFacts mail, Look look) {
        if (mail.finds(look)) {
            return " (there is, but only as schoolwork)";
        }
        if (mail.setsApart(look)) {
            return " (there is, but only in the repeated earlier mail)";
        }
        if (mail.finds(Look.any(look.category().label()))) {
            return " (there is another one)";
        }
        return mail.hintsAt(look.category().label()) ? " (perhaps, but not surely enough)" : "";
    }

    private Statement compared(CelCall call, boolean holds) throws CelEvaluationException {
        CelExpr left = call.args().get(0);
        CelExpr right = call.args().get(1);
        String name = quantity(left);
        boolean choice = name.startsWith("switch ");
        String bound = shown(anatomy.value(right, facts));
        String is = shown(anatomy.value(left, facts));
        String how = COMPARISONS.getOrDefault(call.function(), List.of("", "")).get(holds ? 0 : 1);
        String words =
                (choice ? "the " + name + " is " : name + ": ") + is + (is.equals(bound) ? "" : ", " + how + bound);
        Topic topic = choice
                ? Topic.SWITCH
                : left.getKind() == Kind.SELECT && !variable(left).equals("message") ? Topic.PEOPLE : Topic.CONTENT;
        return new Statement(topic, words);
    }

    private String quantity(CelExpr left) {
        if (left.getKind() == Kind.SELECT) {
            String variable = variable(left);
            String name = left.select().field();
            return switch (variable) {
                case "switches" -> "switch " + name;
                case "message" -> PlainWords.of("mail." + name, true).orElse(name);
                default -> PlainWords.of("party." + name, true).orElse(name).replace("{}", the(variable));
            };
        }
        if (left.getKind() == Kind.CALL && !left.call().args().isEmpty()) {
            CelCall call = left.call();
            if (call.function().equals("int")) {
                return quantity(call.args().getFirst());
            }
            String what = PlainWords.found(text(call.args().getFirst()), true);
            String noun = call.function().equals("kinds_of") ? what.replaceFirst("^an? ", "") : what;
            return PlainWords.of("call." + call.function(), true)
                    .map(words -> words.replace("{1}", noun))
                    .orElseGet(() -> anatomy.source(left));
        }
        return anatomy.source(left);
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof Collection<?> many) {
            return many.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        String text = String.valueOf(value);
        return text.isEmpty() ? "none" : text;
    }
}
