package org.postern.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.message.Address;
import org.postern.message.Direction;

/**
 * The verdict for one recipient and why.
 *
 * @param reasons every rule that applied, strictest first, also those that did not carry the verdict
 * @param tell who hears of it, as policy.yaml names them (class_teacher, dsl, it, ...)
 * @param notice key of the text in conf/notices that explains it to the sender; empty where nobody is told
 * @param keep evidence class (E0, E1, E2 of policy.yaml)
 */
public record Decision(
        Address recipient,
        Direction direction,
        Verdict verdict,
        List<Reason> reasons,
        Set<String> tell,
        Optional<String> notice,
        String keep) {
    public Decision {
        reasons = List.copyOf(reasons);
        tell = Set.copyOf(tell);
    }

    /** Whether it may go on encrypted only, even after a person has let it go. */
    public boolean onlyEncrypted() {
        return verdict instanceof Verdict.Encrypt || reasons.stream().anyMatch(Reason::encrypts);
    }
}
