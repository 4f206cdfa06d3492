package org.postern.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postern.message.Message;

/**
 * How a mail was classified in the mail program: Outlook's sensitivity labels, which Exchange writes into
 * {@code msip_labels} as {@code MSIP_Label_GUID_Name=...} (Microsoft Information Protection SDK, Metadata), and the
 * fields that routing rules of Gmail and others write.
 */
final class Labels {
    /** Gmail has no field of its own: the school's routing rule for labelled mail adds one of these. */
    private static final List<String> FIELDS = List.of("X-Classification", "Classification", "X-Protective-Marking");

    private static final Pattern ENTRY = Pattern.compile("MSIP_Label_([0-9A-Fa-f-]{1,40})_(\\w+)=([^;]*)");

    private Labels() {}

    /** Names and ids of all labels that are on, in lower case; empty if there is none. */
    static String of(Message message) {
        Stream<String> outlook = message.headers("msip_labels").stream().flatMap(Labels::outlook);
        Stream<String> others = FIELDS.stream().flatMap(name -> message.headers(name).stream());
        return Stream.concat(outlook, others)
                .map(label -> label.strip().toLowerCase(Locale.ROOT))
                .filter(label -> !label.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static Stream<String> outlook(String field) {
        Map<String, Map<String, String>> labels = new LinkedHashMap<>();
        Matcher entry = ENTRY.matcher(field);
        while (entry.find()) {
            labels.computeIfAbsent(entry.group(1), id -> new LinkedHashMap<>())
                    .put(entry.group(2).toLowerCase(Locale.ROOT), entry.group(3).strip());
        }
        return labels.entrySet().stream()
                .filter(label ->
                        label.getValue().getOrDefault("enabled", "true").equalsIgnoreCase("true"))
                .map(label -> label.getValue().getOrDefault("name", "") + " " + label.getKey());
    }
}
