package org.postern.relay.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code postern demo}. */
@Command(name = "demo", description = "The demo school on loopback with an outside world and sample mail.")
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private Workplace workplace = new Workplace();

    @Override
    public Integer call() throws Stop {
        workplace.settings();
        throw Stop.refused("the demo is not part of this version yet; use `postern check` on sample mail");
    }
}
