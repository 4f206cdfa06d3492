package org.postern.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.postern.store.StoreContract;
import org.postern.store.StoreException;
import org.postern.store.audit.AuditCheck.Broken;
import org.postern.store.audit.AuditCheck.Intact;

abstract class AuditLogContract extends StoreContract {
    private void tenRows() throws Exception {
        for (int i = 1; i <= 10; i++) {
            audit.record("dsl", "viewed", "H-0000" + i % 10, Map.of("n", Integer.toString(i)));
        }
    }

    private AuditRow row(long seq) throws StoreException {
        return audit.before(seq + 1, 1).getFirst();
    }

    private void write(AuditRow row) throws StoreException {
        database.write(handle -> handle.execute(
                "insert into audit_log (seq, at, actor, action, subject, details, previous, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                row.seq(),
                row.at().toEpochMilli(),
                row.actor(),
                row.action(),
                row.subject(),
                row.details(),
                row.previous(),
                row.hash()));
    }

    private static AuditRow forged(long seq, String previous, AuditRow like) {
        return new AuditRow(seq, like.at(), "nobody", like.action(), like.subject(), "{}", previous, "").chained();
    }

    /** A new text for the row, with a hash that fits it. */
    private AuditRow replace(long seq, String previous) throws StoreException {
        AuditRow forged = forged(seq, previous, row(seq));
        execute("delete from audit_log where seq = " + seq);
        write(forged);
        return forged;
    }

    private void shift(long from, int by) throws StoreException {
        execute(
                "update audit_log set seq = -(seq + " + by + ") where seq >= " + from,
                "update audit_log set seq = -seq where seq < 0",
                "update audit_head set seq = seq + " + by);
    }

    @Test
    void anEmptyLogIsIntact() throws Exception {
        assertThat(audit.verify()).isEqualTo(new Intact(0, AuditRow.GENESIS));
    }

    @Test
    void keepsWhatIsRecordedWithSortedDetails() throws Exception {
        audit.record("relay", "judged", "mail-1", Map.of("rules", "PII-01", "policy", "v12"));
        audit.record("dsl", "viewed", "H-7KQ2M", Map.of());
        audit.record("dsl", "released", "H-7KQ2M", Map.of("\"quoted\"\n", "é \uD83D\uDE00"));

        assertThat(audit.about("mail-1")).singleElement().satisfies(row -> {
            assertThat(row.seq()).isEqualTo(1);
            assertThat(row.at()).isEqualTo(clock.instant());
            assertThat(row.details()).isEqualTo("{\"policy\":\"v12\",\"rules\":\"PII-01\"}");
        });
        assertThat(audit.about("H-7KQ2M")).extracting(AuditRow::action).containsExactly("viewed", "released");
        assertThat(audit.before(Long.MAX_VALUE, 2)).extracting(AuditRow::seq).containsExactly(3L, 2L);
        assertThat(audit.verify()).isEqualTo(new Intact(3, row(3).hash()));
        assertThat(audit.head()).isEqualTo(new Anchor(3, row(3).hash()));
    }

    @Test
    void chainsTheRowsOfManyAtOnceWithoutAGap() throws Exception {
        AtomicInteger number = new AtomicInteger();
        atOnce(100, () -> {
            int n = number.incrementAndGet();
            audit.record("relay", n % 2 == 0 ? "judged" : "held", "mail-" + n, Map.of());
            return n;
        });
        assertThat(audit.verify())
                .isInstanceOfSatisfying(Intact.class, i -> assertThat(i.count()).isEqualTo(100));
    }

    @Test
    void verifiesBesideRunningWork() throws Exception {
        AtomicInteger number = new AtomicInteger();
        List<AuditCheck> checks = atOnce(60, () -> {
            if (number.incrementAndGet() % 3 == 0) {
                return audit.verify();
            }
            audit.record("relay", "held", "mail", Map.of());
            return new Intact(0, "");
        });
        assertThat(checks).allMatch(Intact.class::isInstance);
    }

    @Test
    void aRowOfATransactionThatFailsIsNotThere() throws Exception {
        tenRows();
        assertThatThrownBy(() -> database.write(handle -> failAfterAppending(handle)))
                .isInstanceOf(IllegalStateException.class);
        audit.record("dsl", "viewed", "H-00011", Map.of());
        assertThat(audit.about("lost")).isEmpty();
        assertThat(audit.verify())
                .isInstanceOfSatisfying(Intact.class, i -> assertThat(i.count()).isEqualTo(11));
    }

    private Object failAfterAppending(Handle handle) throws StoreException {
        audit.append(handle, AuditEntry.of("dsl", "released", "lost"));
        throw new IllegalStateException("in the middle");
    }

    @Test
    void refusesToChangeOrDeleteRows() throws Exception {
        tenRows();
        for (String statement : List.of(
                "update audit_log set actor = 'nobody' where seq = 4",
                "delete from audit_log where seq = 10",
                "delete from audit_log",
                "update audit_head set seq = 5",
                "delete from audit_head")) {
            assertThatThrownBy(() -> execute(statement)).as(statement).isInstanceOf(StoreException.class);
        }
        assertThat(audit.verify()).isInstanceOf(Intact.class);
    }

