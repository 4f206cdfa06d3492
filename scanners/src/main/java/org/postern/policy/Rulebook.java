package org.postern.policy;

import java.util.Optional;
import org.postern.school.Directory;

/** A policy and the directory it was checked against; the two change together. */
public record Rulebook(Policy policy, Directory directory) {
    public Optional<Rulebook> withProfile(String name) {
        return policy.withProfile(name).map(changed -> new Rulebook(changed, directory));
    }
}
