package org.postern.store.queue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.postern.message.Content;
import org.postern.store.Database;

/** Prints how many mails of 2 KB a second go through a queue in SQLite: accepted, taken and done. Not a test. */
final class QueueProbe {
    private static final int MAILS = 4_000;
    private static final int THREADS = 8;

    private QueueProbe() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Files.createTempDirectory("queue-probe").resolve("postern.db");
        try (Database database = Database.sqlite(file)) {
            MailRows rows = new MailRows(database, "probe", Duration.ofMinutes(1), 6, parked -> {});
            Content body = Content.of("x".repeat(2_000).getBytes(StandardCharsets.US_ASCII));
            for (int round = 0; round < 5; round++) {
                long start = System.nanoTime();
                run(rows, body);
                System.out.printf("%.0f mails/s%n", MAILS / ((System.nanoTime() - start) / 1e9));
            }
        }
    }

    private static void run(MailRows rows, Content body) throws Exception {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Boolean>> all = IntStream.range(0, THREADS)
                    .mapToObj(number -> threads.submit(() -> {
                        for (int i = 0; i < MAILS / THREADS; i++) {
                            rows.enqueue("spool", QueueContract.mail(number + "-" + i, body), Duration.ZERO);
                            for (ClaimedMail mail : rows.claim("spool", 1, Long.MAX_VALUE)) {
                                rows.done(mail);
                            }
                        }
                        return true;
                    }))
                    .toList();
            for (Future<Boolean> each : all) {
                each.get();
            }
        }
    }
}
