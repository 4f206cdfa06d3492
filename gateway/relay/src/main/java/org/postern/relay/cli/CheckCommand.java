package org.postern.relay.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.postern.inspect.Inspection;
import org.postern.inspect.Inspector;
import org.postern.inspect.Witness;
import org.postern.message.Address;
import org.postern.policy.Certificates;
import org.postern.policy.PolicyFiles;
import org.postern.policy.Rulebook;
import org.postern.read.Drawing;
import org.postern.read.FileOpener;
import org.postern.relay.FileReaders;
import org.postern.relay.KnownCertificates;
import org.postern.relay.VirusScanner;
import org.postern.relay.cli.MailFiles.MailFile;
import org.postern.relay.delivery.SecureRoutes;
import org.postern.relay.settings.Settings;
import org.postern.store.quarantine.InspectionJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern check}: judges mail without sending it; one JSON object a mail, or an explanation for people. */
@Command(
        name = "check",
        description =
                "Judges mail files without sending them: one JSON object a line, or with --explain, --all-rules and"
                        + " --counterfactual words for people (--json: JSON). Exit code 1: some are incomplete.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private Workplace workplace = new Workplace();

    @Option(names = "--from", paramLabel = "ADDRESS", description = "envelope sender (default: From)")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "ADDRESS", description = "envelope recipient (default: To, Cc and Bcc)")
    private List<String> to = List.of();

    @Option(names = "--policy", paramLabel = "FILE", description = "instead of the one in the settings")
    private Optional<Path> policy = Optional.empty();

    @Option(
            names = "--envelope",
            paramLabel = "FILE.csv",
            description = "envelopes by file: id, mail_from, rcpt_to, login, spf_dkim, profile")
    private Optional<Path> envelope = Optional.empty();

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            description = "judge as if it were then, such as 2026-01-05T09:00:00Z")
    private Optional<String> now = Optional.empty();

    @Option(names = "--text", description = "print what was read instead: paths, pages and how sure OCR was")
    private boolean text;

    @Option(
            names = "--image",
            paramLabel = "OUT.png",
            description = "also save the pictures with boxes around what was found (OUT-2.png and so on)")
    private Optional<Path> image = Optional.empty();

    @Option(names = "--explain", description = "say for people what would happen and why, rule by rule")
    private boolean explain;

    @Option(names = "--all-rules", description = "also why each other rule did not apply")
    private boolean allRules;

    @Option(names = "--counterfactual", description = "also the least that would have to go for the mail to pass")
    private boolean counterfactual;

    @Parameters(paramLabel = "FILE|DIR", arity = "1..*")
    private List<Path> paths = List.of();

    private final SortedMap<String, Integer> verdicts = new TreeMap<>();
    private int incomplete;

    @Override
    public Integer call() throws IOException, Stop {
        PolicyFiles files = PolicyCommand.withPolicy(workplace.policyFiles(), policy);
        Rulebook rulebook = Workplace.rulebook(files);
        List<Letter> letters = letters(MailFiles.find(paths), rulebook);
        Settings settings = workplace.settings();
        try (ReadersOnDemand readers = new ReadersOnDemand(settings, image.isPresent())) {
            FileOpener opener = FileReaders.classified(settings, readers);
            Inspector inspector = Inspector.standard(
                            rulebook, opener, settings.reading().limits(), clock())
                    .with(VirusScanner.of(settings))
                    .with(certificates(rulebook, settings));
            for (Letter letter : letters) {
                Hearing hearing = new Hearing(PartsOff.of(settings));
                print(letter.mail(), letter.judge(inspector, hearing), hearing);
            }
            if (image.isPresent()) {
                save(readers.drawings(), image.get());
            }
        }
        workplace.output().remark(summary(letters.size()));
        return incomplete == 0 ? Exit.OK : Exit.INCOMPLETE;
    }

    private Certificates certificates(Rulebook rulebook, Settings settings) throws IOException, Stop {
        InstantSource clock = clock();
        SecureRoutes routes = new SecureRoutes(() -> rulebook.policy().lists(), settings, clock);
        return KnownCertificates.ofFolder(workplace.homeFolder().resolve("certificates"), routes, clock);
    }

    /** A mail with its envelope. */
    private record Letter(MailFile mail, EnvelopeTable.Row row) {
        Inspection judge(Inspector inspector, Witness witness) {
            return inspector.inspect(
                    mail.id(), row.envelope(), mail.content(), row.profile().orElse(""), witness);
        }
    }

    private List<Letter> letters(List<MailFile> mails, Rulebook rulebook) throws IOException, Stop {
        Envelopes envelopes =
                new Envelopes(sender(), recipients(), rulebook.policy().domains());
        EnvelopeTable table = envelope.isPresent() ? EnvelopeTable.read(envelope.get()) : new EnvelopeTable(Map.of());
        List<Letter> letters = new ArrayList<>();
        for (MailFile mail : mails) {
            EnvelopeTable.Row row = table.rows().get(mail.id());
            if (row == null && envelope.isPresent()) {
                throw Stop.wrong(envelope.get() + " has no line with the id " + mail.id() + "; add one");
            }
            letters.add(new Letter(
                    mail, row == null ? new EnvelopeTable.Row(envelopes.of(mail.content()), Optional.empty()) : row));
        }
        checkProfiles(letters, rulebook);
        return letters;
    }

    /** Judged under other rules than asked for would look like an answer. */
    private static void checkProfiles(List<Letter> letters, Rulebook rulebook) throws Stop {
        for (Letter letter : letters) {
            Optional<String> profile = letter.row().profile();
            if (profile.isPresent() && rulebook.withProfile(profile.get()).isEmpty()) {
                throw Stop.wrong("policy.yaml has no profile " + profile.get() + "; it has "
                        + String.join(", ", new TreeMap<>(rulebook.policy().profiles()).keySet()));
            }
        }
    }

    private Optional<Address> sender() throws Stop {
        return from.isEmpty() ? Optional.empty() : Optional.of(UserCommand.address(from.get()));
    }

    private List<Address> recipients() throws Stop {
        List<Address> recipients = new ArrayList<>();
        for (String text : to) {
            recipients.add(UserCommand.address(text));
        }
        return recipients;
    }

    private InstantSource clock() throws Stop {
        if (now.isEmpty()) {
            return InstantSource.system();
        }
        try {
            return InstantSource.fixed(Instant.parse(now.get()));
        } catch (DateTimeException e) {
            throw Stop.wrong("--now " + now.get() + " is not an instant; write one such as 2026-01-05T09:00:00Z");
        }
    }

    private void print(MailFile mail, Inspection inspection, Hearing hearing) {
        inspection.decisions().forEach(d -> verdicts.merge(d.verdict().label(), 1, Integer::sum));
        incomplete += inspection.complete() ? 0 : 1;
        if (text) {
            workplace.output().line(mail.file());
            hearing.lines().forEach(line -> workplace.output().line("  " + line));
            return;
        }
        ExplanationText asked = new ExplanationText(allRules, counterfactual);
        if ((explain || allRules || counterfactual) && !workplace.json()) {
            asked.lines(mail.file(), inspection, hearing).forEach(workplace.output()::line);
            return;
        }
        ObjectNode json = Output.object().put("file", mail.file());
        json.setAll(InspectionJson.object(inspection));
        new ExplanationJson(allRules, counterfactual).add(json, inspection, hearing);
        workplace.output().json(json);
    }

    private void save(List<Drawing> drawings, Path first) throws IOException {
        if (drawings.isEmpty()) {
            workplace.output().remark("There is no picture to draw on.");
        }
        for (int i = 0; i < drawings.size(); i++) {
            Path target = i == 0 ? first : numbered(first, i + 1);
            Files.write(target, Base64.getDecoder().decode(drawings.get(i).png()));
            workplace.output().remark(drawings.get(i).path() + " is drawn in " + target + ".");
        }
    }

    private static Path numbered(Path first, int number) {
        String name = first.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return first.resolveSibling(stem + "-" + number + (dot < 0 ? "" : name.substring(dot)));
    }

    private String summary(int mails) {
        StringBuilder text = new StringBuilder(mails + (mails == 1 ? " mail judged" : " mails judged"));
        verdicts.forEach((verdict, count) ->
                text.append(", ").append(verdict).append(' ').append(count));
        return text.append(incomplete == 0 ? "." : "; " + incomplete + " could not be read whole and would be held.")
                .toString();
    }
}
