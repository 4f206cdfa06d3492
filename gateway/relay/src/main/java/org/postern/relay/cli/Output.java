package org.postern.relay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;

/** The only place that prints: results to one stream, everything said beside them to the other. */
final class Output {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter results;
    private final PrintWriter remarks;

    Output(PrintWriter results, PrintWriter remarks) {
        this.results = results;
        this.remarks = remarks;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** One object, one line. */
    void json(JsonNode node) {
        line(node.toString());
    }

    void line(String text) {
        results.println(printable(text));
        results.flush();
    }

    void remark(String text) {
        remarks.println(printable(text));
        remarks.flush();
    }

    /** Rows of equally many cells, in columns as wide as their widest cell. */
    void table(List<List<String>> rows) {
        int columns = rows.isEmpty() ? 0 : rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
            }
            line(line.toString().stripTrailing());
        }
    }

    /**
     * Subjects and file names come from strangers: a control character must not reach the terminal, nor one that turns
     * the order.
     */
    private static String printable(String text) {
        return text.replaceAll("[[\\p{Cc}&&[^\\t]]\u202A-\u202E\u2066-\u2069]", "?");
    }
}
