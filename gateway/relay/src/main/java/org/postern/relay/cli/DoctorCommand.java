package org.postern.relay.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.postern.policy.PolicyLoader;
import org.postern.policy.PolicyOutcome;
import org.postern.policy.Rulebook;
import org.postern.relay.Configuration;
import org.postern.relay.settings.Settings;
import org.postern.relay.settings.SettingsLoader;
import org.postern.relay.settings.SettingsText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code postern doctor}: what is well, what is not, and what to do about it. */
@Command(name = "doctor", description = "Says what is well and what is not. Exit code 1: something is red.")
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private Workplace workplace = new Workplace();

    @Override
    public Integer call() {
        List<Symptom> symptoms = new ArrayList<>();
        symptoms.add(Machine.java());
        SettingsLoader.Outcome loaded = SettingsLoader.load(workplace.conf(), workplace.homeFolder());
        symptoms.addAll(configuration(loaded));
        if (loaded instanceof SettingsLoader.Loaded(Settings settings)) {
            examine(settings, symptoms);
        }
        show(symptoms);
        return symptoms.stream().anyMatch(s -> s.light() == Symptom.Light.RED) ? Exit.INCOMPLETE : Exit.OK;
    }

    private List<Symptom> configuration(SettingsLoader.Outcome loaded) {
        List<Symptom> wrong = Configuration.problems(loaded).stream()
                .map(problem -> Symptom.red("configuration", problem.toString()))
                .toList();
        String well = workplace.conf().resolve(SettingsLoader.FILE) + " and what it names have no problems";
        return wrong.isEmpty() ? List.of(Symptom.green("configuration", well)) : wrong;
    }

    private void examine(Settings settings, List<Symptom> symptoms) {
        symptoms.addAll(policy(settings));
        symptoms.add(Machine.disk(workplace.homeFolder(), settings.limits().minimumFreeDisk()));
        symptoms.add(Machine.port("relay", settings.relay().listen()));
        symptoms.add(Machine.port("submission", settings.submission().listen()));
        symptoms.add(Machine.port("http", settings.http().listen()));
        symptoms.add(ScannerExamination.of(settings));
        symptoms.add(spam(settings));
        symptoms.addAll(ReaderExamination.of(settings));
        symptoms.addAll(HomeExamination.of(settings, workplace.homeFolder()));
        if (!workplace.json()) {
            SettingsText.of(settings).forEach((key, value) -> workplace.output().remark(key + " = " + value));
        }
    }

    private static List<Symptom> policy(Settings settings) {
        return switch (PolicyLoader.load(Configuration.policyFiles(settings))) {
            case PolicyOutcome.Loaded(Rulebook rulebook) ->
                List.of(
                        Symptom.green(
                                "policy",
                                rulebook.policy().rules().size() + " rules, "
                                        + rulebook.directory().people().size() + " people, version "
                                        + rulebook.policy().version()),
                        KnownExamination.of(
                                rulebook.directory().known(),
                                Configuration.policyFiles(settings).directory()));
            case PolicyOutcome.Rejected rejected -> List.of(Symptom.red("policy", "not in force; see configuration"));
        };
    }

    private static Symptom spam(Settings settings) {
        List<String> fields = settings.routing().spamScores();
        return fields.isEmpty()
                ? Symptom.yellow(
                        "spam score",
                        "off, so SPM-01 does not apply; name the fields that the filter in front writes as"
                                + " routing.spam-scores in postern.yaml")
                : Symptom.green("spam score", "taken from " + String.join(", ", fields) + " of trusted networks");
    }

    private void show(List<Symptom> symptoms) {
        Output output = workplace.output();
        if (workplace.json()) {
            symptoms.forEach(s -> output.json(
                    Output.object().put("part", s.part()).put("light", light(s)).put("sentence", s.sentence())));
        } else {
            output.table(symptoms.stream()
                    .map(s -> List.of(light(s), s.part(), s.sentence()))
                    .toList());
        }
    }

    private static String light(Symptom symptom) {
        return symptom.light().name().toLowerCase(Locale.ROOT);
    }
}
