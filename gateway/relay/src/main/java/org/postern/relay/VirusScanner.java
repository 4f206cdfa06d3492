package org.postern.relay;

import java.util.Optional;
import java.util.function.Supplier;
import org.postern.inspect.MalwareScan;
import org.postern.relay.health.Sight;
import org.postern.relay.malware.Clamd;
import org.postern.relay.malware.ClamdWatch;
import org.postern.relay.settings.Settings;

/** The virus scanner that the settings name, for the relay and every command that judges. */
public final class VirusScanner {
    private VirusScanner() {}

    public static Optional<Clamd> find(Settings settings) {
        return settings.malware().map(malware -> new Clamd(malware.clamd(), malware.timeout()));
    }

    public static MalwareScan of(Settings settings) {
        return find(settings).map(MalwareScan.class::cast).orElse(MalwareScan.OFF);
    }

    /** Looks after it from now on, until the relay closes. */
    static Supplier<Sight.Scanner> watched(Settings settings, Closing closing) {
        Optional<ClamdWatch> watch = find(settings).map(clamd -> closing.add(new ClamdWatch(clamd)));
        return () ->
                watch.map(clamd -> new Sight.Scanner(true, clamd.problem())).orElse(Sight.Scanner.OFF);
    }
}
