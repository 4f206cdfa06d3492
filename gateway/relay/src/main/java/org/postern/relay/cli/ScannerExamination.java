package org.postern.relay.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.postern.relay.VirusScanner;
import org.postern.relay.malware.ClamdVersion;
import org.postern.relay.settings.Settings;

/** The doctor's look at the virus scanner. */
final class ScannerExamination {
    private static final String PART = "malware scan";

    /** ClamAV makes new signatures every day. */
    private static final Duration OLD = Duration.ofDays(7);

    private ScannerExamination() {}

    static Symptom of(Settings settings) {
        return VirusScanner.find(settings)
                .map(clamd -> {
                    try {
                        return known(clamd.version(), LocalDateTime.now(ZoneOffset.UTC));
                    } catch (IOException e) {
                        return Symptom.red(
                                PART,
                                "clamd does not answer (" + e.getMessage()
                                        + "), and all mail is held; start it or check malware.clamd in postern.yaml");
                    }
                })
                .orElse(Symptom.yellow(PART, "off; name a clamd as malware.clamd in postern.yaml to switch it on"));
    }

    static Symptom known(ClamdVersion version, LocalDateTime now) {
        if (version.signatures().isEmpty()) {
            return Symptom.yellow(
                    PART, "on, " + version.program() + " answers, but has no daily signatures; run freshclam");
        }
        LocalDateTime made = version.signatures().get();
        String sentence = "on, " + version.program() + " answers, signatures of " + made.toLocalDate();
        return made.isBefore(now.minus(OLD))
                ? Symptom.yellow(PART, sentence + ", which is old; see why freshclam does not renew them")
                : Symptom.green(PART, sentence);
    }
}
