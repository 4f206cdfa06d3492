package org.postern.model;

import java.util.List;

/**
 * One rule that applied to one recipient.
 *
 * @param rule rule id, such as PII-01
 * @param clauses ids of the sentences in the school's own policy that the rule comes from
 * @param severity info, low, medium, high or critical; {@code shadow} for a rule that is only counted
 * @param findings what it rests on; empty for rules about who writes to whom
 * @param encrypts whether it asks for encryption, which a stricter rule may hide but which still holds once a person
 *     lets the mail go
 */
public record Reason(String rule, List<String> clauses, String severity, List<Finding> findings, boolean encrypts) {
    public Reason {
        clauses = List.copyOf(clauses);
        findings = List.copyOf(findings);
    }

    /** A rule that does not ask for encryption. */
    public Reason(String rule, List<String> clauses, String severity, List<Finding> findings) {
        this(rule, clauses, severity, findings, false);
    }
}
