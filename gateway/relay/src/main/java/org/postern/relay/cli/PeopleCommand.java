package org.postern.relay.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.postern.message.Address;
import org.postern.policy.Correspondence;
import org.postern.policy.Rulebook;
import org.postern.school.Directory;
import org.postern.school.Person;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code postern people}: who belongs to the school and who may write to whom. */
@Command(
        name = "people",
        description = "The school's directory.",
        subcommands = {
            PeopleImportCommand.Import.class,
            PeopleImportCommand.Propose.class,
            PeopleVersionCommand.History.class,
            PeopleVersionCommand.Rollback.class,
            PeopleCommand.Show.class,
            PeopleCommand.Can.class
        })
final class PeopleCommand {
    private static final ZoneId SCHOOL_TIME = ZoneId.of("Europe/London");

    @Command(name = "show", description = "Shows one person, and what is laid down about them today.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(paramLabel = "ADDRESS")
        private String address = "";

        @Override
        public Integer call() throws Stop {
            Address wanted = UserCommand.address(address);
            Directory directory = rules(workplace).directory();
            Person person = directory
                    .find(wanted)
                    .orElseThrow(() -> Stop.refused(wanted + " is not in the directory; check the spelling, or look in"
                            + " users.csv and the other tables of the directory"));
            PersonText text = new PersonText(directory, person, LocalDate.now(SCHOOL_TIME));
            if (workplace.json()) {
                workplace.output().json(text.json());
            } else {
                workplace.output().table(text.rows());
            }
            return Exit.OK;
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
}
