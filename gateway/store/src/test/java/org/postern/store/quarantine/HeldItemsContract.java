package org.postern.store.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.postern.inspect.MalwareScan;
import org.postern.message.Address;
import org.postern.message.Content;
import org.postern.store.StoreException;
import org.postern.store.audit.AuditCheck;
import org.postern.store.audit.AuditRow;
import org.postern.store.queue.ClaimedMail;
import org.postern.store.queue.MailRows;
import org.postern.store.queue.NewMail;

abstract class HeldItemsContract extends QuarantineContract {
    private static final Page ALL = new Page(0, 100);
    private static final Outcome DONE = new Outcome.Done();

    private String held(String key) throws Exception {
        return store.hold(Mails.mail(key));
    }

    private HeldSummary summary(String id) throws Exception {
        return items.show(id, "dsl").orElseThrow().summary();
    }

    private List<String> queued(String column) throws StoreException {
        return database.read(handle -> handle.createQuery("select " + column + " from queued")
                .mapTo(String.class)
                .list());
    }

    private List<String> keks() throws StoreException {
        return database.read(handle -> handle.createQuery("select body_kek from held_mail where body_kek is not null"
                        + " union all select subject_kek from held_mail where subject_kek is not null")
                .mapTo(String.class)
                .list());
    }

    private List<String> actions(String id) throws StoreException {
        return audit.about(id).stream().map(AuditRow::action).toList();
    }

    @Test
    void listsTheMostHarmfulFirstAndOfThoseTheNewest() throws Exception {
        Instant now = clock.instant();
        Content body = Content.of(new byte[] {1});
        String low = store.hold(Mails.at("a", now, Optional.of(Mails.inspection("low")), body));
        String oldCritical =
                store.hold(Mails.at("b", now.minusSeconds(60), Optional.of(Mails.inspection("critical")), body));
        String newCritical = store.hold(Mails.at("c", now, Optional.of(Mails.inspection("critical")), body));
        String unread = store.hold(Mails.at("d", now, Optional.empty(), body));
        assertThat(items.list(HeldFilter.waiting(), ALL))
                .extracting(HeldSummary::id)
                .containsExactly(newCritical, oldCritical, unread, low);
        assertThat(items.list(HeldFilter.waiting(), new Page(1, 2)))
                .extracting(HeldSummary::id)
                .containsExactly(unread, low);
    }

    @Test
    void listsWhatFitsTheFilter() throws Exception {
        String held = held("a");
        String rejected = held("b");
        items.reject(rejected, "dsl", "");
        assertThat(items.list(HeldFilter.of(State.values()), ALL)).hasSize(2);
        assertThat(items.list(HeldFilter.of(State.REJECTED), ALL))
                .extracting(HeldSummary::id)
                .containsExactly(rejected);
        assertThat(list(Optional.of("policy"), Optional.of(Mails.PUPIL), Optional.of(Mails.TEACHER)))
                .containsExactly(held);
        assertThat(list(Optional.of("error"), Optional.empty(), Optional.empty()))
                .isEmpty();
        assertThat(list(Optional.empty(), Optional.of(Mails.TEACHER), Optional.empty()))
                .isEmpty();
        assertThat(list(Optional.empty(), Optional.empty(), Optional.of(Mails.PUPIL)))
                .isEmpty();
        assertThat(items.list(new HeldFilter(Set.of(), Optional.empty(), Optional.empty(), Optional.empty()), ALL))
                .isEmpty();
    }

    private List<String> list(Optional<String> cause, Optional<Address> sender, Optional<Address> recipient)
            throws StoreException {
        HeldFilter filter = new HeldFilter(Set.of(State.HELD), cause, sender, recipient);
        return items.list(filter, ALL).stream().map(HeldSummary::id).toList();
    }

