package org.postern.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules in force and what they rest on.
 *
 * @param rules in the order of the file
 * @param profiles named sets of changed switches, one per kind of school
 * @param domains the school's own mail domains
 * @param version which policy, lists, directory and notices: the file's own version and a digest of all of them
 */
public record Policy(
        List<Rule> rules,
        Lists lists,
        Switches switches,
        Map<String, Map<String, String>> profiles,
        Notices notices,
        Set<String> domains,
        String version) {
    /** The switches as the file gives them. */
    public static final String DEFAULT_PROFILE = "default";

    public Policy {
        rules = List.copyOf(rules);
        profiles = Map.copyOf(profiles);
        domains = Set.copyOf(domains);
    }

    public Optional<Rule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** The same rules under the switches of a profile; empty if there is none of that name. */
    public Optional<Policy> withProfile(String name) {
        if (name.equals(DEFAULT_PROFILE)) {
            return Optional.of(this);
        }
        return Optional.ofNullable(profiles.get(name))
                .map(changed -> new Policy(
                        rules, lists, switches.with(changed), profiles, notices, domains, version + "/" + name));
    }
}
