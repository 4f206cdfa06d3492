package org.postern.relay;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.postern.certs.CertificateBook;
import org.postern.certs.authority.CertificateDesk;
import org.postern.certs.expiry.Ending;
import org.postern.certs.expiry.Endings;
import org.postern.certs.expiry.ExpiryWarning;
import org.postern.certs.expiry.ExpiryWarnings;
import org.postern.certs.keys.KeyFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at certificates once an hour: signs the school's revocation list anew at half its life, fetches others' lists
 * before mail has to wait for them, and counts what is going to end.
 */
final class CertificateWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);

    private final CertificateBook book;
    private final KeyFolder keys;
    private final CertificateDesk desk;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("certificates").factory());
    private volatile Map<Integer, Long> ending = counted(List.of());

    CertificateWatch(Home home, InstantSource clock) {
        this.book = CertificateBook.open(home.certificates(), clock);
        this.keys = new KeyFolder(home.privateKeys(), new SecureRandom());
        this.desk = new CertificateDesk(home.authority(), book, keys, clock);
        this.clock = clock;
    }

    void start() {
        var unused = timer.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.HOURS);
    }

    /** How many certificates, keys and lists end within so many days; under 0, how many have ended. */
    Map<Integer, Long> ending() {
        return ending;
    }

    /** Whatever goes wrong must not end the watch. */
    private void look() {
        try {
            if (desk.upkeep()) {
                LOG.info("the revocation list was signed anew; it is to be published");
            }
            book.refreshLists();
            List<Ending> endings = Endings.of(book, keys, desk.authority());
            ending = counted(ExpiryWarnings.due(endings, clock.instant()));
        } catch (IOException e) {
            LOG.error("the certificates could not be looked after; `postern doctor` says why"); // paths name addresses
        } catch (RuntimeException | Error e) {
            LOG.error("the certificates could not be looked after", e);
        }
    }

    private static Map<Integer, Long> counted(List<ExpiryWarning> warnings) {
        Map<Integer, Long> counts = new TreeMap<>();
        for (int mark : ExpiryWarnings.MARKS) {
            counts.put(mark, warnings.stream().filter(w -> w.days() <= mark).count());
        }
        return Map.copyOf(counts);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
