package org.postern.scan;

import java.util.ArrayList;
import java.util.List;
import org.postern.message.PartText;
import org.postern.model.Finding;

/** Several scanners as one; a text is folded once for all of them. */
public final class Scanners {
    private final List<Scanner> scanners;

    public Scanners(List<Scanner> scanners) {
        this.scanners = List.copyOf(scanners);
    }

    /** One by one, in the order in which they are asked. */
    public List<Scanner> each() {
        return scanners;
    }

    /**
     * The findings of all scanners, or the first reason why one of them gave up. What a scanner throws is for the
     * caller to judge.
     */
    public ScanOutcome scan(PartText part) {
        ScannedText text = ScannedText.of(part);
        List<Finding> findings = new ArrayList<>();
        for (Scanner scanner : scanners) {
            switch (scanner.scan(text)) {
                case ScanOutcome.Scanned(List<Finding> found) -> findings.addAll(found);
                case ScanOutcome.Unreadable unreadable -> {
                    return unreadable;
                }
            }
        }
        return new ScanOutcome.Scanned(findings);
    }
}
