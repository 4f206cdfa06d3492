package org.postern.policy;

import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Finds where in a YAML source a character of a scalar's value stands. Folding and indentation change blanks only, so
 * the n-th character that is not blank is the same one in both.
 */
final class Position {
    private Position() {}

    static int inSource(String source, int start, ScalarNode node, int offset) {
        String value = node.getValue();
        int wanted = Math.min(offset, value.length());
        long solid = value.substring(0, wanted)
                .chars()
                .filter(c -> !Character.isWhitespace(c))
                .count();
        int at = Math.min(begin(source, start, node.getScalarStyle()), source.length());
        while (at < source.length() && (solid > 0 || Character.isWhitespace(source.charAt(at)))) {
            if (!Character.isWhitespace(source.charAt(at))) {
                solid--;
            }
            at++;
        }
        return at;
    }

    private static int begin(String source, int start, ScalarStyle style) {
        return switch (style) {
            case PLAIN, JSON_SCALAR_STYLE -> start;
            case SINGLE_QUOTED, DOUBLE_QUOTED -> start + 1;
            case LITERAL, FOLDED -> Math.max(start, source.indexOf('\n', start) + 1);
        };
    }
}
