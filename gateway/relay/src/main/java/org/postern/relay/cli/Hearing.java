package org.postern.relay.cli;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.inspect.Inspection;
import org.postern.message.Message;
import org.postern.message.PartPath;
import org.postern.model.Category;
import org.postern.model.Decision;
import org.postern.policy.Counterfactual;
import org.postern.policy.Decider;
import org.postern.policy.Evidence;
import org.postern.policy.Explanation;
import org.postern.policy.Places;

/** A transcript that can also have the rules asked again, to explain what they said. */
final class Hearing extends Transcript {
    private final Map<Category, String> off;
    private Optional<Case> judged = Optional.empty();

    private record Case(Message message, Evidence evidence, Decider decider, Instant now) {}

    /** @param off what nothing looks for, and what to do about it */
    Hearing(Map<Category, String> off) {
        this.off = off;
    }

    @Override
    public void judged(Message message, Evidence evidence, Decider decider, Instant now) {
        judged = Optional.of(new Case(message, evidence, decider, now));
    }

    /** One per recipient; nothing of a mail to which the rules were not put, because it could not be read at all. */
    List<Explanation> explanations(Inspection inspection) {
        return judged.map(c -> c.decider().explain(c.message(), c.evidence(), c.now(), places(inspection), off))
                .orElse(List.of());
    }

    Optional<Counterfactual.Answer> counterfactual(Inspection inspection, Decision decision) {
        return judged.flatMap(c ->
                new Counterfactual(c.decider(), c.message(), c.evidence(), c.now(), places(inspection)).find(decision));
    }

    private static Places places(Inspection inspection) {
        Map<PartPath, Places.File> files = new HashMap<>();
        inspection
                .files()
                .forEach(f ->
                        files.put(f.part(), new Places.File(f.name(), f.kind().name())));
        return new Places(files);
    }
}
