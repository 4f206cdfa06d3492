package org.postern.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.model.ConfigProblem;
import org.postern.school.Directory;
import org.postern.school.DirectoryLoader;

/** Reads policy.yaml with the lists, notices and directory it rests on, and reports every problem at once. */
public final class PolicyLoader {
    private PolicyLoader() {}

    public static PolicyOutcome load(PolicyFiles files) {
        List<ConfigProblem> problems = new ArrayList<>();
        Lists lists = ListsLoader.load(files.lists(), problems);
        Notices notices = Notices.load(files.notices(), problems);
        Optional<Directory> directory = directory(files, problems);
        directory.ifPresent(d -> Contacts.check(files.lists(), d, problems));
        Optional<Policy> policy = TextFile.read(files.policy(), problems)
                .map(source -> new PolicyReader(
                                new YamlFile(files.policy().toString(), source, problems), lists, notices)
                        .read(files.domains(), Digest.of(files)));
        if (problems.isEmpty() && policy.isPresent() && directory.isPresent()) {
            return new PolicyOutcome.Loaded(new Rulebook(policy.get(), directory.get()));
        }
        problems.sort(ConfigProblem.BY_PLACE);
        return new PolicyOutcome.Rejected(problems);
    }

    private static Optional<Directory> directory(PolicyFiles files, List<ConfigProblem> problems) {
        return switch (DirectoryLoader.load(files.directory(), files.secret())) {
            case DirectoryLoader.Outcome.Loaded(var directory) -> Optional.of(directory);
            case DirectoryLoader.Outcome.Rejected(var wrong) -> {
                problems.addAll(wrong);
                yield Optional.empty();
            }
        };
    }
}