    @Test
    void aNulInANameDoesNotStopRecording() throws Exception {
        audit.record("relay", "signed-in", "a\0b", Map.of("x", "c\0d"));
        assertThat(audit.verify()).isInstanceOf(Intact.class);
    }

    @Test
    void namesAChangedRow() throws Exception {
        tenRows();
        dropTriggers();
        for (String change : List.of("actor = 'nobody'", "at = at + 1", "details = '{}'", "hash = previous")) {
            AuditRow original = row(4);
            execute("update audit_log set " + change + " where seq = 4");
            assertThat(audit.verify()).as(change).isEqualTo(new Broken(4, Fault.CHANGED));
            execute("delete from audit_log where seq = 4");
            write(original);
            assertThat(audit.verify()).isInstanceOf(Intact.class);
        }
    }

    @Test
    void namesARowThatWasReplacedWithAFittingHash() throws Exception {
        tenRows();
        dropTriggers();
        replace(4, row(3).hash());
        assertThat(audit.verify()).isEqualTo(new Broken(4, Fault.REWRITTEN));
    }

    @Test
    void namesTheLastRowThatWasReplacedWithAFittingHash() throws Exception {
        tenRows();
        dropTriggers();
        replace(10, row(9).hash());
        assertThat(audit.verify()).isEqualTo(new Broken(10, Fault.REWRITTEN));
    }

    @Test
    void namesAMissingRow() throws Exception {
        tenRows();
        dropTriggers();
        execute("delete from audit_log where seq in (4, 7)");
        assertThat(audit.verify()).isEqualTo(new Broken(4, Fault.MISSING));
        execute("delete from audit_log where seq = 1");
        assertThat(audit.verify()).isEqualTo(new Broken(1, Fault.MISSING));
    }

    @Test
    void namesWhereARowIsMissingAndTheRestWasRenumbered() throws Exception {
        tenRows();
        dropTriggers();
        execute("delete from audit_log where seq = 4");
        shift(5, -1);
        assertThat(audit.verify()).isEqualTo(new Broken(4, Fault.CHANGED));
    }

    @Test
    void namesTheFirstOfTwoRowsThatChangedPlaces() throws Exception {
        tenRows();
        dropTriggers();
        execute(
                "update audit_log set seq = -1 where seq = 4",
                "update audit_log set seq = 4 where seq = 6",
                "update audit_log set seq = 6 where seq = -1");
        assertThat(audit.verify()).isEqualTo(new Broken(4, Fault.CHANGED));
    }

    @Test
    void namesAnInsertedRow() throws Exception {
        tenRows();
        dropTriggers();
        shift(4, 1);
        write(forged(4, row(3).hash(), row(3)));
        assertThat(audit.verify()).isEqualTo(new Broken(4, Fault.INSERTED));
    }

    @Test
    void namesARowBeyondTheEndOrBeforeTheBeginning() throws Exception {
        tenRows();
        dropTriggers();
        write(forged(11, row(10).hash(), row(10)));
        assertThat(audit.verify()).isEqualTo(new Broken(11, Fault.ADDED));
        write(forged(0, AuditRow.GENESIS, row(1)));
        assertThat(audit.verify()).isEqualTo(new Broken(0, Fault.ADDED));
    }

    @Test
    void namesWhereTheLogWasCutOff() throws Exception {
        tenRows();
        dropTriggers();
        execute("delete from audit_log where seq > 7");
        assertThat(audit.verify()).isEqualTo(new Broken(8, Fault.CUT_OFF));
        execute("delete from audit_log");
        assertThat(audit.verify()).isEqualTo(new Broken(1, Fault.CUT_OFF));
    }

    @Test
    void aLogWithoutItsRecordedEndIsBroken() throws Exception {
        tenRows();
        dropTriggers();
        execute("delete from audit_head");
        assertThat(audit.verify()).isEqualTo(new Broken(1, Fault.ADDED));
    }

    @Test
    void anAnchorShowsALogThatWasCutOffTogetherWithItsEnd() throws Exception {
        tenRows();
        Anchor noted = audit.head();
        dropTriggers();
        execute(
                "delete from audit_log where seq > 7",
                "update audit_head set seq = 7, hash = (select hash from audit_log where seq = 7)");
        assertThat(audit.verify()).isInstanceOf(Intact.class);
        assertThat(audit.verify(List.of(noted))).isEqualTo(new Broken(8, Fault.CUT_OFF));
    }

    @Test
    void anAnchorShowsAChainThatWasComputedAnew() throws Exception {
        tenRows();
        Anchor noted = audit.head();
        dropTriggers();
        String previous = row(3).hash();
        for (long seq = 4; seq <= 10; seq++) {
            previous = replace(seq, previous).hash();
        }
        execute("update audit_head set hash = '" + previous + "'");
        assertThat(audit.verify()).isInstanceOf(Intact.class);
        assertThat(audit.verify(List.of(noted))).isEqualTo(new Broken(10, Fault.REWRITTEN));
    }
}
