package org.postern.policy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Where the rules and what they rest on are kept.
 *
 * @param domains the school's own mail domains, lower case
 * @param secret what the hashes of known values were made with; without it none is recognised
 */
public record PolicyFiles(
        Path policy, Path lists, Path directory, Path notices, Set<String> domains, Optional<Path> secret) {
    public PolicyFiles {
        domains = Set.copyOf(domains);
    }

    public PolicyFiles(Path policy, Path lists, Path directory, Path notices, Set<String> domains) {
        this(policy, lists, directory, notices, domains, Optional.empty());
    }

    /** The same with another policy. */
    public PolicyFiles withPolicy(Path other) {
        return new PolicyFiles(other, lists, directory, notices, domains, secret);
    }

    /** The same with another directory. */
    public PolicyFiles withDirectory(Path other) {
        return new PolicyFiles(policy, lists, other, notices, domains, secret);
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
