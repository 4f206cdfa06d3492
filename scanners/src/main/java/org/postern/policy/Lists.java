package org.postern.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lists of conf/lists by name (the file's name without {@code .csv}). An entry past its last day does not count.
 */
public final class Lists {
    /** Outside addresses that named pupils may write to and hear from. */
    public static final String CONTACTS = "approved-pupil-contacts";

    /** What may be done with which kind of file. */
    public static final String KINDS = "file-kinds";

    private final Map<String, List<Entry>> lists;

    Lists(Map<String, List<Entry>> lists) {
        this.lists = Map.copyOf(lists);
    }

    /**
     * One row of a list.
     *
     * @param until last day it counts
     * @param more further columns of the list, such as {@code for} or {@code use}
     */
    public record Entry(
            String value, String owner, String reason, Optional<LocalDate> until, Map<String, String> more) {
        public Entry {
            more = Map.copyOf(more);
        }

        boolean countsOn(LocalDate day) {
            return until.map(last -> !day.isAfter(last)).orElse(true);
        }

        public String more(String column) {
            return more.getOrDefault(column, "");
        }
    }

    public Set<String> names() {
        return lists.keySet();
    }

    public Stream<Entry> entries(String name, LocalDate day) {
        return lists.getOrDefault(name, List.of()).stream().filter(entry -> entry.countsOn(day));
    }

    /** The values that count on that day, in lower case. */
    public Set<String> values(String name, LocalDate day) {
        return entries(name, day)
                .map(entry -> entry.value().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
