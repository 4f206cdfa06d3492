package org.postern.relay.cli;

import com.google.common.base.Splitter;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.message.Address;
import org.postern.message.Envelope;
import org.postern.message.Envelope.Alignment;
import org.postern.message.Envelope.Origin;

/**
 * Envelopes by mail id, from a CSV file with the columns id, mail_from, rcpt_to (space between recipients), and where
 * wanted login, spf_dkim (pass, fail, n/a) and profile; other columns are ignored.
 */
record EnvelopeTable(Map<String, Row> rows) {
    /** @param profile the kind of school to judge it for; empty for the settings of policy.yaml */
    record Row(Envelope envelope, Optional<String> profile) {}

    static EnvelopeTable read(Path file) throws IOException, Stop {
        Map<String, Row> rows = new HashMap<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord line : csv) {
                rows.put(field(line, "id"), row(file, line));
            }
        }
        return new EnvelopeTable(rows);
    }

    private static Row row(Path file, NamedCsvRecord line) throws Stop {
        String sender = field(line, "mail_from");
        List<Address> recipients = new ArrayList<>();
        for (String text : Splitter.on(' ').omitEmptyStrings().split(field(line, "rcpt_to"))) {
            recipients.add(address(file, line, text));
        }
        Optional<Address> from =
                sender.isEmpty() || sender.equals("<>") ? Optional.empty() : Optional.of(address(file, line, sender));
        Optional<String> login = filled(line, "login");
        Origin origin = login.isPresent() ? Origin.LOGIN : Origin.OUTSIDE;
        return new Row(new Envelope(from, recipients, login, origin, alignment(line)), filled(line, "profile"));
    }

    private static Address address(Path file, NamedCsvRecord line, String text) throws Stop {
        return Address.parse(text)
                .orElseThrow(() -> Stop.wrong(file + ":" + line.getStartingLineNumber() + ": \"" + text
                        + "\" is not an address; correct it"));
    }

    private static Alignment alignment(NamedCsvRecord line) {
        return switch (field(line, "spf_dkim")) {
            case "pass" -> Alignment.PASS;
            case "fail" -> Alignment.FAIL;
            default -> Alignment.UNKNOWN;
        };
    }

    private static Optional<String> filled(NamedCsvRecord line, String column) {
        return Optional.of(field(line, column)).filter(value -> !value.isEmpty());
    }

    private static String field(NamedCsvRecord line, String column) {
        return line.findField(column).orElse("").strip();
    }
}
