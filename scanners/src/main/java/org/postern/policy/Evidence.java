package org.postern.policy;

import java.util.List;
import java.util.Set;
import org.postern.model.Finding;

/**
 * What was seen in a mail.
 *
 * @param kinds short names of the kinds of all files that are attached, not of those inside them
 * @param unread one for every part that could not be read whole
 */
public record Evidence(List<Finding> findings, Set<String> kinds, List<Unread> unread) {
    public static final Evidence NONE = new Evidence(List.of(), Set.of(), List.of());

    public Evidence {
        findings = List.copyOf(findings);
        kinds = Set.copyOf(kinds);
        unread = List.copyOf(unread);
    }

    /**
     * One part that could not be read whole.
     *
     * @param kind short name of the kind of file
     * @param unclear nothing is wrong with it, but it holds what no program reads: speech, film, handwriting
     */
    public record Unread(String kind, boolean unclear) {}

    /** Whether a rule may let the unread parts pass at all. */
    boolean onlyUnclear() {
        return unread.stream().allMatch(Unread::unclear);
    }
}
