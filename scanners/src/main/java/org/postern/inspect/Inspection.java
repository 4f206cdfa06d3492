package org.postern.inspect;

import java.util.List;
import java.util.Optional;
import org.postern.message.PartPath;
import org.postern.model.Decision;
import org.postern.model.Finding;
import org.postern.read.FileKind;

/**
 * What was read, found and decided, and how long each took.
 *
 * @param unread parts that could not be read whole; not empty means incomplete
 * @param files every attached or nested file with its kind by content
 * @param decisions one per envelope recipient, in envelope order
 * @param policyVersion which policy, lists and directory decided
 */
public record Inspection(
        List<Unread> unread,
        List<File> files,
        List<Finding> findings,
        List<Decision> decisions,
        String policyVersion,
        Timings timings) {
    public Inspection {
        unread = List.copyOf(unread);
        files = List.copyOf(files);
        findings = List.copyOf(findings);
        decisions = List.copyOf(decisions);
    }

    public record Unread(PartPath part, String reason) {}

    /**
     * A file in the mail.
     *
     * @param skipped why it was not read though nothing is missing, such as a picture of a dot
     */
    public record File(PartPath part, String name, FileKind kind, boolean read, Optional<String> skipped) {
        public File(PartPath part, String name, FileKind kind, boolean read) {
            this(part, name, kind, read, Optional.empty());
        }
    }

    /** Wall time in nanoseconds. */
    public record Timings(long read, long scan, long decide) {}

    public boolean complete() {
        return unread.isEmpty();
    }
}
