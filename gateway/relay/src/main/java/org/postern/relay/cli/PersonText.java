package org.postern.relay.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.postern.message.Address;
import org.postern.school.Directory;
import org.postern.school.Person;

/** One person as the directory knows them on a day. */
record PersonText(Directory directory, Person person, LocalDate day) {
    private record Line(String name, Collection<String> values) {}

    private List<Line> lists() {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                "roles", person.roles().stream().map(r -> lower(r.name())).toList()));
        lines.add(new Line("aliases", addresses(person.aliases())));
        lines.add(new Line("classes", person.classes()));
        lines.add(new Line("communities", person.communities()));
        lines.add(new Line(
                "groups",
                directory.groups().stream()
                        .filter(group -> group.members().contains(person.address()))
                        .map(group -> group.address().toString())
                        .toList()));
        lines.add(new Line(
                "flags", person.flags().stream().map(f -> lower(f.name())).toList()));
        if (person.pupil()) {
            lines.add(new Line("guardians", addresses(person.guardians())));
            lines.add(new Line("barred", addresses(directory.barredFrom(person, day))));
            lines.add(new Line("kept-apart", addresses(directory.apartFrom(person, day))));
            lines.add(new Line("photo-consent", directory.agreedTo(person, day)));
        }
        if (person.guardian()) {
            lines.add(new Line(
                    "children",
                    addresses(directory.childrenOf(person.address()).stream()
                            .map(Person::address)
                            .toList())));
        }
        return lines;
    }

    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("address", person.address().toString()));
        rows.add(List.of("name", person.name()));
        rows.add(List.of("status", lower(person.status().name())));
        person.year().ifPresent(year -> rows.add(List.of("year", Integer.toString(year))));
        lists().forEach(line -> rows.add(List.of(
                line.name(), String.join(", ", line.values().stream().sorted().toList()))));
        return rows;
    }

    ObjectNode json() {
        ObjectNode json = Output.object()
                .put("address", person.address().toString())
                .put("name", person.name())
                .put("status", lower(person.status().name()));
        person.year().ifPresent(year -> json.put("year", year));
        lists().forEach(line -> line.values().stream().sorted().forEach(json.putArray(line.name())::add));
        return json;
    }

    private static List<String> addresses(Collection<Address> addresses) {
        return addresses.stream().map(Address::toString).toList();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
