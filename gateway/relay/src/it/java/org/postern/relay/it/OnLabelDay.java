package org.postern.relay.it;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.postern.mailets.JavaxMailHandlers;
import org.postern.message.MailHandlers;
import org.postern.relay.Home;
import org.postern.relay.Relay;
import org.postern.relay.settings.Settings;
import org.postern.relay.settings.SettingsLoader;

/** {@code postern start} on 24 November 2026, the day for which the cases are labelled; approvals end after it. */
public final class OnLabelDay {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private OnLabelDay() {}

    /** @param args as {@link Postern} gives them: start --home DIR --conf DIR */
    public static void main(String[] args) throws Exception {
        MailHandlers.pin();
        JavaxMailHandlers.pin();
        Settings settings = switch (SettingsLoader.load(Path.of(args[4]), Path.of(args[2]))) {
            case SettingsLoader.Loaded(Settings loaded) -> loaded;
            case SettingsLoader.Rejected(var problems, var rest) ->
                throw new IllegalArgumentException(problems.toString());
        };
        InstantSource clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOON));
        Relay relay = Relay.start(settings, Home.open(Path.of(args[2])), judge -> judge, clock);
        Runtime.getRuntime().addShutdownHook(new Thread(relay::close));
        System.out.println("Postern takes mail on " + clock.instant());
        Thread.currentThread().join();
    }
}
