package org.postern.policy;

import dev.cel.bundle.Cel;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.parser.CelUnparserFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A condition whose parts can be asked one by one; they are prepared when somebody first asks. */
final class Anatomy {
    static final String AND = "_&&_";
    static final String OR = "_||_";
    static final String NOT = "!_";
    static final String CHOICE = "_?_:_";

    private final Cel cel;
    private final CelAbstractSyntaxTree tree;
    private final Map<Long, CelRuntime.Program> programs = new ConcurrentHashMap<>();

    Anatomy(Cel cel, CelAbstractSyntaxTree tree) {
        this.cel = cel;
        this.tree = tree;
    }

    CelExpr root() {
        return tree.getExpr();
    }

    boolean holds(CelExpr part, Map<String, ?> facts) throws CelEvaluationException {
        return Boolean.TRUE.equals(value(part, facts));
    }

    @Nullable
    Object value(CelExpr part, Map<String, ?> facts) throws CelEvaluationException {
        CelRuntime.Program program = programs.get(part.id());
        if (program == null) {
            program = cel.createProgram(copy(part));
            programs.put(part.id(), program);
        }
        return program.eval(facts);
    }

    /** As it is written. */
    String source(CelExpr part) {
        return CelUnparserFactory.newUnparser().unparse(copy(part));
    }

    private CelAbstractSyntaxTree copy(CelExpr part) {
        return CelAbstractSyntaxTree.newCheckedAst(part, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap());
    }

    static boolean calls(CelExpr part, String function) {
        return part.getKind() == Kind.CALL && part.call().function().equals(function);
    }

    /** What stands between the operators of a chain, in order. */
    static List<CelExpr> operands(CelExpr part, String operator) {
        List<CelExpr> operands = new ArrayList<>();
        if (calls(part, operator)) {
            part.call().args().forEach(each -> operands.addAll(operands(each, operator)));
        } else {
            operands.add(part);
        }
        return operands;
    }
}
