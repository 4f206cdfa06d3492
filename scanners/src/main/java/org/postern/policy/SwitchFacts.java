package org.postern.policy;

import java.util.Map;

/** The switches as rules see them. */
final class SwitchFacts extends Facts {
    SwitchFacts(Switches switches) {
        super(Map.copyOf(switches.values()));
    }
}
