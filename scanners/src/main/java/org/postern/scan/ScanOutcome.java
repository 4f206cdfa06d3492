package org.postern.scan;

import java.util.List;
import org.postern.message.PartPath;
import org.postern.model.Finding;
import org.postern.model.Mention;

/** What came of scanning one text. */
public sealed interface ScanOutcome {
    /**
     * All that was found.
     *
     * @param mentions which people of the directory the text names
     */
    record Scanned(List<Finding> findings, List<Mention> mentions) implements ScanOutcome {
        public Scanned {
            findings = List.copyOf(findings);
            mentions = List.copyOf(mentions);
        }

        public Scanned(List<Finding> findings) {
            this(findings, List.of());
        }
    }

    /** The scanner gave up; {@code reason} is one plain sentence. */
    record Unreadable(PartPath part, String reason) implements ScanOutcome {}
}
