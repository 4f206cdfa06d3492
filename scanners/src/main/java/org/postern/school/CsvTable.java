package org.postern.school;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.model.ConfigProblem;

/**
 * A CSV file (RFC 4180) with a header row, UTF-8 with or without byte order mark. What is wrong goes to
 * {@code problems}; the rows that are right can still be read.
 */
public final class CsvTable {
    private final String file;
    private final List<ConfigProblem> problems;
    private final List<String> header = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    private CsvTable(Path file, List<ConfigProblem> problems) {
        this.file = file.toString();
        this.problems = problems;
    }

    /** Reads a file whose header must have the {@code required} names, exactly as written. */
    public static CsvTable read(Path file, List<String> required, List<ConfigProblem> problems) {
        CsvTable table = new CsvTable(file, problems);
        table.read(file);
        if (!table.header.isEmpty()) {
            required.stream()
                    .filter(name -> !table.header.contains(name))
                    .forEach(name -> table.report(1, 1, "the column " + name + " is missing"));
        }
        return table;
    }

    private void read(Path path) {
        try {
            String text = Files.readString(path, StandardCharsets.UTF_8);
            parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            report(1, 1, "the file is not UTF-8; save it as \"CSV UTF-8\"");
        } catch (IOException e) {
            report(1, 1, "the file cannot be read: " + e.getMessage());
        }
    }

    private void parse(String text) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord row : reader) {
                take(row);
            }
        } catch (CsvParseException | IOException e) {
            report(1, 1, "the file is not a CSV table: " + e.getMessage());
        }
        if (header.isEmpty() && problems.stream().noneMatch(p -> p.file().equals(file))) {
            report(1, 1, "the header row is missing");
        }
    }

    private void take(CsvRecord row) {
        int line = (int) row.getStartingLineNumber();
        if (header.isEmpty()) {
            header.addAll(row.getFields());
        } else if (row.getField(0).startsWith("#")) {
            return;
        } else if (row.getFieldCount() != header.size()) {
            report(line, 1, "the row has " + row.getFieldCount() + " fields, the header has " + header.size());
        } else {
            Map<String, String> fields = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                fields.putIfAbsent(header.get(i), row.getField(i).strip());
            }
            rows.add(new Row(line, fields));
        }
    }

    private void report(int line, int column, String message) {
        problems.add(new ConfigProblem(file, line, column, message));
    }

    public List<String> header() {
        return List.copyOf(header);
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** One row; columns of a problem are counted in fields, from 1. */
    public final class Row {
        private final int line;
        private final Map<String, String> fields;

        private Row(int line, Map<String, String> fields) {
            this.line = line;
            this.fields = fields;
        }

        /** Empty both for an empty field and for a column that is not there. */
        public String get(String name) {
            return fields.getOrDefault(name, "");
        }

        public void problem(String name, String message) {
            problems.add(at(name, message));
        }

        public ConfigProblem at(String name, String message) {
            return new ConfigProblem(file, line, Math.max(1, header.indexOf(name) + 1), message);
        }

        /** The field, or a problem if it is empty. */
        public Optional<String> need(String name) {
            if (get(name).isEmpty()) {
                if (header.contains(name)) {
                    problem(name, name + " is empty");
                }
                return Optional.empty();
            }
            return Optional.of(get(name));
        }

        /** A date such as 2026-12-18; empty if the field is, or with a problem if it is not a date. */
        public Optional<LocalDate> date(String name) {
            if (get(name).isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(LocalDate.parse(get(name)));
            } catch (DateTimeParseException e) {
                problem(name, name + " is not a date like 2026-12-18: " + get(name));
                return Optional.empty();
            }
        }
    }
}
