package org.postern.school;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.postern.message.Address;

/**
 * What courts, families and the school have laid down about single pupils: who is kept from their information, whom
 * they are kept apart from, and what pictures of them may be used for.
 */
final class Arrangements {
    /**
     * Uses of a picture that {@code any} stands for; a name beside it is asked for on its own (domain plan, IMG-03).
     */
    static final List<String> PURPOSES = List.of("website", "newsletter", "press", "class");

    static final String NAME = "name";
    static final String ANY = "any";

    private final Map<Address, List<Spell>> barred = new HashMap<>();
    private final Map<Address, List<Spell>> apart = new HashMap<>();
    private final Map<Address, List<Answer>> answers = new HashMap<>();

    /** Somebody else, until a last day. */
    private record Spell(Address other, Optional<LocalDate> last) {}

    private record Answer(String purpose, boolean yes, Optional<LocalDate> last) {}

    void bar(Address guardian, Address pupil, Optional<LocalDate> last) {
        barred.computeIfAbsent(pupil, p -> new ArrayList<>()).add(new Spell(guardian, last));
    }

    void keepApart(Address one, Address other, Optional<LocalDate> last) {
        apart.computeIfAbsent(one, p -> new ArrayList<>()).add(new Spell(other, last));
        apart.computeIfAbsent(other, p -> new ArrayList<>()).add(new Spell(one, last));
    }

    void answer(Address pupil, String purpose, boolean yes, Optional<LocalDate> last) {
        answers.computeIfAbsent(pupil, p -> new ArrayList<>()).add(new Answer(purpose, yes, last));
    }

    /** Who is kept from that pupil's information. */
    Set<Address> barredFrom(Address pupil, LocalDate day) {
        return others(barred, pupil, day);
    }

    Set<Address> apartFrom(Address pupil, LocalDate day) {
        return others(apart, pupil, day);
    }

    private static Set<Address> others(Map<Address, List<Spell>> all, Address pupil, LocalDate day) {
        return all.getOrDefault(pupil, List.of()).stream()
                .filter(spell -> holds(spell.last(), day))
                .map(Spell::other)
                .collect(Collectors.toSet());
    }

    /** What was answered for that very use counts before what was answered for any, and a no before a yes. */
    boolean agreed(Address pupil, String purpose, LocalDate day) {
        List<Answer> all = answers.getOrDefault(pupil, List.of()).stream()
                .filter(answer -> holds(answer.last(), day))
                .toList();
        List<Answer> own = all.stream().filter(a -> a.purpose().equals(purpose)).toList();
        List<Answer> deciding = own.isEmpty() && PURPOSES.contains(purpose)
                ? all.stream().filter(a -> a.purpose().equals(ANY)).toList()
                : own;
        return !deciding.isEmpty() && deciding.stream().allMatch(Answer::yes);
    }

    Set<String> agreedTo(Address pupil, LocalDate day) {
        Set<String> agreed = new TreeSet<>(PURPOSES);
        agreed.add(NAME);
        agreed.removeIf(purpose -> !agreed(pupil, purpose, day));
        return agreed;
    }

    private static boolean holds(Optional<LocalDate> last, LocalDate day) {
        return last.map(end -> !day.isAfter(end)).orElse(true);
    }
}
