package org.postern.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postern.message.DomainPattern;

/**
 * The lists of conf/lists by name (the file's name without {@code .csv}). An entry past its last day does not count.
 */
public final class Lists {
    /** Outside addresses that named pupils may write to and hear from. */
    public static final String CONTACTS = "approved-pupil-contacts";

    /** What may be done with which kind of file. */
    public static final String KINDS = "file-kinds";

    /** Organisations the school works with, and what kinds of information each may be sent. */
    public static final String PARTNERS = "partners";

    /** Domains where people have their private mail. */
    public static final String PERSONAL_DOMAINS = "personal-mail-domains";

    /** Domains that mail goes to without a certificate where only TLS with proof protects it. */
    public static final String SECURE_ROUTES = "secure-routes";

    /** Whose private account an outside address is. */
    public static final String PRIVATE_ACCOUNTS = "private-accounts";

    /** Rules that do not count for a class until a day. */
    public static final String EXCEPTIONS = "exceptions";

    /** Cameras of the school, as they name themselves in pictures. */
    public static final String CAMERAS = "school-cameras";

    /** Rude words, and up to what age they are rude. */
    public static final String RUDE_WORDS = "rude-words";

    /** Slurs and slogans of hatred. */
    public static final String HATE_TERMS = "hate-terms";
    /** Words of health, need, danger and staff matters, and what must stand beside them. */
    public static final String SENSITIVE_TERMS = "sensitive-terms";

    private final Map<String, List<Entry>> lists;
    private final Map<Dated, Set<String>> values = new ConcurrentHashMap<>();

    public Lists(Map<String, List<Entry>> lists) {
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
        return values.computeIfAbsent(
                new Dated(name, day),
                key -> entries(name, day)
                        .map(entry -> entry.value().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether one of its values is that domain, or {@code *.} with a domain above it. */
    public boolean coversDomain(String name, String domain, LocalDate day) {
        return entries(name, day)
                .flatMap(entry -> DomainPattern.parse(entry.value()).stream())
                .anyMatch(pattern -> pattern.matches(domain));
    }

    /** A list on one day; few days are asked about before the lists are read again. */
    private record Dated(String name, LocalDate day) {}
}
