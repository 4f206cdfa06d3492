package org.postern.inspect;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postern.message.Address;
import org.postern.message.Content;
import org.postern.message.Envelope;

/**
 * One labelled mail with its envelope.
 *
 * @param rules ids the label expects; empty where nothing applies
 * @param unavailable why the mail cannot be judged by anybody yet, such as a placeholder picture
 */
record Case(
        String id,
        Path file,
        Envelope envelope,
        String action,
        Set<String> rules,
        String profile,
        Optional<String> unavailable) {
    static final Path DIR = Path.of("..", "gateway", "relay", "src", "it", "resources", "cases");

    static List<Case> all() throws IOException {
        Map<String, String> skipped = new HashMap<>();
        rows("skipped.csv").forEach(row -> skipped.put(row.getField("id"), row.getField("reason")));
        return rows("envelope.csv").stream().map(row -> of(row, skipped)).toList();
    }

    private static List<NamedCsvRecord> rows(String name) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(DIR.resolve(name))) {
            return reader.stream().toList();
        }
    }

    private static Case of(NamedCsvRecord row, Map<String, String> skipped) {
        return new Case(
                row.getField("id"),
                DIR.resolve(row.getField("file")),
                envelope(row),
                row.getField("expected_action"),
                words(row.getField("expected_rules"), ";"),
                row.getField("profile"),
                Optional.ofNullable(skipped.get(row.getField("id"))));
    }

    private static Envelope envelope(NamedCsvRecord row) {
        Optional<String> login = Optional.of(row.getField("login")).filter(name -> !name.isEmpty());
        return new Envelope(
                Address.parse(row.getField("mail_from")),
                Arrays.stream(row.getField("rcpt_to").split(" ", -1))
                        .map(Address::of)
                        .toList(),
                login,
                login.isPresent() ? Envelope.Origin.LOGIN : Envelope.Origin.OUTSIDE,
                switch (row.getField("spf_dkim")) {
                    case "pass" -> Envelope.Alignment.PASS;
                    case "fail" -> Envelope.Alignment.FAIL;
                    default -> Envelope.Alignment.UNKNOWN;
                });
    }

    private static Set<String> words(String text, String between) {
        return Stream.of(text.split(between, -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Content content() throws IOException {
        return Content.of(Files.readAllBytes(file));
    }

    /**
     * The verdict the label expects for a recipient; a label such as {@code split:deliver(jake),reject(oscar)} names
     * each.
     */
    String expected(Address recipient) {
        if (!action.startsWith("split:")) {
            return action.replaceFirst("\\+.*", "");
        }
        return Stream.of(action.substring("split:".length()).split(",", -1))
                .filter(part -> recipient.local().startsWith(part.replaceFirst(".*\\((.*)\\)", "$1")))
                .map(part -> part.replaceFirst("\\(.*", ""))
                .findFirst()
                .orElseThrow();
    }
}
