package org.postern.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The points on which schools differ; rules read them as {@code switches.NAME}. */
public record Switches(Map<String, String> values) {
    static final String CIRCLE = "circle";
    static final String PUPIL_EXTERNAL = "pupil_external";
    static final String PUPIL_IMAGES = "pupil_images";

    /** Every switch with the values it takes, the default first. */
    static final Map<String, List<String>> KNOWN = Map.of(
            CIRCLE, List.of("class_or_community", "class", "year", "school", "open"),
            PUPIL_EXTERNAL, List.of("approved_only", "closed", "open"),
            PUPIL_IMAGES, List.of("work_to_staff_only", "none", "in_school", "unless_upsetting"));

    public Switches {
        values = Map.copyOf(values);
    }

    static Switches defaults() {
        Map<String, String> values = new HashMap<>();
        KNOWN.forEach((name, choices) -> values.put(name, choices.getFirst()));
        return new Switches(values);
    }

    Switches with(Map<String, String> changed) {
        Map<String, String> all = new HashMap<>(values);
        all.putAll(changed);
        return new Switches(all);
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }
}
