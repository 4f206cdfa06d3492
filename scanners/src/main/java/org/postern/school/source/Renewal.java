package org.postern.school.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postern.message.Address;

/**
 * What an export makes of the school as it was: whom the export does not cover stays, and whoever has left but is still
 * named in a table or list of the school stays known as a leaver, so that a bar or a pause never ends unseen.
 *
 * @param kept the leavers who stay known for that reason
 */
public record Renewal(Roll roll, Change change, List<Roll.Someone> kept) {
    public Renewal {
        kept = List.copyOf(kept);
    }

    /**
     * What an export changes.
     *
     * @param named addresses in the school's own tables and lists
     */
    public static Renewal of(Roll before, Roll export, Set<Address> named) {
        Index old = new Index(before);
        Index fresh = new Index(export);
        List<Roll.Someone> people = new ArrayList<>();
        boolean guardians = export.covers().contains(Roll.Kind.GUARDIAN);
        for (Roll.Someone one : export.people()) {
            Optional<Roll.Someone> was = guardians ? Optional.empty() : old.like(one);
            people.add(was.map(w -> one.withGuardians(w.guardians())).orElse(one));
        }
        List<Roll.Someone> gone = before.people().stream()
                .filter(one -> fresh.like(one).isEmpty() && !fresh.clashes(one))
                .toList();
        List<Roll.Someone> staying = gone.stream()
                .filter(one -> !export.covers().contains(one.kind()))
                .toList();
        List<Roll.Someone> kept = gone.stream()
                .filter(one -> export.covers().contains(one.kind()) && named.contains(one.address()))
                .map(Roll.Someone::asLeaver)
                .toList();
        people.addAll(staying);
        people.addAll(kept);
        Roll roll = withGroups(before, export, people, staying);
        return new Renewal(roll, Change.between(before, roll), kept);
    }

    /**
     * Whoever stays keeps its groups; so do all their clubs, if a table of pupils tells of none. A group of the same
     * title is the same.
     */
    private static Roll withGroups(Roll before, Roll export, List<Roll.Someone> people, List<Roll.Someone> others) {
        Map<String, Roll.Group> byTitle = new LinkedHashMap<>();
        export.groups().forEach(group -> byTitle.put(group.title(), group));
        Map<String, Roll.Group> old = new HashMap<>();
        before.groups().forEach(group -> old.put(group.id(), group));
        Set<String> staying = new HashSet<>();
        others.forEach(one -> staying.add(one.id()));
        boolean tellsClubs = export.covers().equals(Draft.everybody())
                || export.groups().stream().anyMatch(Roll.Group::community);
        Map<String, String> clubbing = tellsClubs ? Map.of() : sameIds(before, export);
        Set<Roll.Membership> memberships = new LinkedHashSet<>(export.memberships());
        for (Roll.Membership one : before.memberships()) {
            Roll.Group group = old.get(one.group());
            String person = staying.contains(one.person()) ? one.person() : clubbing.getOrDefault(one.person(), "");
            if (group != null && !person.isEmpty() && (group.community() || staying.contains(person))) {
                Roll.Group now = byTitle.computeIfAbsent(group.title(), title -> group);
                memberships.add(new Roll.Membership(now.id(), person));
            }
        }
        return new Roll(
                Draft.everybody(), people, List.copyOf(byTitle.values()), List.copyOf(memberships), export.remarks());
    }

    /** Of those who were there before: the id before and now. */
    private static Map<String, String> sameIds(Roll before, Roll export) {
        Index old = new Index(before);
        Map<String, String> ids = new HashMap<>();
        export.people().forEach(one -> old.like(one).ifPresent(was -> ids.put(was.id(), one.id())));
        return ids;
    }

