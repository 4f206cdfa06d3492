package org.postern.certs.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.certs.PrivateFile;

/** {@code issued.csv}: a row for every certificate ever issued, written whole or not at all. */
final class IssuedTable {
    private static final String HEADING = "serial,address,use,status,reason,from,until,revoked,fingerprint";
    private static final String GOOD = "good";
    private static final String REVOKED = "revoked";
    private static final int COLUMNS = 9;

    private final Path file;

    IssuedTable(Path file) {
        this.file = file;
    }

    List<Issued> rows() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<String> lines = new String(PrivateFile.read(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (lines.isEmpty() || !lines.getFirst().equals(HEADING)) {
            throw new IOException(
                    file + " does not begin with the heading \"" + HEADING + "\"; restore it from a backup");
        }
        List<Issued> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            rows.add(row(lines.get(i), i + 1));
        }
        return List.copyOf(rows);
    }

    void write(List<Issued> rows) throws IOException {
        StringBuilder text = new StringBuilder(HEADING).append('\n');
        rows.forEach(row -> text.append(line(row)).append('\n'));
        PrivateFile.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String line(Issued row) {
        return String.join(
                ",",
                row.serial().toString(16),
                row.address(),
                row.use().label(),
                row.revoked().isPresent() ? REVOKED : GOOD,
                row.revoked().map(r -> r.reason().label()).orElse(""),
                row.from().toString(),
                row.until().toString(),
                row.revoked().map(r -> r.at().toString()).orElse(""),
                row.fingerprint());
    }

    private Issued row(String line, int number) throws IOException {
        String[] cells = line.split(",", -1);
        try {
            if (cells.length == COLUMNS) {
                return new Issued(
                        new BigInteger(cells[0], 16),
                        cells[1],
                        Use.labelled(cells[2]).orElseThrow(IllegalArgumentException::new),
                        Instant.parse(cells[5]),
                        Instant.parse(cells[6]),
                        revoked(cells),
                        cells[8]);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw damaged(number, e);
        }
        throw damaged(number, new IllegalArgumentException("not " + COLUMNS + " columns"));
    }

    private static Optional<Issued.Revoked> revoked(String[] cells) {
        return switch (cells[3]) {
            case GOOD -> Optional.empty();
            case REVOKED ->
                Optional.of(new Issued.Revoked(
                        Instant.parse(cells[7]),
                        Revocation.labelled(cells[4]).orElseThrow(IllegalArgumentException::new)));
            default -> throw new IllegalArgumentException("unknown status");
        };
    }

    // A row that cannot be read may be one that was revoked: nothing is issued or signed until it is mended.
    private IOException damaged(int line, Exception cause) {
        return new IOException(file + " is damaged in line " + line + "; restore it from a backup", cause);
    }
}
