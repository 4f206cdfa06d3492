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
    static final Map<String, List<String>> KNOWN = Map.ofEntries(
            Map.entry(CIRCLE, List.of("class_or_community", "class", "year", "school", "open")),
            Map.entry(PUPIL_EXTERNAL, List.of("approved_only", "closed", "open")),
            Map.entry(PUPIL_IMAGES, List.of("work_to_staff_only", "none", "in_school", "unless_upsetting")),
            Map.entry("photo_names", List.of("none_without_consent", "first_name_only", "year_group_only")),
            Map.entry("staff_personal_use", List.of("allow_and_count", "refuse")),
            Map.entry("logistics_to_personal", List.of("allow", "refuse")),
            Map.entry("own_private_account", List.of("hold", "logistics_only", "reject")),
            Map.entry("ordinary_child_info_to_own_parent", List.of("allow", "encrypt_or_hold")),
            Map.entry("group_of_parents_needs_head", List.of("off", "2", "5", "20")),
            Map.entry("human_view", List.of("on_trigger_with_reason", "always")),
            Map.entry("full_name_in_circle", List.of("allow", "return")),
            Map.entry("evidence_after_close", List.of("keep", "two_person_delete")),
            Map.entry("ks1_open_together", List.of("on", "off")),
            Map.entry("freedom_of_information", List.of("on", "off")));

    /** Switches that are whole numbers, with their defaults. */
    static final Map<String, Integer> NUMBERS = Map.of(
            "bulk_visible_households", 3,
            "mis_rows", 10,
            "spam_score", 6,
            "mails_per_hour_pupil", 60,
            "mails_per_hour_adult", 200,
            "mails_per_hour_outside", 2000,
            "social_mails_per_lesson", 40,
            "social_mails_per_day", 120);

    public Switches {
        values = Map.copyOf(values);
    }

    static Switches defaults() {
        Map<String, String> values = new HashMap<>();
        KNOWN.forEach((name, choices) -> values.put(name, choices.getFirst()));
        NUMBERS.forEach((name, number) -> values.put(name, number.toString()));
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
