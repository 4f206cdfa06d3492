package org.postern.relay;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.postern.mailets.Patience;
import org.postern.model.Decision;
import org.postern.policy.History;
import org.postern.policy.Past;
import org.postern.policy.Sending;

/** Waits for the store while it is away for a moment. A mail that is asked about twice is still counted once. */
record PatientHistory(History store, Patience patience) implements History {
    @Override
    public Past past(Sending mail, Instant now) throws IOException {
        return patience.with(() -> store.past(mail, now));
    }

    @Override
    public void judged(Sending mail, List<Decision> decisions, Instant now) throws IOException {
        patience.with(() -> {
            store.judged(mail, decisions, now);
            return true;
        });
    }
}
