package org.postern.relay.it;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Figures in the Prometheus text format 0.0.4, read as strictly as its description has it. */
record Prometheus(Map<String, String> types, Map<String, Double> samples) {
    private static final Set<String> TYPES = Set.of("counter", "gauge", "histogram", "summary", "untyped");
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\"";
    private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") .+");
    private static final Pattern TYPE = Pattern.compile("# TYPE (" + NAME + ") (\\w+)");
    private static final Pattern SAMPLE =
            Pattern.compile("(" + NAME + ")(\\{(?:" + LABEL + ",?)*\\})? (\\+Inf|-Inf|NaN|[-+0-9.eE]+)( -?[0-9]+)?");

    static Prometheus of(School school) throws IOException, InterruptedException {
        return parse(Health.get(school, "/metrics").text());
    }

    static Prometheus parse(String text) {
        Prometheus all = new Prometheus(new HashMap<>(), new LinkedHashMap<>());
        if (!text.endsWith("\n")) {
            throw new AssertionError("the last line must end with a line feed");
        }
        text.lines().filter(line -> !line.isEmpty()).forEach(all::line);
        return all;
    }

    private void line(String line) {
        Matcher type = TYPE.matcher(line);
        if (type.matches()) {
            if (!TYPES.contains(type.group(2)) || types.put(type.group(1), type.group(2)) != null) {
                throw new AssertionError("no such type, or a second one: " + line);
            }
        } else if (line.startsWith("#")) {
            if (!HELP.matcher(line).matches()) {
                throw new AssertionError("neither HELP nor TYPE: " + line);
            }
        } else {
            sample(line);
        }
    }

    private void sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            throw new AssertionError("no sample: " + line);
        }
        String name = sample.group(1);
        if (!types.containsKey(name) && !"histogram".equals(types.get(name.replaceFirst("_(bucket|sum|count)$", "")))) {
            throw new AssertionError("a sample without a type: " + line);
        }
        String key = name + (sample.group(2) == null ? "" : sample.group(2));
        if (samples.put(key, Double.valueOf(sample.group(3).replace("Inf", "Infinity"))) != null) {
            throw new AssertionError("twice: " + key);
        }
    }

    /** Of exactly this series, such as {@code postern_verdicts_total{verdict="deliver"}}. */
    double value(String series) {
        Double value = samples.get(series);
        if (value == null) {
            throw new AssertionError("there is no " + series + " among " + samples.keySet());
        }
        return value;
    }
}
