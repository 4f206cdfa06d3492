package org.postern.scan.sensitive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.postern.scan.WordLists;
import org.postern.scan.sensitive.PatternIndex.Match;

/** All terms, the words that stand beside them, and how texts speak that mean nobody in particular. */
final class TermIndex {
    private final PatternIndex<SensitiveTerm> terms = new PatternIndex<>();
    private final PatternIndex<Context> contexts = new PatternIndex<>();
    private final WordLists support = WordLists.load(TermIndex.class, "support.words");

    /** What the words around a term say about it. */
    enum Context {
        /** The sentence means anybody: if your child has asthma. */
        ANYBODY,
        /** The sentence is about work: a course, a job, a meeting. */
        WORK,
        /** The whole mail is for many or about work: a newsletter, an advertisement. */
        MAIL,
        /** The sentence means one person. */
        PERSON
    }

    TermIndex(List<SensitiveTerm> terms) {
        terms.forEach(term -> this.terms.add(term.pattern(), term));
        for (Context context : Context.values()) {
            WordLists.read(TermIndex.class, context.name().toLowerCase(Locale.ROOT) + ".phrases")
                    .lines()
                    .map(WordLists::withoutComment)
                    .forEach(line -> contexts.add(Pattern.of(line), context));
        }
    }

    List<Match<Context>> contexts(Words words) {
        return contexts.matches(words);
    }

    /** The words behind {@code @name}, or the word itself. */
    Set<String> support(String word) {
        return word.startsWith("@") ? support.get(word.substring(1)) : Set.of(word);
    }

    /** Where terms stand; of those that stand within another without gaps only the other. */
    List<Match<SensitiveTerm>> hits(Words words) {
        List<Match<SensitiveTerm>> found = terms.matches(words);
        // the longest that begin at a place come first, and of them those that clear
        found.sort(Comparator.<Match<SensitiveTerm>>comparingInt(Match::from)
                .thenComparing(Match::to, Comparator.reverseOrder())
                .thenComparing(match -> match.meaning().category().isPresent()));
        List<Match<SensitiveTerm>> kept = new ArrayList<>();
        int from = -1;
        int to = -1;
        boolean cleared = false;
        for (Match<SensitiveTerm> hit : found) {
            boolean same = hit.from() == from && hit.to() == to;
            if (hit.to() <= to && (cleared || !same)) {
                continue;
            }
            boolean clears = hit.meaning().category().isEmpty();
            if (!clears) {
                kept.add(hit);
            }
            if (hit.to() > to && (clears || !hit.meaning().pattern().hasGap())) {
                from = hit.from();
                to = hit.to();
                cleared = clears;
            }
        }
        return kept;
    }
}
