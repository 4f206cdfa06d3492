package org.postern.scan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postern.message.Address;
import org.postern.message.PartText;
import org.postern.message.Span;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.model.Finding;
import org.postern.model.Mention;

/** Gathers the findings of one scan and adds the marks that follow from where they stand. */
public final class Reporter {
    private final PartText text;
    private final FoldedText folded;
    private final String scanner;
    private final Regions hidden;
    private final Regions quoted;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();

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
        findings.add(new Finding(category, confidence, text.path(), span, scanner, marked(from, to, span, marks)));
    }

    /** Notes that the folded range {@code from} up to but not including {@code to} means that person. */
    public void mention(Address who, Mention.Form form, int from, int to) {
        Span span = folded.original(from, to);
        mentions.add(new Mention(who, form, text.path(), span, marked(from, to, span, Set.of())));
    }

    private Set<String> marked(int from, int to, Span span, Set<String> marks) {
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
        return all;
    }

    public ScanOutcome outcome() {
        return new ScanOutcome.Scanned(findings, mentions);
    }
}
