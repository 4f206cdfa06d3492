package org.postern.policy;

import java.util.List;
import org.postern.model.Decision;

/**
 * The decision for one recipient and what every rule had to say to it.
 *
 * @param rules all of them in the order of the file
 */
public record Explanation(Decision decision, List<Explained> rules) {
    public Explanation {
        rules = List.copyOf(rules);
    }
}
