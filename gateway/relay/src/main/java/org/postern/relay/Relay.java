package org.postern.relay;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.james.GuiceJamesServer;
import org.apache.james.queue.api.RawMailQueueItemDecoratorFactory;
import org.postern.certs.CertificateBook;
import org.postern.certs.ServerKey;
import org.postern.certs.ServerNames;
import org.postern.certs.SmimeEncryptor;
import org.postern.certs.keys.KeyFolder;
import org.postern.inspect.Inspection;
import org.postern.inspect.Inspector;
import org.postern.mailets.Judge;
import org.postern.mailets.Patience;
import org.postern.message.Content;
import org.postern.message.Envelope;
import org.postern.policy.Rulebook;
import org.postern.read.FileOpener;
import org.postern.read.fork.ReaderPool;
import org.postern.relay.delivery.SecureRoutes;
import org.postern.relay.health.RelayMetrics;
import org.postern.relay.health.Watch;
import org.postern.relay.james.JamesFiles;
import org.postern.relay.queue.SqlMailQueueFactory;
import org.postern.relay.settings.Settings;
import org.postern.relay.smime.MailKeys;
import org.postern.relay.smime.SchoolMail;
import org.postern.relay.smime.SignedContent;
import org.postern.store.queue.QueueView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running relay: James with our mailets, the store behind it and the watch beside it. */
public final class Relay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    static {
        // James would look every client up in DNS for a name in its log context, on the thread that serves all clients
        System.setProperty("james.protocols.mdc.hostname", "false");
    }

    private final GuiceJamesServer james;
    private final StoreParts store;
    private final Inspector inspector;
    private final PolicyWatch policies;
    private final RelayMetrics metrics;
    private final HttpSide http;
    private final Closing closing;

    private Relay(
            Settings settings, Home home, StoreParts store, Judgement judgement, InstantSource clock, Closing closing)
            throws Exception {
        Inspector inspector = judgement.inspector();
        this.store = store;
        this.inspector = inspector;
        this.closing = closing;
        SqlMailQueueFactory queues = closing.add(queues(store, home, clock));
        Watch watch = closing.add(new Watch(
                settings.limits(), new StoreEyes(store, home.folder(), VirusScanner.watched(settings, closing))));
        this.metrics = new RelayMetrics(watch::sight);
        CertificateWatch certificates = closing.add(new CertificateWatch(home, clock));
        metrics.certificates(certificates::ending);
        certificates.start();
        this.policies = new PolicyWatch(inspector, Configuration.policyFiles(settings), store.audit());
        CertificateBook book = CertificateBook.open(home.certificates(), clock);
        SmimeEncryptor encryptor =
                new SmimeEncryptor(book, settings.encryption().outerSubject()).withLegacyDisplay();
        MailKeys keys = new MailKeys(new KeyFolder(home.privateKeys(), new SecureRandom()));
        SecureRoutes routes =
                new SecureRoutes(() -> inspector.rulebook().policy().lists(), settings, clock);
        RelayModule.Parts parts = new RelayModule.Parts(
                settings,
                store,
                queues,
                judgement.wrap().apply(new SignedContent(this::judge, home.scratch())),
                new CertificateEncryption(encryptor, home.scratch()),
                routes,
                new SchoolMail(keys, book, home.scratch(), clock),
                new SchoolNotices(inspector::rulebook, settings.school().name()),
                new StoreLogins(store.accounts(), () -> inspector.rulebook().directory(), clock),
                watch,
                new ReleasedMail(store.held(), store.history(), clock, metrics),
                clock);
        this.james = JamesServer.assemble(
                JamesFiles.render(settings, serverKey(settings, home, clock), home.folder()), new RelayModule(parts));
        closing.add(james::stop);
        closing.add(policies);
        this.http = closing.add(new HttpSide(settings.http(), james::isStarted, watch, policies, metrics));
    }

    /** Starts everything; returns once the SMTP ports accept. */
    public static Relay start(Settings settings, Home home) throws Exception {
        return start(settings, home, judge -> judge);
    }

    /**
     * Starts everything with a judge of one's own around ours.
     *
     * @param judging wraps the judge, for the demo, which shows what was decided, and for tests, which break it
     */
    public static Relay start(Settings settings, Home home, UnaryOperator<Judge> judging) throws Exception {
        return start(settings, home, judging, InstantSource.system());
    }

    /**
     * Starts everything as on another day.
     *
     * @param clock what rules with dates, notices and the store take for now; queues and leases keep real time
     */
    public static Relay start(Settings settings, Home home, UnaryOperator<Judge> judging, InstantSource clock)
            throws Exception {
        JamesServer.prepare();
        Rulebook rulebook = Configuration.rulebook(settings);
        Ports.check(settings);
        Closing closing = new Closing();
        boolean started = false;
        try {
            closing.add(HomeLock.take(home));
            ReaderPool readers = closing.add(FileReaders.start(settings, home.readers()));
            FileOpener files = FileReaders.classified(settings, readers);
            Inspector core = Inspector.standard(
                            rulebook, files, settings.reading().limits(), clock)
                    .with(VirusScanner.of(settings))
                    .with(KnownCertificates.ofRelay(CertificateBook.open(home.certificates(), clock)));
            home.emptyScratch();
            StoreParts store = closing.add(StoreParts.open(settings, home, clock));
            Inspector inspector = core.with(new PatientHistory(store.history(), Patience.standard()));
            Relay relay = new Relay(settings, home, store, new Judgement(inspector, judging), clock, closing);
            boot(relay.james);
            relay.metrics.readers(readers::counts);
            relay.policies.start();
            started = true;
            return relay;
        } finally {
            if (!started) {
                closing.close();
            }
        }
    }

    // James throws whatever its parts do; the cause at the bottom is the one that says something.
    private static void boot(GuiceJamesServer james) throws StartRefused {
        try {
            james.start();
        } catch (Exception e) {
            String cause = Throwables.getRootCause(e).getMessage();
            throw new StartRefused(
                    List.of("James does not start with the files of conf/james: " + e.getMessage() + ": " + cause));
        }
    }

    /** The core, and what is put around it. */
    private record Judgement(Inspector inspector, UnaryOperator<Judge> wrap) {}

    private static SqlMailQueueFactory queues(StoreParts store, Home home, InstantSource clock) throws IOException {
        ParkedMails parked = new ParkedMails(store.held(), store.quarantine(), new QueueView(store.database()), clock);
        parked.hold();
        String node = InetAddress.getLocalHost().getHostName() + ":" + home.folder();
        return new SqlMailQueueFactory(
                store.database(),
                SqlMailQueueFactory.Taking.usual(node, home.spool()),
                new RawMailQueueItemDecoratorFactory(),
                mail -> {
                    LOG.error("{} is parked in {} after {} attempts", mail.name(), mail.queue(), mail.attempts());
                    parked.hold();
                });
    }

    private Inspection judge(String id, Envelope envelope, Content mail) {
        Inspection inspection = inspector.inspect(id, envelope, mail);
        metrics.judged(inspection);
        return inspection;
    }

    private static ServerKey serverKey(Settings settings, Home home, InstantSource clock) throws IOException {
        String host = "mail." + settings.school().domains().getFirst();
        ServerNames names = new ServerNames(
                List.of(host, "localhost"),
                List.of(settings.relay().listen().getAddress(), InetAddress.getLoopbackAddress()));
        if (settings.tls().isPresent()) {
            return ServerKey.configured(
                    settings.tls().get().file(), settings.tls().get().passwordFile());
        }
        return ServerKey.openOrCreate(home.keys(), names, clock, new SecureRandom());
    }

    public StoreParts store() {
        return store;
    }

    public int httpPort() {
        return http.port();
    }

    /**
     * Stops taking mail, lets mail in work finish for a few seconds, and closes the store; what is left waits there.
     */
    @Override
    public void close() {
        closing.close();
    }
}
