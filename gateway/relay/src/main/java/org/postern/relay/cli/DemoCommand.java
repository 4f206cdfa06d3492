package org.postern.relay.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.postern.model.PolicyProblem;
import org.postern.relay.PolicyRefused;
import org.postern.relay.demo.Demo;
import org.postern.relay.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code postern demo}; its data stands in a folder of its own, because every demo begins with an empty one. */
@Command(name = "demo", description = "The demo school on loopback with an outside world and sample mail.")
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private Workplace workplace = new Workplace();

    // What a boot can throw is James's choice: "throws Exception".
    @Override
    public Integer call() throws Exception {
        Demo demo = demo(workplace.settings());
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            demo.close();
            ended.countDown();
        }));
        demo.show();
        ended.await();
        return Exit.OK;
    }

    private Demo demo(Settings settings) throws Exception {
        try {
            return Demo.start(settings, workplace.homeFolder().resolve("demo"), System.out);
        } catch (PolicyRefused e) {
            throw Stop.wrong(e.problems().stream().map(PolicyProblem::toString).toList());
        }
    }
}
