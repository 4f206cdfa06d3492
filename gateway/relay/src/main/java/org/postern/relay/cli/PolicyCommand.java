package org.postern.relay.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.postern.model.ConfigProblem;
import org.postern.policy.PolicyFiles;
import org.postern.policy.PolicyLoader;
import org.postern.policy.PolicyOutcome;
import org.postern.policy.Rulebook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code postern policy}. */
@Command(name = "policy", description = "The school's rules.", subcommands = PolicyCommand.Check.class)
final class PolicyCommand {

    @Command(name = "check", description = "Reports every problem of policy, lists, notices and directory.")
    static final class Check implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Option(names = "--policy", paramLabel = "FILE", description = "instead of the one in the settings")
        private Optional<Path> policy = Optional.empty();

        @Override
        public Integer call() throws Stop {
            PolicyFiles files = withPolicy(workplace.policyFiles(), policy);
            return switch (PolicyLoader.load(files)) {
                case PolicyOutcome.Loaded(Rulebook rulebook) -> good(rulebook);
                case PolicyOutcome.Rejected(var problems) -> {
                    problems.forEach(this::show);
                    yield Exit.WRONG;
                }
            };
        }

        private int good(Rulebook rulebook) {
            int rules = rulebook.policy().rules().size();
            int people = rulebook.directory().people().size();
            String version = rulebook.policy().version();
            if (workplace.json()) {
                workplace
                        .output()
                        .json(Output.object()
                                .put("rules", rules)
                                .put("people", people)
                                .put("version", version));
            } else {
                workplace
                        .output()
                        .line("No problems: " + rules + " rules, " + people + " people, version " + version + ".");
            }
            return Exit.OK;
        }

        private void show(ConfigProblem problem) {
            if (workplace.json()) {
                workplace
                        .output()
                        .json(Output.object()
                                .put("file", problem.file())
                                .put("line", problem.line())
                                .put("column", problem.column())
                                .put("message", problem.message()));
            } else {
                workplace.output().line(problem.toString());
            }
        }
    }

    static PolicyFiles withPolicy(PolicyFiles files, Optional<Path> policy) {
        return policy.map(files::withPolicy).orElse(files);
    }
}
