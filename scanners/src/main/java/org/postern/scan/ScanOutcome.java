package org.postern.scan;

import java.util.List;
import org.postern.message.PartPath;
import org.postern.model.Finding;

/** What came of scanning one text. */
public sealed interface ScanOutcome {
    record Scanned(List<Finding> findings) implements ScanOutcome {
        public Scanned {
            findings = List.copyOf(findings);
        }
    }

    /** The scanner gave up; {@code reason} is one plain sentence. */
    record Unreadable(PartPath part, String reason) implements ScanOutcome {}
}
