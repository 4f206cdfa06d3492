package org.postern.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.model.Category;
import org.postern.model.Nearest;
import org.postern.school.Role;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Checks the names of categories, marks and lists that a condition writes in quotes. */
final class Literals {
    private static final List<String> CATEGORIES =
            Arrays.stream(Category.values()).map(Category::label).toList();

    private static final List<String> ROLES =
            Arrays.stream(Role.values()).map(Role::label).toList();
    /** Kinds of information that the list of partners names. */
    private static final List<String> KNOWN_RULES = ListsLoader.ACCEPTABLE;

    private final YamlFile file;
    private final ScalarNode node;
    private final Lists lists;
    private final Set<String> above;

    Literals(YamlFile file, ScalarNode node, Lists lists, Set<String> above) {
        this.file = file;
        this.node = node;
        this.lists = lists;
        this.above = above;
    }

    /** What the condition asks about findings; only those that are spelt right. */
    List<Look> check(CelAbstractSyntaxTree tree) {
        List<Look> looks = new ArrayList<>();
        CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .filter(expr -> expr.getKind() == Kind.CALL)
                .filter(expr -> Vocabulary.FUNCTIONS.contains(expr.call().function()))
                .forEach(expr -> call(expr.call(), tree, looks));
        return looks;
    }

    private void call(CelExpr.CelCall call, CelAbstractSyntaxTree tree, List<Look> looks) {
        CelExpr first = call.args().getFirst();
        switch (call.function()) {
            case "finds", "finds_with", "finds_without", "speaks_of", "speaks_of_with" ->
                look(call, tree).ifPresent(looks::add);
            case "count_of", "kinds_of", "hints_at" ->
                text(first, tree, "category", CATEGORIES).ifPresent(name -> looks.add(Look.any(name)));
            case "on_list" -> text(first, tree, "list", lists.names());
            case "unread_kinds_are", "has_kind" -> text(first, tree, "use", ListsLoader.USES);
            case "has_role", "accuses" -> text(first, tree, "role", ROLES);
            case "accepts" -> text(first, tree, "rule", KNOWN_RULES);
            case "meets", "relieved" -> words(first, tree, "rule above this one", above);
            default -> {}
        }
    }

    private Optional<Look> look(CelExpr.CelCall call, CelAbstractSyntaxTree tree) {
        Optional<String> category = text(call.args().getFirst(), tree, "category", CATEGORIES);
        Optional<List<String>> marks =
                call.args().size() > 1 ? words(call.args().get(1), tree, "mark", Look.MARKS) : Optional.of(List.of());
        if (category.isEmpty() || marks.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                call.function().equals("finds_without")
                        ? Look.without(category.get(), marks.get())
                        : Look.with(category.get(), marks.get()));
    }

    private Optional<List<String>> words(
            CelExpr list, CelAbstractSyntaxTree tree, String what, Collection<String> known) {
        if (list.getKind() != Kind.LIST) {
            file.problem(node, offset(list, tree), "write each " + what + " itself in a list, like [\"...\"]");
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        list.list().elements().forEach(e -> text(e, tree, what, known).ifPresent(words::add));
        return Optional.of(words);
    }

    private Optional<String> text(CelExpr expr, CelAbstractSyntaxTree tree, String what, Collection<String> known) {
        if (expr.getKind() != Kind.CONSTANT || expr.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            file.problem(node, offset(expr, tree), "write the name of the " + what + " itself, in quotes");
            return Optional.empty();
        }
        String name = expr.constant().stringValue();
        if (!known.contains(name)) {
            file.problem(node, offset(expr, tree), Nearest.message(what, name, Set.copyOf(known)));
            return Optional.empty();
        }
        return Optional.of(name);
    }

    private static int offset(CelExpr expr, CelAbstractSyntaxTree tree) {
        return tree.getSource().getPositionsMap().getOrDefault(expr.id(), 0);
    }
}
