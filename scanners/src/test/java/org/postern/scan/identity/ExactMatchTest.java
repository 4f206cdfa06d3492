package org.postern.scan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.model.Finding;
import org.postern.scan.Rows;

class ExactMatchTest {
    private static final byte[] KEY = "a key of this school only".getBytes(StandardCharsets.US_ASCII);
    private static final KnownValues KNOWN = KnownValues.of(
            KEY,
            Map.of(
                    "pupil.upn", List.of("J825999920001"),
                    "uln", List.of("1043928714"),
                    "pupil.nhs", List.of("999 765 4323"),
                    "guardian.phone", List.of("+44 7700 900655", "01632 960123"),
                    "staff.email", List.of("C.Lowe88@freemail.example"),
                    "guardian.bank", List.of("20-00-00 55779911"),
                    "admission", List.of("004471"),
                    "short", List.of("4471")));
    private static final ExactMatch EXACT = new ExactMatch(KNOWN);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "see J825999920001 please|J825999920001|UPN|pupil",
                "j825 9999 20001|j825 9999 20001|UPN|pupil",
                "order 1043928714|1043928714|ULN|",
                "999 765 4323|999 765 4323|NHS_NUMBER|pupil",
                "999.765\\n4323|999.765\\n4323|NHS_NUMBER|pupil",
                "his mum 07700900655 is|07700900655|PHONE|guardian",
                "+44 (0)7700 900 655|44 (0)7700 900 655|PHONE|guardian",
                "0044 7700 900655|0044 7700 900655|PHONE|guardian",
                "write to c.lowe88@freemail.example.|c.lowe88@freemail.example|EMAIL_ADDRESS|staff",
                "20-00-00 55779911|20-00-00 55779911|BANK_ACCOUNT|guardian",
                "9\u200B99 765 4323|9\u200B99 765 4323|NHS_NUMBER|pupil",
            })
    void findsWhatTheDirectoryKnows(String text, String matched, Category category, String mark) {
        Finding finding = Identities.only(EXACT, category, text);
        assertThat(Rows.matched(text.replace("\\n", "\n"), finding)).isEqualTo(matched.replace("\\n", "\n"));
        assertThat(finding.confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(finding.marks().contains("pupil")).isEqualTo("pupil".equals(mark));
        assertThat(finding.marks().contains("guardian")).isEqualTo("guardian".equals(mark));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "J825999920002",
                "1043928715",
                "999 765 4324",
                "room 4471",
                "07700 900656",
                "99997654323",
                "004471",
                "c.lowe@freemail.example",
            })
    void knowsNothingElse(String text) {
        assertThat(Identities.of(EXACT, text)).isEmpty();
    }

    @Test
    void namesTheFieldAndNotTheValue() {
        assertThat(KNOWN.field("+44 7700 900655")).contains("guardian.phone");
        assertThat(KNOWN.field("07700900655")).contains("guardian.phone");
        assertThat(KNOWN.field("07700900656")).isEmpty();
        assertThat(KNOWN.field("4471")).isEmpty();
        assertThat(KnownValues.none().field("07700900655")).isEmpty();
    }

    @Test
    void wantsALongKey() {
        assertThatThrownBy(() -> KnownValues.of(new byte[8], Map.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
