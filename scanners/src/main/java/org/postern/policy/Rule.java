package org.postern.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postern.model.Change;

/**
 * One rule of policy.yaml.
 *
 * @param clauses sentences of the school's own policy that it comes from
 * @param why one sentence for people
 * @param when its condition; empty for a rule that another room applies, such as ENC-01
 * @param does what it asks for, by case: pupil, staff, inbound, other
 * @param notice key of the text that explains it to the sender
 * @param keep evidence class
 * @param alwaysDeliver a child's call for help: delivered whatever ordinary rules say
 * @param also what is done to the mail before it goes on, whatever the verdict
 * @param allowsUnread it lets parts pass that cannot be read yet
 */
public record Rule(
        String id,
        List<String> clauses,
        Severity severity,
        String why,
        Optional<Condition> when,
        Map<Case, Action> does,
        Set<String> tell,
        Optional<String> notice,
        String keep,
        Mode mode,
        Family family,
        boolean alwaysDeliver,
        Set<Change> also,
        boolean allowsUnread) {
    public Rule {
        clauses = List.copyOf(clauses);
        does = Map.copyOf(does);
        tell = Set.copyOf(tell);
        also = Set.copyOf(also);
    }

    /** Whose mail it is, for rules that treat them differently. */
    public enum Case {
        PUPIL,
        STAFF,
        INBOUND,
        OTHER
    }

    /** What it asks for in that case; loading made sure that there is an answer. */
    Action action(Case which) {
        Action exact = does.get(which);
        return exact != null ? exact : does.getOrDefault(Case.OTHER, Action.QUARANTINE);
    }
}
