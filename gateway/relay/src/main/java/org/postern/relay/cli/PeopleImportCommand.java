package org.postern.relay.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.postern.model.ConfigProblem;
import org.postern.policy.PolicyFiles;
import org.postern.school.source.MappingGuess;
import org.postern.school.source.Options;
import org.postern.school.source.RollReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern people import} and what belongs to it. */
final class PeopleImportCommand {
    private PeopleImportCommand() {}

    @Command(
            name = "import",
            description = {
                "Brings in an export: a folder or ZIP file of OneRoster 1.1 or 1.2 or of School Data Sync, or a CSV"
                    + " file of another system with --mapping. The school's own tables (flags, groups, barred and so"
                    + " on) stay. Every import is a version; `people rollback` goes back to one.",
                "Exit codes: 0 it is in force, or the preview was shown; 1 more than a tenth would leave and"
                        + " --yes-remove does not say so; 2 the export has problems, and nothing was changed."
            })
    static final class Import implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(paramLabel = "EXPORT", description = "a folder, a ZIP file or a CSV file")
        private Path from = Path.of("");

        @Option(
                names = "--mapping",
                paramLabel = "MAP",
                description = "which column is what; `people mapping` proposes one")
        private Optional<Path> mapping = Optional.empty();

        @Option(names = "--preview", description = "only show who would join, leave, move or have a new address")
        private boolean preview;

        @Option(names = "--all", description = "show everybody, not the first twenty")
        private boolean all;

        @Option(
                names = "--yes-remove",
                paramLabel = "N",
                description = "yes, these N people have left; needed if they are more than a tenth")
        private Optional<Integer> remove = Optional.empty();

        @Option(
                names = "--pupil-domain",
                paramLabel = "DOMAIN",
                description = "where pupils have their mail, if the export has user names only")
        private Optional<String> pupilDomain = Optional.empty();

        @Option(names = "--staff-domain", paramLabel = "DOMAIN", description = "the same for staff")
        private Optional<String> staffDomain = Optional.empty();

        @Override
        public Integer call() throws IOException, Stop {
            KnownValueFile known = KnownValueFile.in(workplace.home());
            RollReader.Outcome outcome =
                    RollReader.read(from, mapping, new Options(pupilDomain, staffDomain, known::pseudonym));
            return switch (outcome) {
                case RollReader.Outcome.Rejected(List<ConfigProblem> problems) ->
                    throw DirectoryImport.unchanged(Workplace.lines(problems));
                case RollReader.Outcome.Read(var roll, String format) -> {
                    PolicyFiles files = workplace.policyFiles();
                    var wanted = new DirectoryImport.Wanted(
                            roll, from, (people, into) -> known.write(people, files.directory(), into));
                    try (DirectoryImport fresh =
                            DirectoryImport.prepare(files, workplace.home().people(), wanted)) {
                        yield bring(fresh, format);
                    }
                }
            };
        }

        private int bring(DirectoryImport fresh, String format) throws IOException, Stop {
            var change = fresh.renewal().change();
            ChangeText text = new ChangeText(change);
            if (preview) {
                show(fresh, text);
                return Exit.OK;
            }
            int leaving = change.leaving().size();
            if (remove.isPresent() && remove.get() != leaving) {
                throw Stop.refused(leaving + " people would leave, not " + remove.get()
                        + "; nothing was changed. `postern people import " + from + " --preview` shows who.");
            }
            if (change.manyLeave() && remove.isEmpty()) {
                throw Stop.refused(leaving + " of " + change.before()
                        + " people would leave, more than a tenth, as if the export were cut off; nothing was changed."
                        + " Look who with --preview, and if they have really left, repeat with --yes-remove "
                        + leaving + ".");
            }
            if (fresh.isSame()) {
                done(fresh, text, 0, "Nothing to do: the directory says what the export says.");
                return Exit.OK;
            }
            var version = fresh.put(workplace.actor(), format + ", " + from);
            done(
                    fresh,
                    text,
                    version.number(),
                    "Version " + version.number() + " of the directory is in force: " + text.sentence()
                            + ". A running relay uses it within seconds; `postern people history` shows how to go"
                            + " back.");
            return Exit.OK;
        }

        private void show(DirectoryImport fresh, ChangeText text) {
            if (workplace.json()) {
                var json = Output.object().put("preview", true);
                text.into(json, true);
                fresh.remarks().forEach(json.putArray("remarks")::add);
                workplace.output().json(json);
                return;
            }
            workplace.output().table(text.rows(all));
            fresh.remarks().forEach(workplace.output()::line);
            workplace
                    .output()
                    .line("Of " + fresh.renewal().change().before() + " people " + text.sentence()
                            + ". Nothing was changed; without --preview this comes into force.");
        }

        private void done(DirectoryImport fresh, ChangeText text, int version, String sentence) {
            if (workplace.json()) {
                var json = Output.object();
                if (version > 0) {
                    json.put("version", version);
                }
                text.into(json, false);
                fresh.remarks().forEach(json.putArray("remarks")::add);
                workplace.output().json(json);
                return;
            }
            fresh.remarks().forEach(workplace.output()::line);
            workplace.output().line(sentence);
        }
    }

    @Command(
            name = "mapping",
            description =
                    "Proposes which column of a CSV file is what. Save what it prints, correct it, and import with"
                            + " --mapping.")
    static final class Propose implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(paramLabel = "FILE", description = "a CSV file with a row of headings")
        private Path file = Path.of("");

        @Override
        public Integer call() throws Stop {
            List<ConfigProblem> problems = new ArrayList<>();
            List<String> lines = MappingGuess.lines(file, problems);
            if (!problems.isEmpty()) {
                throw Stop.wrong(Workplace.lines(problems));
            }
            if (workplace.json()) {
                var json = Output.object();
                lines.forEach(json.putArray("lines")::add);
                workplace.output().json(json);
                return Exit.OK;
            }
            lines.forEach(workplace.output()::line);
            workplace
                    .output()
                    .remark("This is a proposal. Save it, for example as conf/mapping.csv, correct it, then:"
                            + " postern people import " + file + " --mapping conf/mapping.csv --preview");
            return Exit.OK;
        }
    }
}
