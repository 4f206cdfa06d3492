package org.postern.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The rounds of all contenders, as medians and as ratios within each round. */
final class Results {
    /**
     * One round of one contender.
     *
     * @param delivered mails a second until the last one was at the sink
     * @param accepted mails a second until the last one was answered with 250
     * @param cpu milliseconds a mail of all processes of the relay
     */
    record Run(double delivered, double accepted, double cpu) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%6.0f/s delivered %6.0f/s accepted %6.2f CPU ms a mail", delivered, accepted, cpu);
        }
    }

    private final Map<String, List<Run>> runs = new LinkedHashMap<>();

    Results(List<String> names) {
        names.forEach(name -> runs.put(name, new ArrayList<>()));
    }

    void add(String name, Run run) {
        runs.getOrDefault(name, new ArrayList<>()).add(run);
    }

    /** As Markdown: medians, the spread of the CPU figure, and to each other contender the ratios of speed and CPU. */
    String table() {
        List<String> names = List.copyOf(runs.keySet());
        StringBuilder table = new StringBuilder("| | mails/s | accepted/s | CPU ms a mail (min-max) |");
        names.forEach(name -> table.append(" / ").append(name).append(" |"));
        table.append("\n|---|---|---|---|").append("---|".repeat(names.size())).append('\n');
        runs.forEach((name, all) -> {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.2f (%.2f-%.2f) |",
                    name,
                    median(all, Run::delivered),
                    median(all, Run::accepted),
                    median(all, Run::cpu),
                    all.stream().mapToDouble(Run::cpu).min().orElse(0),
                    all.stream().mapToDouble(Run::cpu).max().orElse(0)));
            runs.values()
                    .forEach(other -> table.append(String.format(
                            Locale.ROOT,
                            " %.2f, %.2f |",
                            ratio(all, other, Run::delivered),
                            ratio(all, other, Run::cpu))));
            table.append('\n');
        });
        return table.toString();
    }

    private static double ratio(List<Run> some, List<Run> others, ToDoubleFunction<Run> figure) {
        return median(IntStream.range(0, some.size())
                .mapToObj(round -> figure.applyAsDouble(some.get(round)) / figure.applyAsDouble(others.get(round)))
                .toList());
    }

    private static double median(List<Run> all, ToDoubleFunction<Run> figure) {
        return median(all.stream().map(run -> figure.applyAsDouble(run)).toList());
    }

    private static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        if (sorted.isEmpty()) {
            return 0;
        }
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
