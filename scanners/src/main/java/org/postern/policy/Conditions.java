package org.postern.policy;

import dev.cel.bundle.Cel;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postern.model.Nearest;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Compiles the conditions of rules, type-checked, and says what is wrong with them and where in the file. */
final class Conditions {
    private static final Pattern FIELD = Pattern.compile("undefined field '([^']+)'");
    private static final Pattern NAME = Pattern.compile("undeclared reference to '([^']+)'.*", Pattern.DOTALL);

    private final Cel cel = Vocabulary.cel();
    private final YamlFile file;
    private final Lists lists;

    /** Ids of the rules that stand above. */
    private final Set<String> above;

    Conditions(YamlFile file, Lists lists, Set<String> above) {
        this.file = file;
        this.lists = lists;
        this.above = above;
    }

    Optional<Condition> compile(ScalarNode node) {
        CelValidationResult result = cel.compile(node.getValue());
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            if (!tree.getResultType().equals(SimpleType.BOOL)) {
                file.problem(
                        node,
                        "a condition says yes or no; this one is a "
                                + tree.getResultType().name());
                return Optional.empty();
            }
            Literals literals = new Literals(file, node, lists, above);
            List<Look> looks = literals.check(tree);
            return Optional.of(new Condition(cel.createProgram(tree), looks, new Anatomy(cel, tree)));
        } catch (CelValidationException e) {
            report(node, result.getErrors());
        } catch (CelEvaluationException e) {
            file.problem(node, "the condition cannot be prepared: " + e.getMessage());
        }
        return Optional.empty();
    }

    private void report(ScalarNode node, List<CelIssue> issues) {
        List<String> lines = node.getValue().lines().toList();
        for (CelIssue issue : issues) {
            int line = issue.getSourceLocation().getLine();
            int offset = Math.max(0, issue.getSourceLocation().getColumn());
            for (int i = 0; i < line - 1 && i < lines.size(); i++) {
                offset += lines.get(i).length() + 1;
            }
            file.problem(node, atName(node.getValue(), offset, issue.getMessage()), explain(issue.getMessage()));
        }
    }

    /** An unknown function is reported at its bracket; people look for its name. */
    private static int atName(String text, int offset, String message) {
        Matcher name = NAME.matcher(message);
        boolean bracket = offset < text.length() && text.charAt(offset) == '(';
        return bracket && name.find() ? Math.max(0, offset - name.group(1).length()) : offset;
    }

    static String explain(String message) {
        Matcher field = FIELD.matcher(message);
        if (field.find()) {
            return Nearest.message("field", field.group(1), Vocabulary.fields());
        }
        Matcher name = NAME.matcher(message);
        if (name.find()) {
            Collection<String> known = new ArrayList<>(new TreeSet<>(Vocabulary.VARIABLES.keySet()));
            known.addAll(Set.copyOf(Vocabulary.FUNCTIONS));
            return Nearest.message("name", name.group(1), known);
        }
        return message;
    }
}
