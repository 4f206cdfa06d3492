package org.postern.relay.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.queue.api.MailQueue.MailQueueException;
import org.apache.james.queue.api.MailQueue.MailQueueItem;
import org.apache.james.queue.api.MailQueue.MailQueueItem.CompletionStatus;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.queue.api.RawMailQueueItemDecoratorFactory;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.Mail;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.mailets.JavaxMailHandlers;
import org.postern.message.Content;
import org.postern.relay.queue.SqlMailQueueFactory.Taking;
import org.postern.store.Database;
import org.postern.store.TestPostgres;
import org.postern.store.queue.ParkedMail;
import reactor.core.publisher.Flux;

class SqlMailQueueTest {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    Database database;
    SqlMailQueueFactory factory;
    SqlMailQueue queue;
    final List<ParkedMail> parked = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void useJavaxHandlers() {
        JavaxMailHandlers.pin();
    }

    @BeforeEach
    void start() throws Exception {
        database = Database.sqlite(folder.resolve("postern.db"));
        boot();
    }

    @AfterEach
    void stop() {
        factory.close();
        database.close();
    }

    private void boot() throws Exception {
        Taking taking = Taking.usual("n1", folder.resolve("work"));
        factory = new SqlMailQueueFactory(database, taking, new RawMailQueueItemDecoratorFactory(), parked::add);
        queue = factory.createQueue(MailQueueName.of("spool"));
    }

    private Mail mail(String name, byte[] body) throws Exception {
        MailImpl mail = MailImpl.builder()
                .name(name)
                .sender("ann@school.example")
                .addRecipient("bob@school.example")
                .build();
        mail.setMessageContent(SpooledBody.of(Content.of(body), WorkFolder.emptied(folder.resolve("in"))));
        return mail;
    }

    private MailQueueItem take() {
        return Flux.from(queue.deQueue()).next().blockOptional(PATIENCE).orElseThrow();
    }

    private static int attempts(MailQueueItem item) {
        return item.getMail()
                .getAttribute(MailJson.ATTEMPTS)
                .map(Attribute::getValue)
                .map(value -> (Integer) value.value())
                .orElseThrow();
    }

