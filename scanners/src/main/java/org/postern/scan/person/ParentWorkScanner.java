package org.postern.scan.person;

import java.util.List;
import java.util.Set;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;
import org.postern.scan.topic.Signals.Signal;

/**
 * Finds where a parent works and how to reach them there (clause ST-31): a parent and, in the same sentence or the
 * next, a place of work. What a parent is, without where, is only possible.
 */
public final class ParentWorkScanner implements Scanner {
    private static final int WITHIN = 30;

    @Override
    public String name() {
        return "parent-work";
    }

    @Override
    public ScanOutcome scan(ScannedText text) {
        Reporter reporter = new Reporter(text, name());
        List<Signal> clues = Clues.about(Category.PARENT_WORK, text).all();
        int done = -1;
        for (int i = 0; i < clues.size(); i++) {
            Signal parent = clues.get(i);
            if (!parent.name().equals("parent") || parent.from() < done) {
                continue;
            }
            List<Signal> near = clues.subList(Math.max(0, i - 6), clues.size()).stream()
                    .filter(s -> isNear(parent, s))
                    .limit(16)
                    .toList();
            Signal told =
                    Clues.first(near, "workplace", "contact", "job", "vague").orElse(parent);
            if (told.equals(parent) || Clues.first(near, "unreal").isPresent()) {
                continue;
            }
            boolean found = Clues.first(near, "workplace", "contact").isPresent();
            Signal last = Clues.first(near, "workplace", "contact").orElse(told);
            int from = Math.min(parent.start(), last.start());
            int end = Math.max(parent.end(), last.end());
            reporter.report(
                    Category.PARENT_WORK,
                    found ? Confidence.LIKELY : Confidence.POSSIBLE,
                    from,
                    end,
                    Set.of("guardian"));
            done = last.to();
        }
        return reporter.outcome();
    }

    private static boolean isNear(Signal parent, Signal other) {
        int sentences = other.sentence() - parent.sentence();
        boolean same = sentences == 0 || (sentences == 1 && other.from() - parent.to() < WITHIN * 2 / 3);
        return same && Math.abs(other.from() - parent.from()) < WITHIN;
    }
}
