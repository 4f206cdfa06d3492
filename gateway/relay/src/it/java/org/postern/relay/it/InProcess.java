package org.postern.relay.it;

import java.util.function.UnaryOperator;
import org.postern.mailets.JavaxMailHandlers;
import org.postern.mailets.Judge;
import org.postern.message.MailHandlers;
import org.postern.relay.Home;
import org.postern.relay.Relay;
import org.postern.relay.settings.Settings;
import org.postern.relay.settings.SettingsLoader;

/** The relay in the test's own JVM, so that a test can put itself in the judge's place. */
final class InProcess {
    private InProcess() {}

    static Settings settings(School school) {
        return switch (SettingsLoader.load(school.conf, school.home)) {
            case SettingsLoader.Loaded(Settings settings) -> settings;
            case SettingsLoader.Rejected(var problems, var rest) -> throw new AssertionError(problems);
        };
    }

    static Relay start(School school, UnaryOperator<Judge> judging) throws Exception {
        MailHandlers.pin();
        JavaxMailHandlers.pin();
        return Relay.start(settings(school), Home.open(school.home), judging);
    }
}
