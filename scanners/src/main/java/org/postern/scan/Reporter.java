package org.postern.scan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postern.message.PartText;
import org.postern.message.Span;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.model.Finding;

/** Gathers the findings of one scan and adds the marks that follow from where they stand. */
public final class Reporter {
    private final PartText text;
    private final FoldedText folded;
    private final String scanner;
    private final Regions hidden;
    private final Regions quoted;
    private final List<Finding> findings = new ArrayList<>();

    public Reporter(ScannedText scanned, String scanner) {
        text = scanned.part();
        folded = scanned.folded();
        this.scanner = scanner;
        hidden = Regions.of(text.hidden());
        quoted = Regions.of(text.quoted());
    }

    /** Reports the folded range {@code from} up to but not including {@code to}. */
    public void report(Category category, Confidence confidence, int from, int to, Set<String> marks) {
        Span span = folded.original(from, to);
        Set<String> all = new HashSet<>(marks);
        if (folded.disguised(from, to)) {
            all.add("disguised");
        }
        if (hidden.touch(span)) {
            all.add("hidden");
        }
        if (quoted.touch(span)) {
            all.add("quoted");
        }
        findings.add(new Finding(category, confidence, text.path(), span, scanner, all));
    }

    public ScanOutcome outcome() {
        return new ScanOutcome.Scanned(findings);
    }
}
