package org.postern.school.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postern.message.Address;

/** The tables of the school's own that lie beside its roster and outlive every import. */
public final class SchoolFiles {
    /** Those without which the directory is not loaded. */
    private static final Map<String, String> NEEDED = Map.of(
            "mailboxes.csv", "address,alias,name,role,owner",
            "staff-roles.csv", "address,role,owner",
            "flags.csv", "address,flag,owner,reason",
            "groups.csv", "group,name,member,owner",
            "delegations.csv", "mailbox,delegate,owner,reason,expires");

    private static final Set<String> OPTIONAL =
            Set.of("aliases.csv", "barred.csv", "keep-apart.csv", "photo-consent.csv");
    /** Other files of OneRoster, which are neither read nor kept. */
    private static final Set<String> ROSTER = Set.of(
            "academicsessions.csv",
            "categories.csv",
            "classresources.csv",
            "courses.csv",
            "courseresources.csv",
            "demographics.csv",
            "lineitems.csv",
            "resources.csv",
            "results.csv",
            "roles.csv",
            "userprofiles.csv",
            "known-values.csv");

    private static final Pattern ADDRESS = Pattern.compile("[\\w.%+'-]{1,64}+@[A-Za-z0-9.-]{1,255}+");

    private SchoolFiles() {}

    /** All addresses that stand in the tables of a directory, or in the lists of a folder. */
    public static Set<Address> named(Path... folders) throws IOException {
        Set<Address> named = new HashSet<>();
        for (Path folder : folders) {
            for (Path file : tables(folder)) {
                Matcher address = ADDRESS.matcher(Files.readString(file, StandardCharsets.UTF_8));
                while (address.find()) {
                    Address.parse(address.group()).ifPresent(named::add);
                }
            }
        }
        return named;
    }

    private static List<Path> tables(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !isRoster(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isRoster(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return RollStore.FILES.contains(plain) || ROSTER.contains(plain);
    }

    /**
     * Brings the tables along, those of the export before those of the directory; who has a new address has it there
     * too.
     *
     * @return the tables that are the export's
     */
    public static List<String> carry(Path directory, Path export, Path into, Map<Address, Address> readdressed)
            throws IOException {
        for (Path file : tables(directory)) {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            Files.writeString(into.resolve(file.getFileName().toString()), readdressed(text, readdressed));
        }
        List<String> brought = new ArrayList<>();
        for (Path file : Files.isDirectory(export) ? tables(export) : List.<Path>of()) {
            String name = file.getFileName().toString();
            if (NEEDED.containsKey(name) || OPTIONAL.contains(name)) {
                Files.writeString(into.resolve(name), Files.readString(file, StandardCharsets.UTF_8));
                brought.add(name);
            }
        }
        for (var needed : NEEDED.entrySet()) {
            if (Files.notExists(into.resolve(needed.getKey()))) {
                Files.writeString(into.resolve(needed.getKey()), needed.getValue() + "\n");
            }
        }
        return brought;
    }

    private static String readdressed(String text, Map<Address, Address> readdressed) {
        return readdressed.isEmpty()
                ? text
                : ADDRESS.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(Address.parse(found.group())
                                .flatMap(old -> Optional.ofNullable(readdressed.get(old)))
                                .map(Address::toString)
                                .orElse(found.group())));
    }
}
