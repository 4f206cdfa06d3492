package org.postern.school.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.model.ConfigProblem;
import org.postern.school.CsvTable;

/** Reads an export: the folder or ZIP file of a standard, found out by its files, or one table with a mapping. */
public final class RollReader {
    private RollReader() {}

    /** The school, or everything that is wrong with the export. */
    public sealed interface Outcome {
        /**
         * The roll.
         *
         * @param format of the export, for people
         */
        record Read(Roll roll, String format) implements Outcome {}

        record Rejected(List<ConfigProblem> problems) implements Outcome {
            public Rejected {
                problems = problems.stream().sorted(ConfigProblem.BY_PLACE).toList();
            }
        }
    }

    /**
     * Reads an export of any known kind.
     *
     * @param mapping for a single table; its problems are reported with those of the table
     */
    public static Outcome read(Path export, Optional<Path> mapping, Options options) {
        List<ConfigProblem> problems = new ArrayList<>();
        try {
            Optional<Outcome.Read> read = any(export, mapping, options, problems);
            if (problems.isEmpty()
                    && read.isPresent()
                    && read.get().roll().people().isEmpty()) {
                problems.add(ConfigProblem.whole(export, nobody(read.get().roll())));
            }
            return problems.isEmpty() && read.isPresent() ? read.get() : new Outcome.Rejected(problems);
        } catch (IOException | UncheckedIOException e) {
            problems.add(ConfigProblem.whole(export, "the export cannot be read: " + e.getMessage()));
            return new Outcome.Rejected(problems);
        }
    }

    private static String nobody(Roll roll) {
        return "the export names nobody with a mailbox (" + String.join("; ", roll.remarks())
                + "); if it has user names only, say where the mail is with --pupil-domain and --staff-domain";
    }

    private static Optional<Outcome.Read> any(
            Path export, Optional<Path> mapping, Options options, List<ConfigProblem> problems) throws IOException {
        String name = export.getFileName() == null ? "" : export.getFileName().toString();
        if (Files.isDirectory(export)) {
            return folder(export, options, problems);
        }
        if (!Files.exists(export)) {
            problems.add(ConfigProblem.whole(export, "there is no such file or folder"));
            return Optional.empty();
        }
        if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
            try (FileSystem zip = FileSystems.newFileSystem(export)) {
                return folder(inside(zip.getPath("/")), options, problems);
            }
        }
        if (mapping.isEmpty()) {
            problems.add(ConfigProblem.whole(
                    export,
                    "which column is what? `postern people mapping " + export
                            + " > mapping.csv` proposes it; look at it, then import with --mapping mapping.csv"));
            return Optional.empty();
        }
        return Mapping.read(mapping.get(), export, problems)
                .map(columns -> new Outcome.Read(
                        new MisSource(columns, options).read(export, problems), "CSV with " + mapping.get()));
    }

    /** Some programs put everything into one folder within the archive. */
    private static Path inside(Path root) throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            List<Path> entries = all.toList();
            return entries.size() == 1 && Files.isDirectory(entries.getFirst()) ? entries.getFirst() : root;
        }
    }

    private static Optional<Outcome.Read> folder(Path path, Options options, List<ConfigProblem> problems)
            throws IOException {
        ExportFolder files = new ExportFolder(path);
        if (files.has("student.csv")) {
            return Optional.of(new Outcome.Read(
                    new OldSdsSource(files, options, problems).read(), "School Data Sync, older form"));
        }
        if (!files.has("users.csv")) {
            problems.add(ConfigProblem.whole(
                    path,
                    "neither OneRoster (users.csv with manifest.csv) nor School Data Sync (users.csv with roles.csv, or"
                            + " Student.csv); for another table name the file itself, with --mapping"));
            return Optional.empty();
        }
        boolean rolesApart = files.has("roles.csv");
        if (rolesApart && !files.has("manifest.csv") && !isOneRoster(files)) {
            return Optional.of(
                    new Outcome.Read(new SdsSource(files, options, problems).read(), "School Data Sync v2.1"));
        }
        return Optional.of(new Outcome.Read(
                new OneRosterSource(files, options, problems).read(), rolesApart ? "OneRoster 1.2" : "OneRoster 1.1"));
    }

    /** Without its manifest it still has the roles' types. */
    private static boolean isOneRoster(ExportFolder files) {
        return CsvTable.readLoosely(files.file("roles.csv"), List.of(), new ArrayList<>())
                .has("roleType");
    }
}
