package org.postern.model;

import java.util.List;

/**
 * One rule that applied to one recipient.
 *
 * @param rule rule id, such as PII-01
 * @param clauses ids of the sentences in the school's own policy that the rule comes from
 * @param severity info, low, medium, high or critical; {@code shadow} for a rule that is only counted
 * @param findings what it rests on; empty for rules about who writes to whom
 */
public record Reason(String rule, List<String> clauses, String severity, List<Finding> findings) {
    public Reason {
        clauses = List.copyOf(clauses);
        findings = List.copyOf(findings);
    }
}
