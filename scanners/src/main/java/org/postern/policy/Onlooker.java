package org.postern.policy;

import java.util.Map;
import java.util.Optional;
import org.postern.message.Address;

/** Watches rules being applied. */
interface Onlooker {
    /** Nobody watches. */
    Onlooker NONE = (recipient, rule, part, facts) -> {};

    /** What the rule came to, with the facts as it saw them: the part that fitted, or nothing. */
    void looked(Address recipient, Rule rule, Optional<Rule.Part> part, Map<String, Object> facts);
}
