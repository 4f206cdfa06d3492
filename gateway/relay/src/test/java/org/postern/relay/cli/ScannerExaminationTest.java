package org.postern.relay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postern.relay.malware.ClamdVersion;

class ScannerExaminationTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 24, 12, 0);

    @Test
    void oldOrMissingSignaturesAreYellow() {
        ClamdVersion fresh = new ClamdVersion("ClamAV 1.4.6", Optional.of(NOW.minusDays(1)));
        assertThat(ScannerExamination.known(fresh, NOW))
                .isEqualTo(Symptom.green("malware scan", "on, ClamAV 1.4.6 answers, signatures of 2026-11-23"));
        ClamdVersion old = new ClamdVersion("ClamAV 1.4.6", Optional.of(NOW.minusDays(8)));
        assertThat(ScannerExamination.known(old, NOW).light()).isEqualTo(Symptom.Light.YELLOW);
        ClamdVersion none = new ClamdVersion("ClamAV 1.4.6", Optional.empty());
        assertThat(ScannerExamination.known(none, NOW).light()).isEqualTo(Symptom.Light.YELLOW);
    }
}
