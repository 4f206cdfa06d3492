package org.postern.policy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.postern.model.Decision;

/** What people sent before, as the rules about rates and about repeated unkindness need it; kept by the store. */
public interface History {
    /** Rules whose meeting counts as unkindness to the recipient whom they are about. */
    Set<String> UNKIND = Set.of("LAN-01", "LAN-02");

    /** Remembers nothing, as for the question what would become of a mail. */
    History NONE = new History() {
        @Override
        public Past past(Sending mail, Instant now) {
            return Past.NONE;
        }

        @Override
        public void judged(Sending mail, List<Decision> decisions, Instant now) {}
    };

    /**
     * Counts this mail, once however often it is asked about, and answers what went before. Those asked about at the
     * same time are counted one after the other.
     *
     * @throws IOException if nobody can say
     */
    Past past(Sending mail, Instant now) throws IOException;

    /** Remembers whom it reached and whom it was unkind to. */
    void judged(Sending mail, List<Decision> decisions, Instant now) throws IOException;
}
