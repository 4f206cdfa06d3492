package org.postern.policy;

import java.nio.file.Path;
import java.util.Set;

/**
 * Where the rules and what they rest on are kept.
 *
 * @param domains the school's own mail domains, lower case
 */
public record PolicyFiles(Path policy, Path lists, Path directory, Path notices, Set<String> domains) {
    public PolicyFiles {
        domains = Set.copyOf(domains);
    }

    /** The shipped layout below one folder. */
    public static PolicyFiles in(Path conf, Set<String> domains) {
        return new PolicyFiles(
                conf.resolve("policy.yaml"),
                conf.resolve("lists"),
                conf.resolve("directory"),
                conf.resolve("notices"),
                domains);
    }
}
