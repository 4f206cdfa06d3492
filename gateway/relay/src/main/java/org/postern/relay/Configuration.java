package org.postern.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postern.model.ConfigProblem;
import org.postern.policy.PolicyFiles;
import org.postern.policy.PolicyLoader;
import org.postern.policy.PolicyOutcome;
import org.postern.policy.Rulebook;
import org.postern.relay.james.JamesFiles;
import org.postern.relay.settings.Settings;
import org.postern.relay.settings.SettingsLoader;

/** Everything an administrator edits, and the core that comes of it, for the relay and every command that judges. */
public final class Configuration {
    private Configuration() {}

    public static PolicyFiles policyFiles(Settings settings) {
        Settings.Files files = settings.files();
        return new PolicyFiles(
                files.policy(),
                files.lists(),
                files.directory(),
                files.notices(),
                Set.copyOf(settings.school().domains()),
                Optional.of(files.secret()));
    }

    /**
     * Every problem of the settings and of all the files they name; empty if the relay can start with them.
     *
     * @param loaded what came of loading the settings
     */
    public static List<ConfigProblem> problems(SettingsLoader.Outcome loaded) {
        return switch (loaded) {
            case SettingsLoader.Loaded(Settings settings) -> besides(settings);
            case SettingsLoader.Rejected(var problems, var rest) ->
                Stream.concat(problems.stream(), rest.stream().flatMap(settings -> besides(settings).stream()))
                        .toList();
        };
    }

    private static List<ConfigProblem> besides(Settings settings) {
        List<ConfigProblem> problems = new ArrayList<>();
        load(settings, problems);
        return problems;
    }

    private static PolicyOutcome load(Settings settings, List<ConfigProblem> problems) {
        problems.addAll(JamesFiles.problems(settings));
        PolicyOutcome policy = PolicyLoader.load(policyFiles(settings));
        if (policy instanceof PolicyOutcome.Rejected rejected) {
            problems.addAll(rejected.problems());
        }
        return policy;
    }

    /**
     * The rules of a relay that is about to start.
     *
     * @throws ConfigRefused with every problem of every file that the settings name
     */
    static Rulebook rulebook(Settings settings) throws ConfigRefused {
        List<ConfigProblem> problems = new ArrayList<>();
        if (load(settings, problems) instanceof PolicyOutcome.Loaded(Rulebook rulebook) && problems.isEmpty()) {
            return rulebook;
        }
        throw new ConfigRefused(problems);
    }

    /**
     * The rules as they are on disk now.
     *
     * @throws ConfigRefused with every problem of policy, lists, directory and notices
     */
    public static Rulebook rulebook(PolicyFiles rules) throws ConfigRefused {
        return switch (PolicyLoader.load(rules)) {
            case PolicyOutcome.Loaded loaded -> loaded.rulebook();
            case PolicyOutcome.Rejected(List<ConfigProblem> problems) -> throw new ConfigRefused(problems);
        };
    }
}