    @Test
    void showsWhatWasHeldAndRecordsWhoLooked() throws Exception {
        String id = held("a");
        HeldItem item = items.show(id, "dsl").orElseThrow();
        assertThat(item.inspection()).contains(Mails.inspection("high"));
        assertThat(item.summary().subject()).contains(Mails.SUBJECT);
        assertThat(item.summary().sender()).contains(Mails.PUPIL);
        assertThat(item.summary().recipients())
                .extracting(HeldSummary.Recipient::address)
                .containsExactly(Mails.FRIEND, Mails.TEACHER);
        assertThat(item.summary().severity()).isEqualTo(Severity.HIGH);
        try (InputStream body = items.body(id, "deputy").orElseThrow()) {
            assertThat(body.readAllBytes()).isEqualTo(Mails.TEXT.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(audit.about(id))
                .extracting(AuditRow::actor, AuditRow::action)
                .containsExactly(tuple("relay", "held"), tuple("dsl", "viewed"), tuple("deputy", "opened"));
    }

    @Test
    void nobodyOpensReleasesOrDeletesASealedItem() throws Exception {
        var mail = Mails.mail("a", Optional.of(Mails.sealed()), Mails.mail("a").body());
        String id = store.hold(mail);
        assertThat(items.show(id, "dsl").orElseThrow().sealed()).isTrue();
        assertThat(items.body(id, "dsl")).isEmpty();
        assertThat(items.release(id, "dsl")).isEqualTo(new Outcome.Sealed());
        assertThat(items.delete(id, "dsl")).isEqualTo(new Outcome.Sealed());
        assertThat(items.state(id)).contains(State.HELD);
        assertThat(actions(id)).containsExactly("held", "viewed");
    }

    @Test
    void nobodyReleasesAVirusButItCanBeErased() throws Exception {
        String id = store.hold(
                Mails.mail("a", Optional.of(Mails.infected()), Mails.mail("a").body()));
        assertThat(items.show(id, "it").orElseThrow().infected()).isTrue();
        assertThat(items.release(id, "it")).isEqualTo(new Outcome.Infected());
        assertThat(items.state(id)).contains(State.HELD);
        assertThat(items.delete(id, "it")).isEqualTo(new Outcome.Done());
    }

    @Test
    void anUnknownItemIsUnknown() throws Exception {
        assertThat(items.show("H-00000", "dsl")).isEmpty();
        assertThat(items.body("H-00000", "dsl")).isEmpty();
        assertThat(items.release("H-00000", "dsl")).isEqualTo(new Outcome.Unknown());
        assertThat(count("audit_log")).isZero();
    }

    @Test
    void aHundredReleasesAtOnceQueueItOnce() throws Exception {
        String id = held("a");
        List<Outcome> outcomes = atOnce(100, () -> items.release(id, "dsl"));
        assertThat(outcomes.stream().filter(DONE::equals)).hasSize(1);
        assertThat(outcomes.stream().filter(new Outcome.NotNow(State.RELEASING, "dsl")::equals))
                .hasSize(99);
        assertThat(queued("id")).containsExactly(id);
        assertThat(actions(id)).containsExactly("held", "released");
    }

    @Test
    void ofManyWhoDecideDifferentlyAtOnceOneDecides() throws Exception {
        for (int round = 0; round < 5; round++) {
            String id = held("round" + round);
            AtomicInteger number = new AtomicInteger();
            List<Outcome> outcomes = atOnce(
                    20,
                    () -> number.incrementAndGet() % 2 == 0
                            ? items.release(id, "dsl")
                            : items.reject(id, "head", "not suitable"));
            assertThat(outcomes.stream().filter(DONE::equals)).hasSize(1);
            assertThat(queued("id").contains(id)).isEqualTo(summary(id).state() == State.RELEASING);
        }
    }

    @Test
    void releasesTheOriginalBytesAfterOneTraceField() throws Exception {
        String id = held("a");
        assertThat(items.release(id, "dsl")).isEqualTo(DONE);
        byte[] body = database.read(handle -> handle.createQuery("select body from queued")
                .mapTo(byte[].class)
                .one());
        assertThat(new String(body, StandardCharsets.UTF_8))
                .isEqualTo("X-Postern-Released: " + id + "; Mon, 2 Mar 2026 09:00:00 GMT\r\n" + Mails.TEXT);
        assertThat(queued("recipients")).containsExactly("[" + Mails.FRIEND + ", " + Mails.TEACHER + "]");
        assertThat(queued("sender")).containsExactly(Mails.PUPIL.toString());
        assertThat(queued("encrypted"))
                .as("a rule asked for encryption for this one, hidden by a stricter one")
                .containsExactly("[" + Mails.FRIEND + "]");
    }

    @Test
    void aQueueThatFailsLeavesItHeld() throws Exception {
        String id = held("a");
        HeldItems failing = new HeldItems(
                database,
                audit,
                sealer,
                (handle, mail) -> {
                    handle.execute("insert into queued (id) values (?)", mail.id());
                    throw new IOException("in the middle");
                },
                clock);
        assertThatThrownBy(() -> failing.release(id, "dsl")).isInstanceOf(StoreException.class);
        assertThat(summary(id).state()).isEqualTo(State.HELD);
        assertThat(queued("id")).isEmpty();
        assertThat(actions(id)).doesNotContain("released");
    }

    @Test
    void goesNowhereBeforeTheVirusScannerHasLookedAtAllOfIt() throws Exception {
        String id = held("a");
        List<MalwareScan.Answer> answers = new ArrayList<>(List.of(
                new MalwareScan.Unanswered("It is away."), new MalwareScan.Infected("Eicar"), new MalwareScan.Clean()));
        List<String> looked = new ArrayList<>();
        HeldItems scanned = new HeldItems(database, audit, sealer, scanning(answers, looked), clock);

        assertThat(scanned.release(id, "dsl")).isEqualTo(new Outcome.Unscanned("It is away."));
        assertThat(scanned.release(id, "dsl")).isEqualTo(new Outcome.Infected());
        assertThat(summary(id).state()).isEqualTo(State.HELD);
        assertThat(actions(id)).contains("release-refused").doesNotContain("released");
        assertThat(scanned.release(id, "dsl")).isEqualTo(DONE);
        assertThat(scanned.release(id, "dsl")).isInstanceOf(Outcome.NotNow.class);
        assertThat(looked).containsExactly(Mails.TEXT, Mails.TEXT, Mails.TEXT);
    }

    private static ReleaseQueue scanning(List<MalwareScan.Answer> answers, List<String> looked) {
        return new ReleaseQueue() {
            @Override
            public void enqueue(Handle handle, Released mail) {}

            @Override
            public MalwareScan scan() {
                return mail -> {
                    try (InputStream in = mail.open()) {
                        looked.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                    return answers.removeFirst();
                };
            }
        };
    }

    @Test
    void isReleasedOnceEveryRecipientHasIt() throws Exception {
        String id = held("a");
        items.release(id, "dsl");
        items.delivered(id, List.of(Mails.FRIEND));
        assertThat(summary(id).state()).isEqualTo(State.RELEASING);
        items.delivered(id, List.of(Mails.FRIEND, Mails.TEACHER));
        items.delivered(id, List.of(Mails.TEACHER));
        assertThat(summary(id).state()).isEqualTo(State.RELEASED);
        assertThat(summary(id).decision()).contains(new HeldSummary.Decided("dsl", ""));
        assertThat(actions(id).stream().filter("delivered"::equals)).hasSize(1);
    }

    @Test
    void aFailedReleaseIsHeldAgainAndGoesNextTimeOnlyToWhoHasNotGotIt() throws Exception {
        String id = held("a");
        items.release(id, "dsl");
        items.delivered(id, List.of(Mails.FRIEND));
        assertThat(items.failed(id, "The next hop refused it.")).isEqualTo(DONE);
        assertThat(summary(id).state()).isEqualTo(State.HELD);
        assertThat(summary(id).decision()).contains(new HeldSummary.Decided("relay", "The next hop refused it."));
        assertThat(items.failed(id, "again")).isEqualTo(new Outcome.NotNow(State.HELD, "relay"));
        items.release(id, "dsl");
        assertThat(queued("recipients").getLast()).isEqualTo("[" + Mails.TEACHER + "]");
    }

    @Test
    void deletingErasesEverythingButIdsAndTimes() throws Exception {
        String id = held("a");
        assertThat(items.delete(id, "dpo")).isEqualTo(DONE);
        HeldItem item = items.show(id, "dsl").orElseThrow();
        assertThat(item.inspection()).isEmpty();
        assertThat(item.summary().subject()).isEmpty();
        assertThat(item.summary().sender()).isEmpty();
        assertThat(item.summary().recipients()).isEmpty();
        assertThat(item.summary().state()).isEqualTo(State.DELETED);
        assertThat(item.summary().messageId()).isEqualTo("mail-a");
        assertThat(items.body(id, "dsl")).isEmpty();
        assertThat(count("held_chunk")).isZero();
        assertThat(items.release(id, "dsl")).isEqualTo(new Outcome.NotNow(State.DELETED, "dpo"));
        assertThat(store.hold(Mails.mail("a")))
                .as("a late attempt to hold it again")
                .isEqualTo(id);
        assertThat(audit.verify()).isInstanceOf(AuditCheck.Intact.class);
    }

    @Test
    void whatIsOnItsWayIsNotDeleted() throws Exception {
        String id = held("a");
        items.release(id, "dsl");
        assertThat(items.delete(id, "dpo")).isEqualTo(new Outcome.NotNow(State.RELEASING, "dsl"));
    }

    @Test
    void deletesOnlyWhatWasDecidedLongAgo() throws Exception {
        String waiting = held("a");
        String old = held("b");
        items.reject(old, "dsl", "");
        clock.pass(Duration.ofDays(90));
        String recent = held("c");
        items.reject(recent, "dsl", "");
        assertThat(items.deleteDecidedBefore(clock.instant(), 10)).isEqualTo(1);
        assertThat(summary(waiting).state()).isEqualTo(State.HELD);
        assertThat(summary(old).state()).isEqualTo(State.DELETED);
        assertThat(summary(recent).state()).isEqualTo(State.REJECTED);
    }

    @Test
    void countsEveryState() throws Exception {
        assertThat(items.counts().oldestWaiting()).isEmpty();
        held("a");
        items.reject(held("b"), "dsl", "");
        HeldCounts counts = items.counts();
        assertThat(counts.byState())
                .containsEntry(State.HELD, 1L)
                .containsEntry(State.REJECTED, 1L)
                .containsEntry(State.RELEASED, 0L);
        assertThat(counts.oldestWaiting()).contains(Instant.parse("2026-03-02T08:30:00Z"));
    }

    @Test
    void aBrokenSubjectDoesNotHideTheList() throws Exception {
        String id = held("a");
        held("b");
        database.write(handle -> handle.execute("update held_mail set subject_key = body_key where id = ?", id));
        assertThat(items.list(HeldFilter.waiting(), ALL)).hasSize(2);
        assertThat(summary(id).subject()).isEmpty();
    }

    @Test
    void afterTheKeyWasRotatedEveryItemIsStillReadable() throws Exception {
        String id = held("a");
        String deleted = held("b");
        items.delete(deleted, "dpo");
        String before = keys.currentId();
        keys.rotate();
        Rewrapping rewrapping = new Rewrapping(database, sealer, keys);
        assertThat(rewrapping.next(10)).isEqualTo(1);
        assertThat(rewrapping.next(10)).isZero();
        assertThat(keks()).isNotEmpty().doesNotContain(before);
        assertThat(summary(id).subject()).contains(Mails.SUBJECT);
        try (InputStream body = items.body(id, "dsl").orElseThrow()) {
            assertThat(body.readAllBytes()).isEqualTo(Mails.TEXT.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aReleasedMailIsTakenFromTheRelaysOwnQueue() throws Exception {
        MailRows queue = new MailRows(database, "test", Duration.ofMinutes(1), 3, parked -> {});
        HeldItems releasing = new HeldItems(
                database,
                audit,
                sealer,
                (handle, mail) -> queue.enqueue(
                        handle,
                        "spool",
                        new NewMail(
                                mail.id(), "{}", "", List.of(mail.recipients().toString()), mail.body()),
                        Duration.ZERO),
                clock);
        byte[] large = new byte[700_000];
        String id = store.hold(Mails.mail("a", Optional.empty(), Content.of(large)));
        assertThat(atOnce(20, () -> releasing.release(id, "dsl")).stream().filter(DONE::equals))
                .hasSize(1);
        ClaimedMail taken = queue.claim("spool", 10, Long.MAX_VALUE).getFirst();
        assertThat(queue.claim("spool", 10, Long.MAX_VALUE)).isEmpty();
        try (InputStream body = queue.body(taken.id(), taken.size()).open()) {
            String text = new String(body.readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(text).startsWith("X-Postern-Released: " + id).hasSize(large.length + text.indexOf('\n') + 1);
        }
    }
}
