package org.postern.inspect;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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
        Content content,
        Envelope envelope,
        String action,
        Set<String> rules,
        String profile,
        Optional<String> unavailable) {
    static final Path DIR = Path.of("..", "gateway", "relay", "src", "it", "resources", "cases");

    /** Labels that ask for more than can be promised: numbers in words, other languages, homes without an address. */
    private static final Set<String> STRETCH = Set.of("D-031", "D-304", "D-306", "D-408", "D-411");

    /** A child, or somebody for it, asks for help: these reach the person they were written to, whatever they say. */
    private static final Set<String> CALLS_FOR_HELP =
            Set.of("D-015", "D-042", "D-057", "D-098", "D-099", "D-100", "D-109", "D-322", "D-337", "D-508");

    private static final Set<String> GRAVE = Set.of("ENC-01", "ENC-02", "DAT-09", "MAL-01", "FIL-01", "IMG-04");

    static List<Case> all() throws IOException {
        Map<String, String> skipped = new HashMap<>();
        rows(DIR.resolve("skipped.csv")).forEach(row -> skipped.put(row.getField("id"), row.getField("reason")));
        return rows(DIR.resolve("envelope.csv")).stream()
                .map(row -> of(row, skipped))
                .toList();
    }

    static List<NamedCsvRecord> rows(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        }
    }

    private static Case of(NamedCsvRecord row, Map<String, String> skipped) {
        return new Case(
                row.getField("id"),
                content(DIR.resolve(row.getField("file"))),
                envelope(
                        row.getField("mail_from"),
                        row.getField("rcpt_to"),
                        row.getField("login"),
                        row.getField("spf_dkim")),
                row.getField("expected_action"),
                words(row.getField("expected_rules")),
                row.getField("profile"),
                Optional.ofNullable(skipped.get(row.getField("id"))));
    }

    /**
     * The envelope of a mail.
     *
     * @param to with a space between them
     * @param login empty for a mail from outside
     * @param vouched {@code pass}, {@code fail} or anything else for not known
     */
    static Envelope envelope(String from, String to, String login, String vouched) {
        return new Envelope(
                Address.parse(from),
                Arrays.stream(to.split(" ", -1)).map(Address::of).toList(),
                Optional.of(login).filter(name -> !name.isEmpty()),
                login.isEmpty() ? Envelope.Origin.OUTSIDE : Envelope.Origin.LOGIN,
                switch (vouched) {
                    case "pass" -> Envelope.Alignment.PASS;
                    case "fail" -> Envelope.Alignment.FAIL;
                    default -> Envelope.Alignment.UNKNOWN;
                });
    }

    /** Ids of rules with a semicolon between them. */
    static Set<String> words(String text) {
        return Stream.of(text.split(";", -1))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Content content(Path file) {
        try {
            return Content.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean stretch() {
        return STRETCH.contains(id);
    }

    /** Of the classes in which no mistake is allowed. */
    boolean mustBeRight() {
        return CALLS_FOR_HELP.contains(id)
                || action.startsWith("encrypt")
                || rules.stream().anyMatch(rule -> GRAVE.contains(rule) || rule.startsWith("AUTH-"))
                || rules.stream().anyMatch(rule -> rule.startsWith("DST-0") && !rule.equals("DST-03"));
    }

    /** Nothing is to happen to it. */
    boolean harmless() {
        return action.equals("deliver");
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
