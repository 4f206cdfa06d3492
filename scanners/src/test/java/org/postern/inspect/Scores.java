package org.postern.inspect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.postern.model.Decision;

/** How a set of labelled mails was judged, as a table: per rule recall and precision, verdicts, and what is wrong. */
final class Scores {
    private final List<Judged> all = new ArrayList<>();

    void add(Judged judged) {
        all.add(judged);
    }

    int size() {
        return all.size();
    }

    /** Of those chosen, how many are wholly right, from 0 to 1. */
    double right(Predicate<Case> chosen) {
        return share(chosen, Judged::right);
    }

    /** Of those chosen, how many got all that the label asks for, whatever else was seen in them. */
    double safe(Predicate<Case> chosen) {
        return share(chosen, Judged::safe);
    }

    /** Of those chosen, how many got a verdict that they should not have. */
    double wrongVerdicts(Predicate<Case> chosen) {
        return share(chosen, judged -> !judged.sameVerdicts());
    }

    private double share(Predicate<Case> chosen, Predicate<Judged> counted) {
        List<Judged> of = all.stream().filter(j -> chosen.test(j.label())).toList();
        return of.isEmpty() ? 0 : (double) of.stream().filter(counted).count() / of.size();
    }

    /** What is wrong among those chosen, a line each. */
    List<String> wrong(Predicate<Case> chosen) {
        return all.stream()
                .filter(j -> chosen.test(j.label()) && !j.right())
                .map(Judged::wrong)
                .toList();
    }

    String table() {
        StringBuilder out = new StringBuilder("\nrule     expected found missed too-many  recall precision\n");
        Set<String> rules = new TreeSet<>();
        all.forEach(j -> Stream.of(j.label().rules(), j.tooMany()).forEach(rules::addAll));
        rules.forEach(rule -> out.append(line(rule)));
        Map<String, Integer> confusion = new TreeMap<>();
        for (Judged each : all) {
            for (Decision d : each.inspection().decisions()) {
                String pair = each.label().expected(d.recipient()) + " -> "
                        + d.verdict().label();
                confusion.merge(pair, 1, Integer::sum);
            }
        }
        out.append("verdicts, expected -> given: ").append(confusion).append('\n');
        wrong(each -> true).forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }

    private String line(String rule) {
        long expected = count(j -> j.label().rules(), rule);
        long missed = count(Judged::missed, rule);
        long tooMany = count(Judged::tooMany, rule);
        long found = expected - missed;
        return "%-8s %8d %5d %6d %8d %7s %9s%n"
                .formatted(
                        rule,
                        expected,
                        found,
                        missed,
                        tooMany,
                        percent(found, expected),
                        percent(found, found + tooMany));
    }

    private long count(Function<Judged, Collection<String>> of, String rule) {
        return all.stream().filter(j -> of.apply(j).contains(rule)).count();
    }

    private static String percent(long part, long whole) {
        return whole == 0 ? "-" : "%.0f%%".formatted(100.0 * part / whole);
    }
}
