package org.postern.relay;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.postern.inspect.Inspector;
import org.postern.model.PolicyProblem;
import org.postern.policy.PolicyFiles;
import org.postern.policy.PolicyLoader;
import org.postern.policy.PolicyOutcome;
import org.postern.relay.settings.Settings;

/** Puts the core together from settings, for the relay and for every command that judges. */
public final class Judging {
    private Judging() {}

    public static PolicyFiles files(Settings settings) {
        Settings.Files files = settings.files();
        return new PolicyFiles(
                files.policy(),
                files.lists(),
                files.directory(),
                files.notices(),
                Set.copyOf(settings.school().domains()));
    }

    /**
     * Makes an inspector with the rules as they are on disk now.
     *
     * @throws PolicyRefused with every problem of policy, lists, directory and notices
     */
    public static Inspector inspector(PolicyFiles files, InstantSource clock) throws PolicyRefused {
        return switch (PolicyLoader.load(files)) {
            case PolicyOutcome.Loaded loaded -> Inspector.standard(loaded.rulebook(), clock);
            case PolicyOutcome.Rejected(List<PolicyProblem> problems) -> throw new PolicyRefused(problems);
        };
    }
}
