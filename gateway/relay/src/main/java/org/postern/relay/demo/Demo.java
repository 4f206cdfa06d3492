package org.postern.relay.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postern.certs.CertificateBook;
import org.postern.certs.Lookup;
import org.postern.inspect.Inspection;
import org.postern.mailets.Judge;
import org.postern.message.Address;
import org.postern.message.Envelope;
import org.postern.policy.Rulebook;
import org.postern.relay.Configuration;
import org.postern.relay.Home;
import org.postern.relay.Relay;
import org.postern.relay.settings.Settings;
import org.postern.relay.settings.Settings.Host;
import org.postern.relay.settings.Settings.Listener;
import org.postern.relay.settings.Settings.StartTls;
import org.postern.store.quarantine.HeldFilter;
import org.postern.store.quarantine.Page;

/** Runs the demo school: sends every sample mail through the real relay and prints what became of it. */
public final class Demo implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String MARKER = "made-by-demo";
    private final PrintStream out;
    private final Path home;
    private final World world = new World();
    private final Settings settings;
    private final LinkedBlockingQueue<Judged> judged = new LinkedBlockingQueue<>();
    private final Rulebook rulebook;
    private final Relay relay;
    private volatile boolean closed;

    private record Judged(Envelope envelope, Inspection inspection) {}

    private Demo(Settings shipped, Path home, PrintStream out) throws Exception {
        this.out = out;
        this.home = home;
        this.settings = onLoopback(shipped);
        this.rulebook = Configuration.rulebook(Configuration.policyFiles(settings));
        this.relay = Relay.start(settings, fresh(home), this::watched);
    }

    /** Starts relay and world; {@code home} is made anew, what an earlier demo left there goes. */
    public static Demo start(Settings shipped, Path home, PrintStream out) throws Exception {
        return new Demo(shipped, home, out);
    }

    private static Home fresh(Path folder) throws IOException {
        if (Files.isDirectory(folder) && !Files.exists(folder.resolve(MARKER))) {
            throw new IOException(folder + " is there and was not made by a demo; give another --home");
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
        Home home = Home.open(folder);
        Files.createFile(folder.resolve(MARKER));
        try (InputStream certificate = SampleMail.resource("j.akhtar.pem")) {
            CertificateBook.open(home.certificates(), InstantSource.system())
                    .importCertificates(certificate.readAllBytes());
        }
        return home;
    }

    private boolean hasCertificate(Address address) {
        try {
            return CertificateBook.open(home.resolve("certificates"), InstantSource.system())
                            .find(address.toString())
                    instanceof Lookup.Usable;
        } catch (IOException e) {
            return false;
        }
    }

    private Judge watched(Judge judge) {
        return (id, envelope, mail) -> {
            Inspection inspection = judge.judge(id, envelope, mail);
            judged.add(new Judged(envelope, inspection));
            return inspection;
        };
    }

    /** The shipped settings, with the world's ports for next hops and free ports where the usual ones are taken. */
    private Settings onLoopback(Settings shipped) throws IOException {
        Host mailboxes = loopback(world.schoolPort());
        Map<String, Host> hosts =
                shipped.school().domains().stream().collect(Collectors.toMap(domain -> domain, domain -> mailboxes));
        return new Settings(
                shipped.school(),
                listener(shipped.relay(), List.of(SampleMail.schoolClient() + "/32", "127.0.0.1/32")),
                listener(shipped.submission(), List.of()),
                Optional.empty(),
                shipped.limits(),
                shipped.reading(),
                Optional.empty(),
                Optional.empty(),
                shipped.encryption(),
                new Settings.Routing(
                        hosts,
                        List.of(loopback(world.outsidePort())),
                        Map.of(),
                        shipped.routing().retries(),
                        shipped.routing().authenticationResults(),
                        shipped.routing().spamScores()),
                new Settings.Store("sqlite:postern.db", Optional.empty(), Optional.empty()),
                new Settings.Http(free(shipped.http().listen())),
                shipped.files());
    }

    private static Host loopback(int port) {
        return new Host("127.0.0.1", port, StartTls.NONE, Optional.empty(), Optional.empty());
    }

    private static Listener listener(Listener shipped, List<String> trusted) throws IOException {
        return new Listener(free(shipped.listen()), trusted, shipped.connections(), shipped.connectionsPerAddress());
    }

    private static InetSocketAddress free(InetSocketAddress wanted) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            InetSocketAddress usual = new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted.getPort());
            probe.bind(usual);
            return usual;
        } catch (IOException taken) {
            try (ServerSocket probe = new ServerSocket(0)) {
                return new InetSocketAddress(InetAddress.getLoopbackAddress(), probe.getLocalPort());
            }
        }
    }

    /**
     * Sends all samples and prints the table.
     *
     * @param goesOn whether to say how to go on from there
     */
    public void show(boolean goesOn) throws Exception {
        Story story = new Story(rulebook, this::hasCertificate, out);
        story.heading(settings.school().name());
        for (SampleMail mail : SampleMail.all()) {
            mail.send(settings.relay().listen().getPort());
            Judged seen = judged.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (seen == null) {
                throw new IOException(mail.id() + " was not judged within " + PATIENCE.toSeconds() + " s");
            }
            story.row(mail, seen.inspection());
        }
        settle();
        story.afterwards(
                world.schoolCount(),
                world.outsideCount(),
                relay.store().held().list(HeldFilter.waiting(), new Page(0, 100)));
        world.letterTo("jake.tilley@pupils.larkfield.sch.example").ifPresent(letter -> print(story, letter));
        if (goesOn) {
            story.next(settings, home, relay.httpPort());
        }
    }

    /** Says what happens to every further mail, until the demo is closed. */
    public void follow() throws InterruptedException {
        Story story = new Story(rulebook, this::hasCertificate, out);
        while (!closed) {
            Judged seen = judged.poll(1, TimeUnit.SECONDS);
            if (seen != null) {
                story.own(seen.envelope(), seen.inspection());
            }
        }
    }

    private static void print(Story story, MimeMessage letter) {
        try {
            story.letter(letter.getSubject(), String.valueOf(letter.getContent()));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("a letter that the demo sent cannot be read", e);
        }
    }

    /** Waits until nothing more arrives. */
    private void settle() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        int before = -1;
        while (Instant.now().isBefore(end)) {
            int now = world.schoolCount() + world.outsideCount();
            if (now == before) {
                return;
            }
            before = now;
            Thread.sleep(1_000);
        }
    }

    @Override
    public void close() {
        closed = true;
        relay.close();
        world.close();
    }
}
