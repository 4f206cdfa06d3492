package org.postern.scan.sensitive;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.sensitive.PatternIndex.Match;

/** How sure it is that a term is meant, and of somebody in particular. */
final class Judgement {
    /** Among the words beside a term: a name in the same sentence. */
    private static final String NAMED = "@named";
    /** How far a supporting word may stand from an ambiguous term, in characters. */
    private static final int NEAR = 300;

    private final TermIndex index;
    private final Words words;
    private final BitSet anybody = new BitSet();
    private final BitSet work = new BitSet();
    private final BitSet person = new BitSet();
    private final BitSet named = new BitSet();
    private final BitSet adult = new BitSet();
    private final boolean forMany;
    private final Map<Set<String>, List<Integer>> places = new HashMap<>();
    private final Map<Category, List<Integer>> sure = new EnumMap<>(Category.class);

    Judgement(TermIndex index, Words words, List<Match<SensitiveTerm>> hits) {
        this.index = index;
        this.words = words;
        boolean many = false;
        for (Match<TermIndex.Context> context : index.contexts(words)) {
            int sentence = words.sentence(context.from());
            switch (context.meaning()) {
                case ANYBODY -> anybody.set(sentence);
                case WORK -> work.set(sentence);
                case PERSON -> person.set(sentence);
                case MAIL -> many = true;
            }
        }
        forMany = many;
        names();
        adults();
        for (Match<SensitiveTerm> hit : hits) {
            if (hit.meaning().beside().isEmpty() && !isGeneral(hit)) {
                hit.meaning()
                        .category()
                        .ifPresent(c ->
                                sure.computeIfAbsent(c, k -> new ArrayList<>()).add(hit.from()));
            }
        }
    }

    Confidence confidence(Match<SensitiveTerm> hit) {
        if (hit.meaning().always() && (hit.meaning().beside().isEmpty() || isSupported(hit))) {
            return Confidence.LIKELY;
        }
        boolean meant = hit.meaning().beside().isEmpty() || isSupported(hit);
        return meant && !isGeneral(hit) ? Confidence.LIKELY : Confidence.POSSIBLE;
    }

    /**
     * Whether the sentence, or the one before, speaks of somebody with a family name; who signs below does not count.
     */
    boolean isAboutAdult(Match<SensitiveTerm> hit) {
        int sentence = words.sentence(hit.from());
        return adult.get(sentence) || (sentence > 0 && adult.get(sentence - 1));
    }

    /** Miss Finlay, K Kemp; not who is greeted. */
    private void adults() {
        for (int at = 0; at + 1 < words.size(); at++) {
            boolean greeted = at > 0 && index.support("@greetings").contains(words.word(at - 1));
            if (!greeted && isTitleOrInitial(at) && isName(at + 1) && !words.capitals(at + 1) && !words.opens(at + 1)) {
                adult.set(words.sentence(at));
            }
        }
    }

    private boolean isTitleOrInitial(int at) {
        boolean initial = words.initial(at) && words.end(at) - words.start(at) == 1;
        String word = words.word(at);
        return index.support("@titles").contains(word) || (initial && !word.equals("i") && !word.equals("a"));
    }

    private boolean isGeneral(Match<SensitiveTerm> hit) {
        int sentence = words.sentence(hit.from());
        if (anybody.get(sentence)) {
            return true;
        }
        return (forMany || work.get(sentence) || isNumbered(hit.from())) && !person.get(sentence);
    }

    /** 2 nut-free, 1 coeliac: how many, not who. */
    private boolean isNumbered(int at) {
        boolean named = at > 1 && index.support("@numbered").contains(words.word(at - 2));
        return at > 0
                && !words.opens(at)
                && !named
                && (index.support("@numbers").contains(words.word(at - 1)) || isNumber(words.word(at - 1)));
    }

    private static boolean isNumber(String word) {
        return word.length() <= 2 && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Leo has, Leo's, for Leo: a word with a capital where others have none. Leo Harper, Leo H: at least a name. */
    private void names() {
        Set<String> verbs = index.support("@does");
        for (int at = 0; at < words.size(); at++) {
            if (isName(at) && !words.capitals(at)) {
                boolean more = at + 1 < words.size() && !words.opens(at + 1);
                boolean does = more && verbs.contains(words.word(at + 1));
                boolean alone = !words.opens(at) && !words.initial(at - 1);
                if (does || alone || words.owner(at)) {
                    person.set(words.sentence(at));
                } else if (more && isName(at + 1)) {
                    named.set(words.sentence(at));
                }
            }
        }
        named.or(person);
    }

    private boolean isName(int at) {
        return words.initial(at) && !index.support("@no-names").contains(words.word(at));
    }

    private boolean isSupported(Match<SensitiveTerm> hit) {
        if (hit.meaning().beside().contains(NAMED) && named.get(words.sentence(hit.from()))) {
            return true;
        }
        int from = words.start(hit.from()) - NEAR;
        int to = words.end(hit.to() - 1) + NEAR;
        List<Integer> beside = places.computeIfAbsent(hit.meaning().beside(), this::placesOf);
        if (isBetween(beside, hit, from, to)) {
            return true;
        }
        return hit.meaning()
                .category()
                .map(c -> isBetween(sure.getOrDefault(c, List.of()), hit, from, to))
                .orElse(false);
    }

    /** Whether one of the places, in order, lies in that range of characters but not within the hit itself. */
    private boolean isBetween(List<Integer> places, Match<SensitiveTerm> hit, int from, int to) {
        int low = 0;
        int high = places.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (words.start(places.get(middle)) < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int i = low; i < places.size() && words.start(places.get(i)) <= to; i++) {
            if (places.get(i) < hit.from() || places.get(i) >= hit.to()) {
                return true;
            }
        }
        return false;
    }

    private List<Integer> placesOf(Set<String> beside) {
        Set<String> exact = new HashSet<>();
        List<String> beginnings = new ArrayList<>();
        for (String entry : beside) {
            for (String word : entry.equals(NAMED) ? Set.<String>of() : index.support(entry)) {
                if (word.endsWith("*")) {
                    beginnings.add(word.substring(0, word.length() - 1));
                } else {
                    exact.add(word);
                }
            }
        }
        List<Integer> found = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            String word = words.word(at);
            if (exact.contains(word) || begins(word, beginnings)) {
                found.add(at);
            }
        }
        return found;
    }

    private static boolean begins(String word, List<String> beginnings) {
        for (String beginning : beginnings) {
            if (word.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
