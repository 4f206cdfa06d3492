package org.postern.policy;

import java.util.HashMap;
import java.util.Map;

/** The switches as rules see them: words, and numbers. */
final class SwitchFacts extends Facts {
    SwitchFacts(Switches switches) {
        super(typed(switches));
    }

    private static Map<String, Object> typed(Switches switches) {
        Map<String, Object> typed = new HashMap<>(switches.values());
        Switches.NUMBERS.keySet().forEach(name -> typed.put(name, Long.valueOf(switches.get(name))));
        return typed;
    }
}