    /**
     * What changes for people, leavers not counted.
     *
     * @param before how many there were
     * @param moving pupils and staff whose year, classes or kind change
     * @param readdressed the addresses that change, old to new
     */
    public record Change(
            int before,
            List<Roll.Someone> joining,
            List<Roll.Someone> leaving,
            List<Move> moving,
            Map<Roll.Someone, Address> readdressed) {
        public Change {
            joining = List.copyOf(joining);
            leaving = List.copyOf(leaving);
            moving = List.copyOf(moving);
            readdressed = new LinkedHashMap<>(readdressed);
        }

        /** From where to where, such as {@code Y3, 3OAK} and {@code Y4, 4MAP}. */
        public record Move(Roll.Someone who, String from, String to) {}

        /** An export that was cut off looks like half the school leaving. */
        public boolean manyLeave() {
            return leaving.size() * 10 > before;
        }

        public boolean isNone() {
            return joining.isEmpty() && leaving.isEmpty() && moving.isEmpty() && readdressed.isEmpty();
        }

        /** Old address to new. */
        public Map<Address, Address> addresses() {
            return readdressed.entrySet().stream()
                    .collect(Collectors.toMap(one -> one.getKey().address(), Map.Entry::getValue, (a, b) -> a));
        }

        static Change between(Roll before, Roll after) {
            Index old = new Index(before);
            Index fresh = new Index(after);
            List<Roll.Someone> joining = new ArrayList<>();
            List<Roll.Someone> leaving = new ArrayList<>();
            List<Move> moving = new ArrayList<>();
            Map<Roll.Someone, Address> readdressed = new LinkedHashMap<>();
            for (Roll.Someone one : before.people()) {
                Optional<Roll.Someone> now = fresh.like(one);
                if (one.active() && now.filter(Roll.Someone::active).isEmpty()) {
                    leaving.add(one);
                }
                now.filter(n -> !n.address().equals(one.address())).ifPresent(n -> readdressed.put(one, n.address()));
            }
            for (Roll.Someone one : after.people()) {
                Optional<Roll.Someone> was = old.like(one).filter(Roll.Someone::active);
                if (one.active() && was.isEmpty()) {
                    joining.add(one);
                }
                was.filter(w -> one.active() && !old.place(w).equals(fresh.place(one)))
                        .ifPresent(w -> moving.add(new Move(one, old.place(w), fresh.place(one))));
            }
            int people =
                    (int) before.people().stream().filter(Roll.Someone::active).count();
            return new Change(people, joining, leaving, moving, readdressed);
        }
    }

    /** Who is who in one roll. */
    private static final class Index {
        private final Map<String, Roll.Someone> byId = new HashMap<>();
        private final Map<Address, Roll.Someone> byAddress = new HashMap<>();
        private final Map<String, Set<String>> titles = new HashMap<>();

        Index(Roll roll) {
            roll.people().forEach(one -> byId.put(one.id(), one));
            roll.people().forEach(one -> byAddress.put(one.address(), one));
            Map<String, String> groups =
                    roll.groups().stream().collect(Collectors.toMap(Roll.Group::id, Roll.Group::title, (a, b) -> a));
            Function<String, Set<String>> none = id -> new TreeSet<>();
            for (Roll.Membership one : roll.memberships()) {
                Optional.ofNullable(groups.get(one.group()))
                        .ifPresent(title ->
                                titles.computeIfAbsent(one.person(), none).add(title));
            }
        }

        /** The same person: of the same id, or if the other system has other ids, of the same address. */
        Optional<Roll.Someone> like(Roll.Someone other) {
            return Optional.ofNullable(byId.get(other.id()))
                    .filter(one -> one.kind().owner().equals(other.kind().owner()))
                    .or(() -> Optional.ofNullable(byAddress.get(other.address())));
        }

        boolean clashes(Roll.Someone other) {
            return byId.containsKey(other.id());
        }

        String place(Roll.Someone one) {
            List<String> words = new ArrayList<>();
            words.add(one.kind().label());
            one.year().ifPresent(year -> words.add("Y" + year));
            words.addAll(titles.getOrDefault(one.id(), Set.of()));
            return String.join(", ", words);
        }
    }
}
