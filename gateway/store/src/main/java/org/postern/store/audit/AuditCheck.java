package org.postern.store.audit;

/** What came of verifying the audit chain. */
public sealed interface AuditCheck {
    /** Every row is there and is what was written; note the hash elsewhere to prove it later. */
    record Intact(long count, String lastHash) implements AuditCheck {}

    /** The first bad row. */
    record Broken(long row, Fault fault) implements AuditCheck {
        @Override
        public String toString() {
            return "row " + row + " " + fault.words();
        }
    }
}
