package org.postern.relay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.postern.model.ConfigProblem;
import org.postern.policy.PolicyFiles;
import org.postern.policy.PolicyLoader;
import org.postern.policy.PolicyOutcome;
import org.postern.policy.Rulebook;
import org.postern.relay.Configuration;
import org.postern.relay.Home;
import org.postern.relay.StoreParts;
import org.postern.relay.settings.Settings;
import org.postern.relay.settings.SettingsLoader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that every command has, and what they lead to. */
final class Workplace {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--home", paramLabel = "DIR", description = "everything that changes (default: ./data)")
    private Path home = Path.of("data");

    @Option(names = "--conf", paramLabel = "DIR", description = "settings, policy, directory (default: as shipped)")
    private Path conf = Path.of(System.getProperty("postern.conf", "conf"));

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    boolean json() {
        return json;
    }

    Path conf() {
        return conf;
    }

    Path homeFolder() {
        return home;
    }

    Output output() {
        return new Output(command.commandLine().getOut(), command.commandLine().getErr());
    }

    /** Who acts, for the audit log. */
    String actor() {
        return "cli:" + System.getProperty("user.name");
    }

    Settings settings() throws Stop {
        return switch (SettingsLoader.load(conf, home)) {
            case SettingsLoader.Loaded(Settings settings) -> settings;
            case SettingsLoader.Rejected wrong -> throw Stop.wrong(lines(Configuration.problems(wrong)));
        };
    }

    static List<String> lines(List<ConfigProblem> problems) {
        return problems.stream().map(ConfigProblem::toString).toList();
    }

    PolicyFiles policyFiles() throws Stop {
        return Configuration.policyFiles(settings());
    }

    Path policyDirectory() throws Stop {
        return policyFiles().directory();
    }

    static Rulebook rulebook(PolicyFiles files) throws Stop {
        return switch (PolicyLoader.load(files)) {
            case PolicyOutcome.Loaded(Rulebook rulebook) -> rulebook;
            case PolicyOutcome.Rejected(var problems) -> throw Stop.wrong(lines(problems));
        };
    }

    Home home() throws IOException {
        return Home.open(home);
    }

    /** The store of the relay in the home folder, which may be running. */
    StoreParts store() throws IOException, Stop {
        Settings settings = settings();
        if (!Files.isDirectory(home)) {
            throw Stop.wrong("there is nothing in " + home + "; give the relay's folder with --home");
        }
        return StoreParts.open(settings, home(), InstantSource.system());
    }
}
