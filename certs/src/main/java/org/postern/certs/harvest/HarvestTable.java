package org.postern.certs.harvest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.postern.certs.PrivateFile;

/** {@code harvested.csv}: when each sender last signed, with which certificate, and what their mail program reads. */
final class HarvestTable {
    private static final String HEADING = "address,fingerprint,signed,aes-gcm,oaep";
    private static final int COLUMNS = 5;

    private final Path file;

    /** What is known of one sender. */
    record Row(String address, String fingerprint, Instant signed, Abilities abilities) {}

    HarvestTable(Path file) {
        this.file = file;
    }

    Optional<Row> of(String address) throws IOException {
        return Optional.ofNullable(rows().get(address));
    }

    /** Only what was signed later says more than what is known. */
    void note(Row row) throws IOException {
        SequencedMap<String, Row> rows = rows();
        Row before = rows.get(row.address());
        if (before == null || row.signed().isAfter(before.signed())) {
            rows.put(row.address(), row);
            List<String> lines = new ArrayList<>(List.of(HEADING));
            rows.values().forEach(r -> lines.add(line(r)));
            PrivateFile.replace(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String line(Row row) {
        return String.join(
                ",",
                row.address(),
                row.fingerprint(),
                row.signed().toString(),
                Boolean.toString(row.abilities().aesGcm()),
                Boolean.toString(row.abilities().oaep()));
    }

    // What cannot be read says nothing: the least is then taken for granted, which every mail program reads.
    private SequencedMap<String, Row> rows() throws IOException {
        SequencedMap<String, Row> rows = new TreeMap<>();
        if (Files.exists(file)) {
            for (String line : new String(PrivateFile.read(file), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList()) {
                row(line.split(",", -1)).ifPresent(row -> rows.put(row.address(), row));
            }
        }
        return rows;
    }

    private static Optional<Row> row(String[] cells) {
        try {
            return cells.length == COLUMNS
                    ? Optional.of(new Row(
                            cells[0],
                            cells[1],
                            Instant.parse(cells[2]),
                            new Abilities(Boolean.parseBoolean(cells[3]), Boolean.parseBoolean(cells[4]))))
                    : Optional.empty();
        } catch (DateTimeException damaged) {
            return Optional.empty();
        }
    }
}
