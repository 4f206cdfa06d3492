package org.postern.school;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.postern.model.ConfigProblem;

/**
 * A CSV file (RFC 4180) with a header row, UTF-8 with or without byte order mark. What is wrong goes to
 * {@code problems}; the rows that are right can still be read. A column of passwords is dropped while it is read.
 */
public final class CsvTable {
    private static final char MARK = '\uFEFF';

    private final String file;
    private final List<ConfigProblem> problems;
    private final UnaryOperator<String> key;
    private final List<String> header = new ArrayList<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Integer> secret = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<String> required;
    private String[] last = {};
    private Consumer<Row> each = rows::add;

    private CsvTable(Path file, List<String> required, List<ConfigProblem> problems, UnaryOperator<String> key) {
        this.file = file.toString();
        this.required = required;
        this.problems = problems;
        this.key = key;
    }

    /** Reads a file whose header must have the {@code required} names, exactly as written. */
    public static CsvTable read(Path file, List<String> required, List<ConfigProblem> problems) {
        return read(file, required, problems, UnaryOperator.identity());
    }

    /** The same, whatever the case of the names and whatever stands between their words. */
    public static CsvTable readLoosely(Path file, List<String> required, List<ConfigProblem> problems) {
        return read(file, required, problems, CsvTable::loose);
    }

    /** Hands on row by row and keeps none: a table of who is in which class has several rows for everybody. */
    static void each(Path file, List<String> required, List<ConfigProblem> problems, Consumer<Row> take) {
        CsvTable table = new CsvTable(file, required, problems, UnaryOperator.identity());
        table.each = take;
        table.read(file);
    }

    private static CsvTable read(
            Path file, List<String> required, List<ConfigProblem> problems, UnaryOperator<String> key) {
        CsvTable table = new CsvTable(file, required, problems, key);
        table.read(file);
        return table;
    }

    private void checkHeader() {
        required.stream()
                .filter(name -> !has(name))
                .forEach(name -> report(1, 1, "the column " + name + " is missing"));
    }

    private static String loose(String name) {
        StringBuilder plain = new StringBuilder();
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private void read(Path path) {
        try (BufferedReader text = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            text.mark(1);
            if (text.read() != MARK) {
                text.reset();
            }
            parse(text);
        } catch (CharacterCodingException e) {
            notUtf8();
        } catch (IOException e) {
            report(1, 1, "the file cannot be read: " + e.getMessage());
        }
    }

    private void parse(BufferedReader text) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord row : reader) {
                take(row);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                notUtf8();
                return;
            }
            report(1, 1, "the file is not a CSV table: " + e.getMessage());
        }
        if (header.isEmpty() && problems.stream().noneMatch(p -> p.file().equals(file))) {
            report(1, 1, "the header row is missing");
        }
    }

    private void notUtf8() {
        report(1, 1, "the file is not UTF-8; save it as \"CSV UTF-8\"");
    }

    private void take(CsvRecord row) {
        int line = (int) row.getStartingLineNumber();
        if (header.isEmpty()) {
            row.getFields().forEach(this::column);
            last = row.getFields().toArray(String[]::new);
            checkHeader();
        } else if (row.getField(0).startsWith("#")) {
            return;
        } else if (row.getFieldCount() != header.size()) {
            report(line, 1, "the row has " + row.getFieldCount() + " fields, the header has " + header.size());
        } else {
            String[] cells = row.getFields().toArray(String[]::new);
            secret.forEach(column -> cells[column] = "");
            for (int i = 0; i < cells.length; i++) {
                cells[i] = cells[i].isEmpty() ? "" : cells[i].strip();
                // school, role and year are the same in row after row
                cells[i] = cells[i].equals(last[i]) ? last[i] : cells[i];
            }
            last = cells;
            each.accept(new Row(line, cells));
        }
    }

    /** Every word for a password counts, so that none is ever kept: SDS and MIS exports carry them in clear. */
    private void column(String name) {
        columns.putIfAbsent(key.apply(name), header.size());
        String plain = loose(name);
        if (plain.contains("password") || plain.contains("passphrase") || plain.contains("pwd")) {
            secret.add(header.size());
        }
        header.add(name);
    }

    private void report(int line, int column, String message) {
        problems.add(new ConfigProblem(file, line, column, message));
    }

    public List<String> header() {
        return List.copyOf(header);
    }

    public boolean has(String name) {
        return columns.containsKey(key.apply(name));
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** One row; columns of a problem are counted in fields, from 1. */
    public final class Row {
        private final int line;
        private final String[] cells;

        private Row(int line, String[] cells) {
            this.line = line;
            this.cells = cells;
        }

        /** Empty both for an empty field and for a column that is not there. */
        public String get(String name) {
            Integer column = columns.get(key.apply(name));
            return column == null ? "" : cells[column];
        }

        public void problem(String name, String message) {
            problems.add(at(name, message));
        }

        public ConfigProblem at(String name, String message) {
            return new ConfigProblem(file, line, columns.getOrDefault(key.apply(name), 0) + 1, message);
        }

        /** The field, or a problem if it is empty. */
        public Optional<String> need(String name) {
            String value = get(name);
            if (value.isEmpty()) {
                if (has(name)) {
                    problem(name, name + " is empty");
                }
                return Optional.empty();
            }
            return Optional.of(value);
        }

        /** A date such as 2026-12-18; empty if the field is, or with a problem if it is not a date. */
        public Optional<LocalDate> date(String name) {
            String value = get(name);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(LocalDate.parse(value));
            } catch (DateTimeParseException e) {
                problem(name, name + " is not a date like 2026-12-18: " + value);
                return Optional.empty();
            }
        }
    }
}
