package org.postern.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postern.model.Change;

/**
 * One rule of policy.yaml.
 *
 * @param clauses sentences of the school's own policy that it comes from
 * @param why one sentence for people
 * @param when its condition; empty for a rule that another room applies, such as ENC-01
 * @param parts what it asks for: the first part that fits does it; a rule that does one thing has one part
 */
public record Rule(
        String id,
        List<String> clauses,
        Severity severity,
        String why,
        Optional<Condition> when,
        List<Part> parts,
        Mode mode) {
    public Rule {
        clauses = List.copyOf(clauses);
        parts = List.copyOf(parts);
    }

    /**
     * What a rule does in one of the situations that it tells apart.
     *
     * @param when the situation; empty for all that no earlier part fits
     * @param does what it asks for, by case: pupil, staff, inbound, other
     * @param notice key of the text that explains it to the sender
     * @param keep evidence class
     * @param alwaysDeliver a child's call for help: delivered whatever ordinary rules say
     * @param also what is done to the mail before it goes on, whatever the verdict
     * @param allowsUnread it lets parts of the mail pass that cannot be read
     */
    public record Part(
            Optional<Condition> when,
            Map<Case, Action> does,
            Set<String> tell,
            Optional<String> notice,
            String keep,
            Family family,
            boolean alwaysDeliver,
            Set<Change> also,
            boolean allowsUnread) {
        public Part {
            does = Map.copyOf(does);
            tell = Set.copyOf(tell);
            also = Set.copyOf(also);
        }

        /** What it asks for in that case; loading made sure that there is an answer. */
        Action action(Case which) {
            Action exact = does.get(which);
            return exact != null ? exact : does.getOrDefault(Case.OTHER, Action.QUARANTINE);
        }
    }

    /** Whose mail it is, for rules that treat them differently. */
    public enum Case {
        PUPIL,
        STAFF,
        INBOUND,
        OTHER
    }

    /** The first text it has; of a rule that another room applies, the only one. */
    public Optional<String> notice() {
        return parts.stream().flatMap(part -> part.notice().stream()).findFirst();
    }

    /** What its conditions ask about findings. */
    List<Look> looks(Part part) {
        return Stream.concat(when.stream(), part.when().stream())
                .flatMap(condition -> condition.looks().stream())
                .toList();
    }
}
