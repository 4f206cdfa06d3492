package org.postern.relay.it;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One labelled mail with its envelope, see src/it/resources/cases.
 *
 * @param login empty for a mail from outside
 * @param aligned whether the outside sender's domain vouches for the mail
 * @param action such as {@code deliver+alert}, or {@code split:deliver(jake),reject(oscar)}
 */
record LabelledMail(
        String id,
        byte[] bytes,
        String sender,
        List<String> recipients,
        Optional<String> login,
        boolean aligned,
        String action,
        Set<String> rules,
        String profile,
        Optional<String> unavailable) {
    private static final Path CASES = Path.of("src/it/resources/cases");
    private static final Pattern ID = Pattern.compile("(?im)^message-id:\\s*(<[^>]*>)");

    /** Rules that are in force; a label that expects another one waits for the work that brings it. */
    private static final Set<String> RULES = Set.of(
            "CIR-01", "CIR-02", "CIR-03", "CIR-04", "CIR-05", "CIR-10", "AUTH-01", "AUTH-02", "PII-01", "PII-02",
            "FIL-01", "FIL-02", "FIL-03", "FIL-05", "IMG-01", "IMG-05", "MAL-02", "DAT-09", "ENC-01", "EXC-02");

    static List<LabelledMail> all() throws IOException {
        Map<String, String> skipped = new HashMap<>();
        rows("skipped.csv").forEach(row -> skipped.put(row.getField("id"), row.getField("reason")));
        List<LabelledMail> mails = new ArrayList<>();
        for (NamedCsvRecord row : rows("envelope.csv")) {
            mails.add(of(row, Optional.ofNullable(skipped.get(row.getField("id")))));
        }
        return mails;
    }

    private static List<NamedCsvRecord> rows(String name) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(CASES.resolve(name))) {
            return reader.stream().toList();
        }
    }

    private static LabelledMail of(NamedCsvRecord row, Optional<String> unavailable) throws IOException {
        return new LabelledMail(
                row.getField("id"),
                Files.readAllBytes(CASES.resolve(row.getField("file"))),
                row.getField("mail_from"),
                List.of(row.getField("rcpt_to").toLowerCase(Locale.ROOT).split(" ")),
                Optional.of(row.getField("login")).filter(name -> !name.isEmpty()),
                row.getField("spf_dkim").equals("pass"),
                row.getField("expected_action"),
                Stream.of(row.getField("expected_rules").split(";"))
                        .filter(rule -> !rule.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new)),
                row.getField("profile"),
                unavailable);
    }

    /** Why its label cannot be expected to hold yet; empty if it must. */
    Optional<String> outOfScope() {
        if (unavailable.isPresent()) {
            return Optional.of("needs a picture that is a placeholder");
        }
        Set<String> missing = new TreeSet<>(rules);
        missing.removeAll(RULES);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("needs " + missing.iterator().next());
    }

    boolean fromSchool() {
        return login.isPresent();
    }

    /** Without a login in another name, the school's mail system can be the client that hands it in. */
    boolean writesAsLogin() {
        return login.filter(sender::equals).isPresent()
                && Pattern.compile("(?im)^from:.*" + Pattern.quote(sender))
                        .matcher(text())
                        .find();
    }

    /** The same mail once more under another Message-ID. */
    byte[] again(String prefix) {
        return text().replace(messageId(), messageId().replace("<", "<" + prefix + "-"))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The label's word for one recipient: deliver, encrypt, quarantine or reject. */
    String expected(String recipient) {
        if (!action.startsWith("split:")) {
            return action.replaceFirst("\\+.*", "");
        }
        return Stream.of(action.substring("split:".length()).split(","))
                .filter(part -> recipient.startsWith(part.replaceFirst(".*\\((.*)\\)", "$1")))
                .map(part -> part.replaceFirst("\\(.*", ""))
                .findFirst()
                .orElseThrow();
    }

    /** Every case has its own Message-ID. */
    String messageId() {
        Matcher found = ID.matcher(text());
        if (!found.find()) {
            throw new IllegalStateException(id + " has no Message-ID");
        }
        return found.group(1);
    }

    private String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** As the server in front of us passes it on, with what it found out about the sender. */
    byte[] withAuthenticationResults(String result) {
        String field = "Authentication-Results: mx.upstream.example; dmarc=" + result + "\r\n";
        return (field + text()).getBytes(StandardCharsets.ISO_8859_1);
    }
}
