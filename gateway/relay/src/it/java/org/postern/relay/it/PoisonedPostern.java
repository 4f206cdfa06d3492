package org.postern.relay.it;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.postern.mailets.JavaxMailHandlers;
import org.postern.mailets.Judge;
import org.postern.message.Envelope;
import org.postern.message.MailHandlers;
import org.postern.relay.Home;
import org.postern.relay.Relay;
import org.postern.relay.settings.Settings;
import org.postern.relay.settings.SettingsLoader;

/** The relay with a judge whose process ends at once when it meets a mail to {@code poison@}, as in a native crash. */
final class PoisonedPostern {
    static final int CRASHED = 134;

    private PoisonedPostern() {}

    /** Takes {@code start --home DIR --conf DIR}. */
    public static void main(String[] args) throws Exception {
        MailHandlers.pin();
        JavaxMailHandlers.pin();
        Path home = Path.of(args[2]);
        SettingsLoader.Outcome outcome = SettingsLoader.load(Path.of(args[4]), home);
        if (outcome instanceof SettingsLoader.Loaded(Settings settings)) {
            Relay relay = Relay.start(settings, Home.open(home), PoisonedPostern::poisoned);
            Runtime.getRuntime().addShutdownHook(new Thread(relay::close));
            System.out.println("Postern takes mail");
            new CountDownLatch(1).await();
        }
    }

    private static Judge poisoned(Judge judge) {
        return (id, envelope, mail) -> {
            if (isPoison(envelope)) {
                Runtime.getRuntime().halt(CRASHED);
            }
            return judge.judge(id, envelope, mail);
        };
    }

    private static boolean isPoison(Envelope envelope) {
        return envelope.recipients().getFirst().local().equals("poison");
    }
}
