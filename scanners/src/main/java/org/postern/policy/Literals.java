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
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Checks the names of categories, marks and lists that a condition writes in quotes. */
final class Literals {
    private static final List<String> CATEGORIES =
            Arrays.stream(Category.values()).map(Category::label).toList();

    private final YamlFile file;
    private final ScalarNode node;
    private final Lists lists;

    Literals(YamlFile file, ScalarNode node, Lists lists) {
        this.file = file;
        this.node = node;
        this.lists = lists;
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
        switch (call.function()) {
            case "finds", "finds_with", "finds_without" -> look(call, tree).ifPresent(looks::add);
            case "on_list" -> text(call.args().getFirst(), tree, "list", lists.names());
            case "unread_kinds_are", "has_kind" -> text(call.args().getFirst(), tree, "use", ListsLoader.USES);
            default -> {}
        }
    }

    private Optional<Look> look(CelExpr.CelCall call, CelAbstractSyntaxTree tree) {
        Optional<String> category = text(call.args().getFirst(), tree, "category", CATEGORIES);
        List<String> marks = new ArrayList<>();
        if (call.args().size() > 1) {
            CelExpr list = call.args().get(1);
            if (list.getKind() != Kind.LIST) {
                file.problem(node, offset(list, tree), "write the marks themselves, like [\"public\"]");
                return Optional.empty();
            }
            list.list()
                    .elements()
                    .forEach(e -> text(e, tree, "mark", Look.MARKS).ifPresent(marks::add));
        }
        return category.map(
                name -> call.function().equals("finds_without") ? Look.without(name, marks) : Look.with(name, marks));
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
