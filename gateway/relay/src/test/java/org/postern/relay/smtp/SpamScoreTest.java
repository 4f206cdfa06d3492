package org.postern.relay.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpamScoreTest {
    @ParameterizedTest
    @CsvSource({
        "X-Spam-Score, 7.3, 7",
        "X-Spam-Score, ' 7.3 (+++++++)', 7",
        "X-Spam-Score, -1.9, -1",
        "X-Spam-Score, 6, 6",
        "X-Spam-Score, 5.99, 5",
        "X-Spam-Level, *******, 7",
        "X-Spam-Status, 'Yes, score=12.1 required=5.0 tests=BAYES_99,HTML_MESSAGE autolearn=no', 12",
        "X-Spam-Status, 'No, hits=-0.2 required=5.0', 0",
        "X-Spamd-Result, 'default: False [7.30 / 15.00]; R_SPF_ALLOW(-0.20)[+mx]', 7",
        "X-MS-Exchange-Organization-SCL, 5, 6",
        "X-MS-Exchange-Organization-SCL, -1, 0",
        "X-Forefront-Antispam-Report, CIP:192.0.2.1;CTRY:GB;LANG:en;SCL:9;SRV:;IPV:NLI, 10",
        "X-Forefront-Antispam-Report, CIP:192.0.2.1;SCL:-1;SRV:, 0"
    })
    void readsWhatFiltersWrite(String name, String value, int score) {
        assertThat(SpamScore.of(name, value)).hasValue(score);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Spam-Status, 'Yes'",
        "X-Spam-Score, ''",
        "X-Spam-Score, 1.2.3.4",
        "X-Spam-Score, 99999999999999",
        "X-Forefront-Antispam-Report, CIP:192.0.2.1",
        "X-MS-Exchange-Organization-SCL, none"
    })
    void knowsNothingOfTheRest(String name, String value) {
        assertThat(SpamScore.of(name, value)).isEmpty();
    }

    @Test
    void aFloodOfCharactersCostsNothing() {
        assertThat(SpamScore.of("X-Spam-Score", "*".repeat(3_000_000))).isEmpty();
        assertThat(SpamScore.of("X-Spam-Score", "score=".repeat(500_000))).isEmpty();
    }
}
