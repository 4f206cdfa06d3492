package org.postern.relay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.postern.school.KnownHashes;

/** The doctor's look at the pupils' identifiers and telephones that mail is searched for (exact match). */
final class KnownExamination {
    private static final String PART = "known values";

    private KnownExamination() {}

    static Symptom of(KnownHashes known, Path directory) {
        Path file = directory.resolve(KnownHashes.FILE);
        if (known.size() == 0) {
            return Symptom.yellow(
                    PART,
                    "off: no identifiers or telephones of pupils and families were imported; names are matched all the"
                            + " same. `postern people import EXPORT` brings them in, as keyed hashes only");
        }
        if (!known.usable()) {
            return Symptom.yellow(
                    PART,
                    "off: " + known.size() + " hashes are there" + since(file)
                            + ", but not the key that they were made with (keys/known-values in the home folder);"
                            + " put it back, or import again with this home");
        }
        Map<String, Integer> fields = new TreeMap<>();
        known.forEach((field, high, low) -> fields.merge(field.replaceFirst(".*\\.", ""), 1, Integer::sum));
        String counted = fields.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
        return Symptom.green(
                PART, "on, " + known.size() + " kept as keyed hashes only (" + counted + ")" + since(file));
    }

    private static String since(Path file) {
        try {
            return " since "
                    + Files.getLastModifiedTime(file)
                            .toInstant()
                            .atZone(ZoneId.of("Europe/London"))
                            .toLocalDate();
        } catch (IOException e) {
            return "";
        }
    }
}