    private static byte[] bytes(Mail mail) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.getMessage().writeTo(out);
        return out.toByteArray();
    }

    @Test
    @SuppressWarnings("StringConcatToTextBlock") // every line's end matters here
    void keepsEveryByteOfAnUntouchedMail() throws Exception {
        String odd = "X-Folded: one\r\n\ttwo\r\nsubject:no space\r\nX-Empty:\r\n"
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\n\r\nbare\nline \u0001 trailing  \r\n--b--\r\nepilogue without end";
        byte[] small = odd.getBytes(StandardCharsets.ISO_8859_1);
        byte[] large = (odd + "\r\n" + "0123456789\r\n".repeat(50_000)).getBytes(StandardCharsets.ISO_8859_1);
        for (byte[] body : List.of(small, large)) {
            queue.enQueue(mail("m", body));
            MailQueueItem item = take();
            assertThat(bytes(item.getMail())).isEqualTo(body);
            item.done(CompletionStatus.SUCCESS);
        }
    }

    @Test
    void countsStartsThatNeverEndedAndNotThoseGivenBack() throws Exception {
        queue.enQueue(mail("m", "a: b\r\n\r\nx".getBytes(StandardCharsets.US_ASCII)));
        assertThat(attempts(take())).isEqualTo(1);
        factory.close(); // an orderly end gives the mail back
        boot();
        assertThat(attempts(take())).isEqualTo(1);
        boot(); // the process before did not end in order
        assertThat(attempts(take())).isEqualTo(2);
        boot();
        MailQueueItem third = take();
        assertThat(attempts(third)).isEqualTo(3);
        third.done(CompletionStatus.SUCCESS);
        assertThat(queue.getSize()).isZero();
    }

    @Test
    void parksMailWhoseMetadataCannotBeRead() throws Exception {
        queue.enQueue(mail("odd", "a: b\r\n\r\nx".getBytes(StandardCharsets.US_ASCII)));
        database.write(handle -> handle.execute("update mail_queue set metadata = '{'"));
        queue.enQueue(mail("good", "a: b\r\n\r\nx".getBytes(StandardCharsets.US_ASCII)));
        assertThat(take().getMail().getName()).isEqualTo("good");
        assertThat(parked).extracting(ParkedMail::name).containsExactly("odd");
        assertThat(factory.view().sizes()).containsEntry("spool.dead", 1L);
    }

    @Test
    void aMailThatCouldNotBeLoadedIsTakenAgain() throws Exception {
        byte[] large = ("a: b\r\n\r\n" + "0123456789\r\n".repeat(20_000)).getBytes(StandardCharsets.US_ASCII);
        queue.enQueue(mail("large", large));
        Path work = folder.resolve("work");
        Files.delete(work);
        List<MailQueueItem> items = new CopyOnWriteArrayList<>();
        var subscription = Flux.from(queue.deQueue()).subscribe(items::add);
        Thread.sleep(2_500);
        assertThat(items).isEmpty();
        Files.createDirectory(work);
        Awaitility.await().atMost(PATIENCE).until(() -> items.size() == 1); // long before its lease is over
        assertThat(attempts(items.getFirst())).isEqualTo(1);
        items.getFirst().done(CompletionStatus.SUCCESS);
        subscription.dispose();
    }

    @Test
    void holdsFewLargeMailsAtOnceAndLetsSmallOnesPass() throws Exception {
        byte[] large = ("a: b\r\n\r\n" + "0123456789\r\n".repeat(20_000)).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 30; i++) {
            queue.enQueue(mail("large" + i, large));
        }
        queue.enQueue(mail("small", "a: b\r\n\r\nx".getBytes(StandardCharsets.US_ASCII)));
        List<MailQueueItem> items = new CopyOnWriteArrayList<>();
        var subscription = Flux.from(queue.deQueue()).subscribe(items::add);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        items.stream().anyMatch(item -> item.getMail().getName().equals("small")));
        assertThat(items).hasSizeLessThan(14);
        Awaitility.await().atMost(PATIENCE).until(() -> {
            for (MailQueueItem item : new ArrayList<>(items)) {
                item.done(CompletionStatus.SUCCESS);
            }
            return items.size() == 31;
        });
        for (MailQueueItem item : items) {
            item.done(CompletionStatus.SUCCESS); // those that came while the others were ended
        }
        subscription.dispose();
        try (var left = Files.list(folder.resolve("work"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void senderIsToldAtOnceButAWorkerWaitsOutADatabaseRestart() throws Exception {
        TestPostgres server = TestPostgres.own();
        try (Database postgres = server.open();
                SqlMailQueueFactory onPostgres = new SqlMailQueueFactory(
                        postgres,
                        Taking.usual("n1", folder.resolve("pgwork")),
                        new RawMailQueueItemDecoratorFactory(),
                        parked::add)) {
            SqlMailQueue spool = onPostgres.createQueue(MailQueueName.of("spool"));
            List<MailQueueItem> items = new CopyOnWriteArrayList<>();
            var subscription = Flux.from(spool.deQueue()).subscribe(items::add);
            Mail mail = mail("m", "a: b\r\n\r\nx".getBytes(StandardCharsets.US_ASCII));
            server.crash();
            assertThatThrownBy(() -> spool.enQueue(mail)).isInstanceOf(MailQueueException.class);
            ThreadFactory spooler = Thread.ofPlatform().name("spooler-1").factory();
            try (var worker = Executors.newSingleThreadExecutor(spooler)) {
                var queued = worker.submit(() -> {
                    spool.enQueue(mail);
                    return true;
                });
                Thread.sleep(1_500);
                assertThat(queued.isDone()).isFalse();
                server.start();
                assertThat(queued.get()).isTrue();
            }
            Awaitility.await().atMost(PATIENCE).until(() -> items.size() == 1);
            items.getFirst().done(CompletionStatus.SUCCESS);
            assertThat(spool.getSize()).isZero();
            subscription.dispose();
        }
    }

    @Test
    void refusesAMailThatJamesHasLetGoOf() throws Exception {
        Mail mail = mail("m", "a: b\r\n\r\nx".getBytes(StandardCharsets.US_ASCII));
        LifecycleUtil.dispose(mail);
        assertThatThrownBy(() -> queue.enQueue(mail)).isInstanceOf(MailQueueException.class);
        assertThat(queue.getSize()).isZero();
    }

    @Test
    void keepsAMailThatJamesRejectsAndCountsTheAttempt() throws Exception {
        queue.enQueue(mail("m", "a: b\r\n\r\nx".getBytes(StandardCharsets.US_ASCII)));
        take().done(CompletionStatus.REJECT);
        assertThat(queue.getSize()).isEqualTo(1);
        assertThat(queue.flush()).isEqualTo(1); // it was not due at once
        assertThat(attempts(take())).isEqualTo(2);
    }

    @Test
    void emptiesItsWorkFolderAtStart() throws Exception {
        Path left = Files.createTempFile(folder.resolve("work"), "", ".mail");
        boot();
        assertThat(left).doesNotExist();
    }
}
