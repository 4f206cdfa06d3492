package org.postern.relay.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.postern.message.Address;
import org.postern.policy.Correspondence;
import org.postern.policy.PolicyFiles;
import org.postern.policy.Rulebook;
import org.postern.school.Directory;
import org.postern.school.Person;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern people}: who belongs to the school and who may write to whom. */
@Command(
        name = "people",
        description = "The school's directory.",
        subcommands = {PeopleCommand.Import.class, PeopleCommand.Show.class, PeopleCommand.Can.class})
final class PeopleCommand {

    @Command(name = "import", description = "Replaces the directory by the CSV files of a folder.")
    static final class Import implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(paramLabel = "DIR")
        private Path from = Path.of("");

        @Option(names = "--many-leave", description = "yes, more than a tenth of the people are really gone")
        private boolean manyLeave;

        @Override
        public Integer call() throws IOException, Stop {
            PolicyFiles now = workplace.policyFiles();
            Directory fresh = Workplace.rulebook(withDirectory(now, from)).directory();
            DirectoryImport change = DirectoryImport.between(now.directory(), fresh);
            if (change.manyLeave() && !manyLeave) {
                throw Stop.refused(change.leaving() + " of " + change.before()
                        + " people would be gone; check the export," + " then repeat with --many-leave");
            }
            change.replace(from, now.directory());
            say(change);
            return Exit.OK;
        }

        private void say(DirectoryImport change) {
            if (workplace.json()) {
                workplace
                        .output()
                        .json(Output.object()
                                .put("before", change.before())
                                .put("joining", change.joining())
                                .put("leaving", change.leaving()));
            } else {
                workplace
                        .output()
                        .line(change.joining() + " people are new, " + change.leaving()
                                + " are gone; a running relay uses the new directory within seconds.");
            }
        }
    }

    @Command(name = "show", description = "Shows one person.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(paramLabel = "ADDRESS")
        private String address = "";

        @Override
        public Integer call() throws Stop {
            Address wanted = UserCommand.address(address);
            Person person = rules(workplace)
                    .directory()
                    .find(wanted)
                    .orElseThrow(() -> Stop.refused(wanted + " is not in the directory; check the spelling"));
            show(person);
            return Exit.OK;
        }

        private void show(Person person) {
            List<String> roles =
                    person.roles().stream().map(r -> lower(r.name())).sorted().toList();
            List<String> classes = person.classes().stream().sorted().toList();
            List<String> communities = person.communities().stream().sorted().toList();
            List<String> flags =
                    person.flags().stream().map(f -> lower(f.name())).sorted().toList();
            Output output = workplace.output();
            if (workplace.json()) {
                var json = Output.object()
                        .put("address", person.address().toString())
                        .put("name", person.name())
                        .put("status", lower(person.status().name()));
                roles.forEach(json.putArray("roles")::add);
                classes.forEach(json.putArray("classes")::add);
                communities.forEach(json.putArray("communities")::add);
                flags.forEach(json.putArray("flags")::add);
                output.json(json);
            } else {
                output.table(List.of(
                        List.of("address", person.address().toString()),
                        List.of("name", person.name()),
                        List.of("status", lower(person.status().name())),
                        List.of("roles", String.join(", ", roles)),
                        List.of("classes", String.join(", ", classes)),
                        List.of("communities", String.join(", ", communities)),
                        List.of("flags", String.join(", ", flags))));
            }
        }
    }

    @Command(name = "can", description = "Says whether one may write to another, and why. Exit code 1 means no.")
    static final class Can implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(index = "0", paramLabel = "FROM")
        private String from = "";

        @Parameters(index = "1", paramLabel = "TO")
        private String to = "";

        @Override
        public Integer call() throws Stop {
            Address sender = UserCommand.address(from);
            Address recipient = UserCommand.address(to);
            Correspondence.Answer answer = Correspondence.ask(rules(workplace), sender, recipient, Instant.now());
            Output output = workplace.output();
            if (workplace.json()) {
                var json = Output.object()
                        .put("allowed", answer.allowed())
                        .put("verdict", answer.decision().verdict().label());
                answer.because().forEach(json.putArray("because")::add);
                output.json(json);
            } else {
                String verdict = answer.decision().verdict().label();
                output.line(sender + " to " + recipient + ": " + (answer.allowed() ? "yes" : "no, " + verdict));
                answer.because().forEach(reason -> output.line("  " + reason));
            }
            return answer.allowed() ? Exit.OK : Exit.INCOMPLETE;
        }
    }

    private static Rulebook rules(Workplace workplace) throws Stop {
        return Workplace.rulebook(workplace.policyFiles());
    }

    private static PolicyFiles withDirectory(PolicyFiles files, Path directory) {
        return new PolicyFiles(files.policy(), files.lists(), directory, files.notices(), files.domains());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
