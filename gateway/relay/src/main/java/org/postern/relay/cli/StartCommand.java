package org.postern.relay.cli;

import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.postern.relay.ConfigRefused;
import org.postern.relay.Relay;
import org.postern.relay.StartRefused;
import org.postern.relay.settings.Settings;
import org.postern.relay.settings.SettingsText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code postern start}. */
@Command(name = "start", description = "Runs the relay until the process is ended.")
final class StartCommand implements Callable<Integer> {
    @Mixin
    private Workplace workplace = new Workplace();

    // What a boot can throw is James's choice: "throws Exception".
    @Override
    public Integer call() throws Exception {
        Settings settings = workplace.settings();
        Relay relay = relay(settings);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            relay.close();
            ended.countDown();
        }));
        say(settings, relay);
        ended.await();
        return Exit.OK;
    }

    private Relay relay(Settings settings) throws Exception {
        try {
            return Relay.start(settings, workplace.home());
        } catch (ConfigRefused e) {
            throw Stop.wrong(Workplace.lines(e.problems()));
        } catch (StartRefused e) {
            throw Stop.wrong(e.reasons());
        }
    }

    private void say(Settings settings, Relay relay) {
        Output output = workplace.output();
        if (workplace.json()) {
            var json = Output.object();
            SettingsText.of(settings).forEach(json::put);
            output.json(json);
        } else {
            SettingsText.of(settings).forEach((key, value) -> output.remark(key + " = " + value));
            output.line(
                    "Ready. Postern takes mail on " + address(settings.relay().listen())
                            + " and, from people who sign in, on "
                            + address(settings.submission().listen())
                            + "; http://127.0.0.1:" + relay.httpPort() + "/readyz says how it is. Ctrl-C ends it.");
        }
    }

    private static String address(InetSocketAddress listen) {
        return listen.getHostString() + ":" + listen.getPort();
    }
}
