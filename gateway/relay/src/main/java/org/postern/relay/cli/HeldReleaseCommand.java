package org.postern.relay.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.postern.relay.StoreParts;
import org.postern.store.quarantine.HeldItems;
import org.postern.store.quarantine.ItemId;
import org.postern.store.quarantine.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code postern held release}: says "delivered" only once the next hop has answered 250 for every recipient. */
@Command(name = "release", description = "Lets an item go to its recipients and waits up to 30 s for the next hop.")
final class HeldReleaseCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Another relay may share the database, so that none with this home says little. */
    private static final Duration WITHOUT_RELAY = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofMillis(250);

    @Mixin
    private Workplace workplace = new Workplace();

    @Parameters(paramLabel = "ID")
    private String id = "";

    @Override
    public Integer call() throws IOException, Stop, InterruptedException {
        String key = ItemId.typed(id);
        try (StoreParts store = workplace.store()) {
            HeldCommand.done(key, store.held().release(key, workplace.actor()));
            boolean relay = workplace.home().isInUse();
            return report(key, settled(store.held(), key, relay ? PATIENCE : WITHOUT_RELAY), relay);
        }
    }

    private static State settled(HeldItems held, String id, Duration patience)
            throws IOException, InterruptedException {
        Instant end = Instant.now().plus(patience);
        State state = State.RELEASING;
        while (state == State.RELEASING && Instant.now().isBefore(end)) {
            Thread.sleep(LOOK);
            state = held.state(id).orElse(State.DELETED);
        }
        return state;
    }

    private int report(String id, State state, boolean relay) throws Stop {
        return switch (state) {
            case RELEASED -> {
                HeldCommand.say(workplace, id, "delivered", "delivered.");
                yield Exit.OK;
            }
            case RELEASING -> {
                String where = relay ? "" : " once a relay runs, for none does with this home";
                HeldCommand.say(
                        workplace,
                        id,
                        "releasing",
                        "accepted for delivery" + where + "; run `postern held show " + id + "`.");
                yield Exit.OK;
            }
            case HELD ->
                throw Stop.refused(
                        id + " could not be delivered and is held again; run `postern held show " + id + "`");
            case REJECTED, DELETED -> throw Stop.refused(id + " is " + HeldText.label(state) + " by somebody else");
        };
    }
}
