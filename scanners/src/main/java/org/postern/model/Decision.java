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
 * @param changes what is done to the mail before it goes on, now or once a person lets it go
 */
public record Decision(
        Address recipient,
        Direction direction,
        Verdict verdict,
        List<Reason> reasons,
        Set<String> tell,
        Optional<String> notice,
        String keep,
        Set<Change> changes) {
    public Decision {
        reasons = List.copyOf(reasons);
        tell = Set.copyOf(tell);
        changes = Set.copyOf(changes);
    }

    /** The mail goes on as it is, if it goes on. */
    public Decision(
            Address recipient,
            Direction direction,
            Verdict verdict,
            List<Reason> reasons,
            Set<String> tell,
            Optional<String> notice,
            String keep) {
        this(recipient, direction, verdict, reasons, tell, notice, keep, Set.of());
    }

    /** Whether it may go on encrypted only, even after a person has let it go. */
    public boolean onlyEncrypted() {
        return verdict instanceof Verdict.Encrypt || reasons.stream().anyMatch(Reason::encrypts);
    }
}
