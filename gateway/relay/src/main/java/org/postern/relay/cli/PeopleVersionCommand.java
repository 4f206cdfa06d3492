package org.postern.relay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.postern.model.ConfigProblem;
import org.postern.school.KnownHashes;
import org.postern.school.source.Options;
import org.postern.school.source.RollReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code postern people history} and {@code postern people rollback}. */
final class PeopleVersionCommand {
    private PeopleVersionCommand() {}

    @Command(name = "history", description = "Lists the versions of the directory that can be gone back to.")
    static final class History implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Override
        public Integer call() throws IOException, Stop {
            PeopleVersions versions = new PeopleVersions(workplace.home().people());
            List<PeopleVersions.Version> all = versions.list();
            Path directory = workplace.policyDirectory();
            int inUse = Files.isDirectory(directory)
                    ? versions.of(directory).map(PeopleVersions.Version::number).orElse(0)
                    : 0;
            if (workplace.json()) {
                all.forEach(one -> workplace
                        .output()
                        .json(Output.object()
                                .put("version", one.number())
                                .put("at", one.at().toString())
                                .put("by", one.by())
                                .put("people", one.people())
                                .put("source", one.source())
                                .put("in-use", one.number() == inUse)));
                return Exit.OK;
            }
            List<List<String>> rows = new ArrayList<>();
            for (PeopleVersions.Version one : all.reversed()) {
                rows.add(List.of(
                        Integer.toString(one.number()),
                        one.at().toString(),
                        one.people() + " people",
                        one.by(),
                        one.number() == inUse ? "in use" : "",
                        one.source()));
            }
            workplace.output().table(rows);
            workplace.output().line(hint(all, inUse));
            return Exit.OK;
        }

        private static String hint(List<PeopleVersions.Version> all, int inUse) {
            if (all.isEmpty()) {
                return "Nothing was imported yet; `postern people import EXPORT --preview` shows what an export would"
                        + " change.";
            }
            String now = inUse > 0 ? "" : "The directory in use was changed by hand since. ";
            return now + "`postern people rollback N` brings version N back; the last " + PeopleVersions.KEPT
                    + " are kept.";
        }
    }

    @Command(
            name = "rollback",
            description = "Brings the people of an earlier version back, as a new version. The school's own tables stay"
                    + " as they are now.")
    static final class Rollback implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(paramLabel = "N", description = "a number of `people history`")
        private int number;

        @Override
        public Integer call() throws IOException, Stop {
            PeopleVersions versions = new PeopleVersions(workplace.home().people());
            if (versions.list().stream().noneMatch(one -> one.number() == number)) {
                throw Stop.refused(
                        "there is no version " + number + "; `postern people history` lists those there are");
            }
            Path folder = versions.folder(number);
            Options none = new Options(Optional.empty(), Optional.empty(), id -> id);
            return switch (RollReader.read(folder, Optional.empty(), none)) {
                case RollReader.Outcome.Rejected(List<ConfigProblem> problems) ->
                    throw DirectoryImport.unchanged(Workplace.lines(problems));
                case RollReader.Outcome.Read(var roll, String format) -> {
                    var wanted = new DirectoryImport.Wanted(roll, folder, (people, into) -> known(folder, into));
                    try (DirectoryImport fresh = DirectoryImport.prepare(
                            workplace.policyFiles(), workplace.home().people(), wanted)) {
                        yield bring(fresh);
                    }
                }
            };
        }

        private static void known(Path folder, Path into) throws IOException {
            Path known = folder.resolve(KnownHashes.FILE);
            if (Files.exists(known)) {
                Files.copy(known, into.resolve(KnownHashes.FILE));
            }
        }

        private int bring(DirectoryImport fresh) throws IOException {
            ChangeText text = new ChangeText(fresh.renewal().change());
            int version =
                    fresh.put(workplace.actor(), "back to version " + number).number();
            if (workplace.json()) {
                var json = Output.object().put("version", version).put("back-to", number);
                text.into(json, false);
                fresh.remarks().forEach(json.putArray("remarks")::add);
                workplace.output().json(json);
            } else {
                fresh.remarks().forEach(workplace.output()::line);
                workplace
                        .output()
                        .line("The people are those of version " + number + " again, as version " + version + ": "
                                + text.sentence() + ". A running relay uses it within seconds.");
            }
            return Exit.OK;
        }
    }
}
