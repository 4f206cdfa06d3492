package org.postern.scan.sensitive;

import java.util.List;
import java.util.Set;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;
import org.postern.scan.sensitive.PatternIndex.Match;

/**
 * Finds the terms of the school's list. Likely: a term that speaks for itself, or an ambiguous one beside a word that
 * belongs to it. Possible: an ambiguous one alone, and any where nobody in particular is spoken of.
 */
public final class SensitiveTermScanner implements Scanner {
    /** Whom a mail is from and to; what they are called says nothing about anybody. */
    private static final String HEADER = "header";

    private final TermIndex index;

    public SensitiveTermScanner(List<SensitiveTerm> terms) {
        index = new TermIndex(terms);
    }

    @Override
    public String name() {
        return "sensitive-term";
    }

    @Override
    public ScanOutcome scan(ScannedText text) {
        Reporter reporter = new Reporter(text, name());
        if (text.part().path().value().equals(HEADER)) {
            return reporter.outcome();
        }
        Words words = Words.of(text.folded());
        List<Match<SensitiveTerm>> hits = index.hits(words);
        if (!hits.isEmpty()) {
            Judgement judgement = new Judgement(index, words, hits);
            for (Match<SensitiveTerm> hit : hits) {
                Confidence confidence = judgement.confidence(hit);
                hit.meaning()
                        .category()
                        .ifPresent(category -> reporter.report(
                                category,
                                confidence,
                                words.start(hit.from()),
                                words.end(hit.to() - 1),
                                marks(category, judgement.isAboutAdult(hit))));
            }
        }
        return reporter.outcome();
    }

    private static Set<String> marks(Category category, boolean adult) {
        return category == Category.STAFF_DATA && adult ? Set.of("person") : Set.of();
    }
}
