package org.postern.scan.topic;

import java.util.List;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;

/** Finds what a text is about, by the phrases of the topic files and those a school listed itself. */
public final class TopicScanner implements Scanner {
    private final Topics topics;

    public TopicScanner(List<ListedPhrase> listed) {
        this(Topics.load(listed));
    }

    TopicScanner(Topics topics) {
        this.topics = topics;
    }

    Topics topics() {
        return topics;
    }

    @Override
    public String name() {
        return "topic";
    }

    @Override
    public ScanOutcome scan(ScannedText text) {
        Reporter reporter = new Reporter(text, name());
        Tokens tokens = topics.tokens(text.folded());
        for (Hits.Hit hit : Hits.of(topics, tokens, topics.chart(tokens).matches())) {
            Phrase phrase = hit.phrase();
            reporter.report(
                    phrase.category(),
                    phrase.confidence(),
                    tokens.start(hit.from()),
                    tokens.end(hit.to() - 1),
                    phrase.marks());
        }
        return reporter.outcome();
    }
}
