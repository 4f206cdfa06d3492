package org.postern.relay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.james.queue.api.RawMailQueueItemDecoratorFactory;
import org.postern.certs.ServerKey;
import org.postern.certs.ServerNames;
import org.postern.mailets.JavaxMailHandlers;
import org.postern.message.MailHandlers;
import org.postern.relay.james.JamesFiles;
import org.postern.relay.queue.SqlMailQueueFactory;
import org.postern.relay.settings.Settings;
import org.postern.relay.settings.SettingsLoader;
import org.postern.school.Directory;

/**
 * The same James over the same queue without judging, to measure against. It is here, and not a setting, because the
 * relay itself starts with no way past {@code ScanMail}.
 */
public final class BareRelay {
    private BareRelay() {}

    /** @param args home, conf and the file that takes the place of mailetcontainer.xml */
    public static void main(String[] args) throws Exception {
        MailHandlers.pin();
        JavaxMailHandlers.pin();
        JamesServer.prepare();
        Home home = Home.open(Path.of(args[0]));
        Settings settings = ((SettingsLoader.Loaded) SettingsLoader.load(Path.of(args[1]), home.folder())).settings();
        InstantSource clock = InstantSource.system();
        StoreParts store = StoreParts.open(settings, home, clock);
        SqlMailQueueFactory queues = new SqlMailQueueFactory(
                store.database(),
                SqlMailQueueFactory.Taking.usual("bare", home.spool()),
                new RawMailQueueItemDecoratorFactory(),
                parked -> {});
        RelayModule.Parts parts = new RelayModule.Parts(
                settings,
                store,
                queues,
                (id, envelope, mail) -> {
                    throw new IllegalStateException("nothing is judged here");
                },
                (mail, recipients) -> {
                    throw new IllegalStateException("nothing is encrypted here");
                },
                request -> {
                    throw new IllegalStateException("nobody is written to here");
                },
                new StoreLogins(store.accounts(), Directory::empty, clock),
                Optional::empty,
                (mail, recipients) -> {},
                clock);
        ServerNames names = new ServerNames(
                List.of("localhost"), List.of(settings.relay().listen().getAddress()));
        Path work = JamesFiles.render(
                settings, ServerKey.openOrCreate(home.keys(), names, clock, new SecureRandom()), home.folder());
        String route = Files.readString(Path.of(args[2]))
                .replace("${postmaster}", settings.school().postmaster().toString());
        Files.writeString(work.resolve("conf/mailetcontainer.xml"), route);
        JamesServer.assemble(work, new RelayModule(parts)).start();
        new CountDownLatch(1).await();
    }
}
