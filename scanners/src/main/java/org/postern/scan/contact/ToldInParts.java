package org.postern.scan.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.scan.contact.Atom.Gap;
import org.postern.scan.contact.Atom.Kind;
import org.postern.scan.contact.NumberingPlan.Fit;

/**
 * Finds a mobile number (Ofcom, National Telephone Numbering Plan: eleven digits from 07) told in parts with words
 * between them, "first bit is 07700 ... and the last bit is 123", or backwards.
 */
final class ToldInParts {
    /** A folded range. */
    record Told(int start, int end) {}

    private static final int DIGITS = 11;
    private static final int SHORTEST_PART = 3;
    private static final int REACH = 200;
    private static final int NEAR = 40;
    private static final List<String> FIRST = List.of("first", "start", "begin", "bit", "part", "half");
    private static final List<String> MORE =
            List.of("last", "end", "rest", "then", "next", "after", "middle", "second", "final", "finish", "other");
    private static final Set<String> AGAINST = Set.of("sum", "question", "answer", "page", "year", "code");

    private final String text;
    private final List<Atom> atoms;

    private ToldInParts(String text, List<Atom> atoms) {
        this.text = text;
        this.atoms = atoms.stream().filter(a -> a.kind() == Kind.DIGITS).toList();
    }

    static List<Told> in(String text, List<Atom> atoms) {
        ToldInParts search = new ToldInParts(text, atoms);
        List<Told> found = new ArrayList<>();
        boolean backwards = text.contains("backward") || text.contains("revers");
        for (int i = 0; i < search.atoms.size(); i++) {
            search.parts(i).ifPresent(found::add);
            if (backwards) {
                search.backwards(i).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Told> parts(int first) {
        Atom start = atoms.get(first);
        int size = start.digits().length();
        boolean opens = start.digits().startsWith("07") && size >= SHORTEST_PART && size < DIGITS - 1;
        if (!opens || !says(FIRST, start.start() - NEAR, start.start())) {
            return Optional.empty();
        }
        int sum = size;
        Atom last = start;
        for (int i = first + 1; i < atoms.size() && sum < DIGITS && atoms.get(i).start() - start.end() < REACH; i++) {
            if (atoms.get(i).digits().length() >= SHORTEST_PART) {
                last = atoms.get(i);
                sum += last.digits().length();
            }
        }
        boolean whole = sum == DIGITS && says(MORE, start.end(), last.start());
        return whole ? Optional.of(new Told(start.start(), last.end())) : Optional.empty();
    }

    private boolean says(List<String> words, int from, int to) {
        String near = text.substring(Math.max(0, from), to);
        return words.stream().anyMatch(near::contains) && AGAINST.stream().noneMatch(near::contains);
    }

    private Optional<Told> backwards(int first) {
        StringBuilder digits = new StringBuilder();
        for (int i = first; i < atoms.size() && digits.length() < DIGITS; i++) {
            boolean joined = i == first
                    || atoms.get(i).gap() == Gap.PLAIN
                    || atoms.get(i).gap() == Gap.TIGHT;
            if (!joined) {
                return Optional.empty();
            }
            digits.append(atoms.get(i).digits());
            if (digits.length() == DIGITS && digits.charAt(DIGITS - 1) == '0') {
                boolean valid = NumberingPlan.fit(digits.reverse().toString(), false) == Fit.VALID;
                return valid && digits.charAt(1) == '7'
                        ? Optional.of(
                                new Told(atoms.get(first).start(), atoms.get(i).end()))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
