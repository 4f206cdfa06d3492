package org.postern.scan;

import java.util.ArrayList;
import java.util.List;
import org.postern.message.PartText;
import org.postern.model.Finding;

/** All scanners, in one list; a text is folded once for all of them. */
public final class Scanners {
    private final List<Scanner> scanners;

    Scanners(List<Scanner> scanners) {
        this.scanners = List.copyOf(scanners);
    }

    public static Scanners of(PublicNumbers numbers, KnownPlaces places) {
        return new Scanners(List.of(new PhoneScanner(numbers), new AddressScanner(places)));
    }

    /**
     * The findings of all scanners, or the first reason why one of them gave up. What a scanner throws is for the
     * caller to judge.
     */
    public ScanOutcome scan(PartText text) {
        FoldedText folded = FoldedText.of(text);
        List<Finding> findings = new ArrayList<>();
        for (Scanner scanner : scanners) {
            switch (scanner.scan(text, folded)) {
                case ScanOutcome.Scanned(List<Finding> found) -> findings.addAll(found);
                case ScanOutcome.Unreadable unreadable -> {
                    return unreadable;
                }
            }
        }
        return new ScanOutcome.Scanned(findings);
    }
}
