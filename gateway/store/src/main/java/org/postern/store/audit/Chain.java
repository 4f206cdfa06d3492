package org.postern.store.audit;

import java.util.List;
import java.util.Optional;
import org.postern.store.audit.AuditCheck.Broken;
import org.postern.store.audit.AuditCheck.Intact;

/** Follows the chain row by row and names the first one that does not fit. */
final class Chain {
    private final Anchor head;
    private final List<Anchor> anchors;
    private long count;
    private String previous = AuditRow.GENESIS;
    private String beforePrevious = "";

    /** @param head where the log says it ends */
    Chain(Anchor head, List<Anchor> anchors) {
        this.head = head;
        this.anchors = anchors;
    }

    Optional<Broken> next(AuditRow row) {
        Optional<Broken> broken = fault(row);
        count = row.seq();
        beforePrevious = previous;
        previous = row.hash();
        return broken;
    }

    private Optional<Broken> fault(AuditRow row) {
        long expected = count + 1;
        if (row.seq() > head.seq() || row.seq() < expected) {
            return broken(row.seq(), Fault.ADDED);
        }
        if (row.seq() > expected) {
            return broken(expected, Fault.MISSING);
        }
        boolean linked = row.previous().equals(previous);
        if (!linked && row.previous().equals(beforePrevious)) {
            return broken(count, Fault.INSERTED);
        }
        if (!row.hash().equals(row.computedHash())) {
            return broken(expected, Fault.CHANGED);
        }
        if (!linked) {
            return broken(Math.max(count, 1), Fault.REWRITTEN);
        }
        return anchors.stream().anyMatch(a -> a.seq() == expected && !a.hash().equals(row.hash()))
                ? broken(expected, Fault.REWRITTEN)
                : Optional.empty();
    }

    AuditCheck end() {
        if (count < head.seq()) {
            return new Broken(count + 1, Fault.CUT_OFF);
        }
        if (!previous.equals(head.hash())) {
            return new Broken(count, Fault.REWRITTEN);
        }
        return anchors.stream().anyMatch(a -> a.seq() > count)
                ? new Broken(count + 1, Fault.CUT_OFF)
                : new Intact(count, previous);
    }

    private static Optional<Broken> broken(long row, Fault fault) {
        return Optional.of(new Broken(row, fault));
    }
}
