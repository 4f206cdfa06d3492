package org.postern.scan.person;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;

/**
 * Finds names by which somebody is found in social networks and games (clauses PP-14, SC-28, ST-34): the name itself
 * must be there, not only the talk about the game.
 */
public final class SocialHandleScanner implements Scanner {
    private final Set<String> school;

    /** @param school handles of the school itself, which anybody may write */
    public SocialHandleScanner(Collection<String> school) {
        this.school = school.stream().map(SocialHandleScanner::bare).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String name() {
        return "social-handle";
    }

    @Override
    public ScanOutcome scan(ScannedText text) {
        Reporter reporter = new Reporter(text, name());
        if (text.part().path().value().equals("header")) {
            return reporter.outcome();
        }
        HandleWords words = HandleWords.of(text.folded());
        int at = 0;
        while (at < words.size()) {
            Optional<HandleLook.Handle> found = new HandleLook(words, at).handle();
            found.ifPresent(handle -> report(words, handle, reporter));
            at = Math.max(at + 1, found.map(handle -> handle.word() + 1).orElse(0));
        }
        return reporter.outcome();
    }

    private void report(HandleWords words, HandleLook.Handle handle, Reporter reporter) {
        Set<String> marks = new TreeSet<>(Set.of(handle.other() ? "other" : "own"));
        if (school.contains(bare(words.text(handle.word())))) {
            marks.add("public");
        }
        Confidence sure = handle.sure() && !marks.contains("public") ? Confidence.LIKELY : Confidence.POSSIBLE;
        reporter.report(Category.SOCIAL_HANDLE, sure, words.start(handle.word()), words.end(handle.word()), marks);
    }

    private static String bare(String handle) {
        String lower = handle.toLowerCase(Locale.ROOT).strip();
        return lower.startsWith("@") ? lower.substring(1) : lower;
    }
}
