package org.postern.relay.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.postern.relay.ConfigRefused;
import org.postern.relay.StartRefused;
import org.postern.relay.demo.Demo;
import org.postern.relay.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code postern demo}. */
@Command(name = "demo", description = "The demo school on loopback with an outside world and sample mail.")
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private Workplace workplace = new Workplace();

    @Option(names = "--once", description = "end when the sample mails are through")
    private boolean once;

    // What a boot can throw is James's choice: "throws Exception".
    @Override
    public Integer call() throws Exception {
        Settings settings = workplace.settings();
        Path home = workplace.homeFolder().resolve("demo");
        workplace.output().remark("Starting the demo school...");
        Demo demo = start(settings, home);
        if (once) {
            try (demo) {
                demo.show(false);
            }
            return Exit.OK;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(demo::close));
        demo.show(true);
        demo.follow();
        return Exit.OK;
    }

    private static Demo start(Settings settings, Path home) throws Exception {
        try {
            return Demo.start(settings, home, new PrintStream(System.out, true, StandardCharsets.UTF_8));
        } catch (ConfigRefused e) {
            throw Stop.wrong(Workplace.lines(e.problems()));
        } catch (StartRefused e) {
            throw Stop.wrong(e.reasons());
        }
    }
}
