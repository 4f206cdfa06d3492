package org.postern.store.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postern.message.Content;
import org.postern.store.Database;
import org.postern.store.StoreException;

/** What both databases must do. */
abstract class QueueContract {
    static final Duration LONG = Duration.ofMinutes(1);
    static final Duration SHORT = Duration.ofMillis(200);
    static final int LIMIT = 3;

    Database database;
    MailRows rows;
    QueueView view;
    final List<ParkedMail> parked = new ArrayList<>();

    abstract Database open() throws Exception;

    @BeforeEach
    void start() throws Exception {
        database = open();
        rows = node("n1", LONG);
        view = new QueueView(database);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    MailRows node(String name, Duration lease) {
        return new MailRows(database, name, lease, LIMIT, parked::add);
    }

    static NewMail mail(String name, String body) {
        return mail(name, Content.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    static NewMail mail(String name, Content body) {
        return new NewMail(
                name, "{\"name\":\"" + name + "\"}", "Ann@school.example", List.of("bob@school.example"), body);
    }

    private void enqueue(String... names) throws StoreException {
        for (String name : names) {
            rows.enqueue("spool", mail(name, "body of " + name), Duration.ZERO);
        }
    }

    private static List<ClaimedMail> claim(MailRows from, int count) throws StoreException {
        return from.claim("spool", count, Long.MAX_VALUE);
    }

    private static ClaimedMail claimOne(MailRows from) throws StoreException {
        return claim(from, 1).getFirst();
    }

    private String text(ClaimedMail mail) throws IOException {
        try (InputStream in = rows.body(mail.id(), mail.size()).open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private long bodies() throws StoreException {
        return database.read(handle -> handle.createQuery("select count(*) from mail_body")
                .mapTo(Long.class)
                .one());
    }

    private static void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    @Test
    void givesMailOutInOrderWithItsBody() throws Exception {
        enqueue("a", "b", "c");
        List<ClaimedMail> two = claim(rows, 2);
        assertThat(two).extracting(ClaimedMail::name).containsExactly("a", "b");
        assertThat(two).extracting(ClaimedMail::attempts).containsExactly(1, 1);
        assertThat(two.getFirst().metadata()).isEqualTo("{\"name\":\"a\"}");
        assertThat(text(two.getLast())).isEqualTo("body of b");
        assertThat(claim(rows, 5)).extracting(ClaimedMail::name).containsExactly("c");
        assertThat(claim(rows, 5)).isEmpty();
    }

    @Test
    void bodiesGoWithTheirRows() throws Exception {
        enqueue("a", "b", "c");
        assertThat(rows.done(claimOne(rows))).isTrue();
        assertThat(bodies()).isEqualTo(2);
        view.clear("spool");
        assertThat(bodies()).isZero();
    }

    @Test
    void keepsLargeBodiesWholeAndInOrder() throws Exception {
        byte[] large = new byte[3_000_001];
        new Random(7).nextBytes(large);
        rows.enqueue("spool", mail("large", Content.of(large)), Duration.ZERO);
        ClaimedMail mail = claimOne(rows);
        assertThat(mail.size()).isEqualTo(large.length);
        try (InputStream in = rows.body(mail.id(), mail.size()).open()) {
            assertThat(in.readAllBytes()).isEqualTo(large);
        }
        rows.done(mail);
        assertThatThrownBy(() -> rows.body(mail.id(), mail.size()).open().read())
                .isInstanceOf(StoreException.class);
    }

    @Test
    void aBodyThatCannotBeReadKeepsNothing() throws Exception {
        Content broken = new Content() {
            @Override
            public InputStream open() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public long size() {
                return 10;
            }
        };
        assertThatThrownBy(() -> rows.enqueue("spool", mail("broken", broken), Duration.ZERO))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the disk is gone");
        assertThat(view.size("spool")).isZero();
    }

    @Test
    void leavesLargeMailWhenAskedForSmall() throws Exception {
        rows.enqueue("spool", mail("large", "x".repeat(2_000)), Duration.ZERO);
        rows.enqueue("spool", mail("small", "x"), Duration.ZERO);
        assertThat(rows.claim("spool", 5, 1_000)).extracting(ClaimedMail::name).containsExactly("small");
        assertThat(claimOne(rows).name()).isEqualTo("large");
    }

    @Test
    void delayedMailWaitsAndFlushMakesItDue() throws Exception {
        rows.enqueue("spool", mail("later", "x"), Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(claim(rows, 1)).isEmpty();
        assertThat(view.oldestDue()).isEmpty();
        assertThat(view.flush("spool")).isEqualTo(1);
        assertThat(claimOne(rows).name()).isEqualTo("later");
    }

    @Test
    void anotherNodeTakesWhatALostOneHad() throws Exception {
        enqueue("a");
        MailRows lost = node("n2", SHORT);
        ClaimedMail before = claimOne(lost);
        assertThat(claim(rows, 1)).isEmpty();
        pause(SHORT.multipliedBy(2));
        ClaimedMail after = claimOne(rows);
        assertThat(after.attempts()).isEqualTo(2);
        assertThat(lost.done(before)).as("its lease has passed on").isFalse();
        assertThat(lost.release(before)).isFalse();
        assertThat(rows.done(after)).isTrue();
    }

    @Test
    void aRenewedLeaseLasts() throws Exception {
        enqueue("a");
        MailRows slow = node("n2", SHORT);
        ClaimedMail mail = claimOne(slow);
        for (int i = 0; i < 6; i++) {
            pause(SHORT.dividedBy(3));
            slow.renew(List.of(mail));
            assertThat(claim(rows, 1)).isEmpty();
        }
        assertThat(slow.done(mail)).isTrue();
    }

    @Test
    void aRestartedNodeNeedNotWaitForItsOwnLeases() throws Exception {
        enqueue("a", "b");
        claimOne(rows);
        claimOne(node("n10", LONG));
        MailRows restarted = node("n1", LONG);
        assertThat(restarted.endFormerLeases()).isEqualTo(1);
        assertThat(claim(restarted, 5)).extracting(ClaimedMail::name).containsExactly("a");
    }

    @Test
    void releasedMailIsAsNew() throws Exception {
        enqueue("a");
        assertThat(rows.release(claimOne(rows))).isTrue();
        assertThat(claimOne(rows).attempts()).isEqualTo(1);
    }

    @Test
    void mailFromACrashIsTriedAloneAndFreshMailFlowsPastIt() throws Exception {
        enqueue("a", "b", "c");
        claim(rows, 3);
        MailRows restarted = node("n1", LONG);
        restarted.endFormerLeases();
        enqueue("fresh");
        List<ClaimedMail> first = claim(restarted, 5);
        assertThat(first).extracting(ClaimedMail::name).containsExactly("a", "fresh");
        assertThat(claim(restarted, 5)).isEmpty();
        restarted.done(first.getFirst());
        assertThat(claim(restarted, 5)).extracting(ClaimedMail::name).containsExactly("b");
    }

    @Test
    void parksOnlyTheMailThatNeverEnds() throws Exception {
        enqueue("poison", "good");
        for (int crash = 0; crash < LIMIT; crash++) {
            MailRows process = node("n1", LONG);
            process.endFormerLeases();
            List<ClaimedMail> taken = claim(process, 5);
            assertThat(taken).extracting(ClaimedMail::name).contains("poison");
            assertThat(taken.getFirst().attempts()).isEqualTo(crash + 1);
        }
        MailRows last = node("n1", LONG);
        last.endFormerLeases();
        assertThat(claim(last, 5)).extracting(ClaimedMail::name).containsExactly("good");
        assertThat(parked).extracting(ParkedMail::name).containsExactly("poison");
        assertThat(view.sizes()).containsEntry("spool.dead", 1L).containsEntry("spool", 1L);
    }

    @Test
    void parksWhatItsHolderCannotRead() throws Exception {
        enqueue("odd");
        ClaimedMail mail = claimOne(rows);
        assertThat(rows.park(mail)).isTrue();
        assertThat(rows.park(mail)).isFalse();
        assertThat(parked).extracting(ParkedMail::queue).containsExactly("spool.dead");
    }

    @Test
    void removesByNameSenderAndRecipientButNotWhatIsInWork() throws Exception {
        enqueue("a", "b", "b");
        claimOne(rows);
        assertThat(view.removeByName("spool", "a")).isEqualTo(new Removed(0, 1));
        assertThat(view.removeByName("spool", "b")).isEqualTo(new Removed(2, 0));
        enqueue("c");
        assertThat(view.removeByRecipient("spool", "ob@school.example")).isEqualTo(new Removed(0, 0));
        assertThat(view.removeByRecipient("spool", "BOB@school.example")).isEqualTo(new Removed(1, 1));
        enqueue("d");
        assertThat(view.removeBySender("spool", "ann@SCHOOL.example")).isEqualTo(new Removed(1, 1));
        assertThat(view.clear("spool")).isEqualTo(new Removed(0, 1));
    }

    @Test
    void showsItsPagesInOrder() throws Exception {
        enqueue("a", "b", "c", "d", "e");
        claimOne(rows);
        List<WaitingMail> first = view.page("spool", Optional.empty(), 3);
        List<WaitingMail> second = view.page("spool", Optional.of(first.getLast()), 3);
        assertThat(first).extracting(WaitingMail::name).containsExactly("a", "b", "c");
        assertThat(first).extracting(WaitingMail::inWork).containsExactly(true, false, false);
        assertThat(second).extracting(WaitingMail::name).containsExactly("d", "e");
    }

    @Test
    void saysHowLongTheOldestMailHasWaited() throws Exception {
        enqueue("a");
        pause(SHORT);
        assertThat(view.oldestDue().get("spool")).isBetween(SHORT, Duration.ofSeconds(20));
        claimOne(rows);
        assertThat(view.oldestDue()).isEmpty();
    }

    @Test
    void saysHowOldTheOldestMailIsThroughAllItsTries() throws Exception {
        enqueue("a");
        ClaimedMail first = claimOne(rows);
        pause(SHORT);
        rows.enqueue("spool", mail("a", "it"), LONG);
        rows.done(first);
        assertThat(view.oldest().get("spool")).isBetween(SHORT, Duration.ofSeconds(20));
        assertThat(view.oldestDue()).isEmpty();
    }

    @Test
    void manyWorkersTakeEachMailOnce() throws Exception {
        for (int i = 0; i < 200; i++) {
            enqueue("m" + i);
        }
        Set<Long> seen = ConcurrentHashMap.newKeySet();
        List<Future<Boolean>> all = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                MailRows worker = node("w" + i, LONG);
                all.add(threads.submit(() -> {
                    List<ClaimedMail> taken = claim(worker, 4);
                    while (!taken.isEmpty()) {
                        for (ClaimedMail mail : taken) {
                            assertThat(seen.add(mail.id())).isTrue();
                            assertThat(worker.done(mail)).isTrue();
                        }
                        taken = claim(worker, 4);
                    }
                    return true;
                }));
            }
        }
        for (Future<Boolean> each : all) {
            assertThat(each.get()).isTrue();
        }
        assertThat(seen).hasSize(200);
        assertThat(view.size("spool")).isZero();
    }
}
