package org.postern.scan.topic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postern.model.Category;
import org.postern.scan.topic.Chart.Match;
import org.postern.scan.topic.Phrase.Kind;

/** What remains of the matches: without what is cleared, and once where several phrases say the same. */
final class Hits {
    /** How many words of a sentence belong together at most. */
    private static final int WITHIN = 25;

    private final Tokens tokens;
    private final Map<Category, BitSet> cleared = new EnumMap<>(Category.class);

    /** A phrase at the places {@code from} up to but not including {@code to}. */
    record Hit(Phrase phrase, int from, int to) {}

    private record Meaning(Category category, Set<String> marks) {}

    private Hits(Tokens tokens) {
        this.tokens = tokens;
    }

    static List<Hit> of(Topics topics, Tokens tokens, List<Match> matches) {
        Hits hits = new Hits(tokens);
        List<Hit> found = new ArrayList<>();
        // the last came first
        for (Match match : matches.reversed()) {
            Phrase phrase = topics.phrase(match.phrase());
            if (phrase.toEnd() && match.to() != tokens.limit(match.from())) {
                continue;
            }
            if (phrase.kind() == Kind.HIT) {
                found.add(new Hit(phrase, match.from(), match.to()));
            } else {
                hits.clear(phrase, match);
            }
        }
        found.removeIf(hits::isCleared);
        return merged(found);
    }

    private void clear(Phrase phrase, Match match) {
        BitSet places = cleared.computeIfAbsent(phrase.category(), c -> new BitSet());
        if (phrase.kind() == Kind.CLEAR) {
            places.set(match.from(), match.to());
            return;
        }
        // children write whole letters without a full stop
        int start = match.from();
        while (start > 0 && match.from() - start < WITHIN && !tokens.opens(start)) {
            start--;
        }
        places.set(start, Math.min(tokens.limit(match.from()), match.to() + WITHIN));
    }

    private boolean isCleared(Hit hit) {
        BitSet places = cleared.get(hit.phrase().category());
        if (places == null) {
            return false;
        }
        int next = places.nextSetBit(hit.from());
        return next >= 0 && next < hit.to();
    }

    private static List<Hit> merged(List<Hit> found) {
        found.sort(Comparator.comparingInt(Hit::from));
        Map<Meaning, Integer> last = new HashMap<>();
        List<Hit> kept = new ArrayList<>();
        for (Hit hit : found) {
            Meaning meaning = new Meaning(hit.phrase().category(), hit.phrase().marks());
            Integer before = last.get(meaning);
            if (before == null || kept.get(before).to() <= hit.from()) {
                last.put(meaning, kept.size());
                kept.add(hit);
            } else if (kept.get(before)
                            .phrase()
                            .confidence()
                            .compareTo(hit.phrase().confidence())
                    < 0) {
                kept.set(before, hit);
            }
        }
        return kept;
    }
}
