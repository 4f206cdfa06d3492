package org.postern.policy;

import java.util.List;
import java.util.Set;
import org.postern.message.PartPath;
import org.postern.model.Finding;

/**
 * What was seen in a mail.
 *
 * @param kinds short names of the kinds of all files that are attached, not of those inside them
 * @param unread one for every part that could not be read whole
 * @param words the text behind the findings
 * @param past what its sender sent before
 */
public record Evidence(List<Finding> findings, Set<String> kinds, List<Unread> unread, Words words, Past past) {
    /** How a mark begins that names the camera of a photograph. */
    public static final String CAMERA = "camera:";

    public static final Evidence NONE = new Evidence(List.of(), Set.of(), List.of());

    public Evidence {
        findings = List.copyOf(findings);
        kinds = Set.copyOf(kinds);
        unread = List.copyOf(unread);
    }

    /** Without the text. */
    public Evidence(List<Finding> findings, Set<String> kinds, List<Unread> unread) {
        this(findings, kinds, unread, Words.NONE);
    }

    /** As of a sender who sent nothing before. */
    public Evidence(List<Finding> findings, Set<String> kinds, List<Unread> unread, Words words) {
        this(findings, kinds, unread, words, Past.NONE);
    }

    /** The same of a sender with that past. */
    public Evidence after(Past before) {
        return new Evidence(findings, kinds, unread, words, before);
    }

    /**
     * One part that could not be read whole.
     *
     * @param kind short name of the kind of file
     * @param unclear nothing is wrong with it, but it holds what no program reads: speech, film, handwriting
     */
    public record Unread(String kind, boolean unclear, PartPath part) {
        /** It does not matter where. */
        public Unread(String kind, boolean unclear) {
            this(kind, unclear, PartPath.ROOT);
        }
    }

    /** Whether a rule may let the unread parts pass at all. */
    boolean onlyUnclear() {
        return unread.stream().allMatch(Unread::unclear);
    }
}
