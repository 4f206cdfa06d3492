package org.postern.relay.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.message.Envelope.Alignment;

class AuthenticationResultsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mx.up.example; spf=pass smtp.mailfrom=a.example; dmarc=pass header.from=a.example | PASS",
                "mx.up.example 1; dmarc=pass (p=reject; sp=none) header.from=a.example | PASS",
                "MX.UP.example; DMARC=Pass | PASS",
                "mx.up.example; dmarc=fail header.from=a.example; spf=pass | FAIL",
                "mx.up.example; dmarc=none | UNKNOWN",
                "mx.up.example; dmarc=passed | UNKNOWN",
                "mx.up.example; dmarc=permerror | FAIL",
                "mx.up.example; dmarc = fail | FAIL",
                "mx.up.example; dmarc (a comment) = fail | FAIL",
                "mx.up.example; dmarc/1=fail | FAIL",
                "mx.up.example; dmarc / 1 = pass | PASS",
                "mx.up.example; dmarcx=fail | UNKNOWN",
                // SPF or DKIM alone say nothing about the domain that people see
                "mx.up.example; spf=pass smtp.mailfrom=evil.example; dkim=pass header.d=evil.example | UNKNOWN",
                "mx.up.example; none | UNKNOWN",
                // another server's word, also one whose name begins alike
                "mx.evil.example; dmarc=pass | UNKNOWN",
                "mx.up.example.evil.example; dmarc=pass | UNKNOWN",
                "; dmarc=pass | UNKNOWN",
                "unnamed; dmarc=pass | UNKNOWN",
                "spf=pass smtp.mailfrom=a.example; dmarc=pass action=none header.from=a.example | UNKNOWN",
                // but nobody denies his own mail
                "mx.evil.example; dmarc=fail | FAIL",
                "spf=fail smtp.mailfrom=a.example; dmarc=fail action=quarantine header.from=a.example | FAIL",
                // what the sender chose says nothing
                "mx.up.example; spf=pass smtp.mailfrom=\"; dmarc=pass \"@evil.example; dmarc=fail | FAIL",
                "mx.up.example; spf=pass (by (x) ; dmarc=pass ) smtp.mailfrom=evil.example | UNKNOWN",
                "mx.up.example; spf=pass (\\( ; dmarc=pass ;) smtp.mailfrom=evil.example | UNKNOWN",
                "mx.up.example; dmarc=pass; dmarc=fail | FAIL",
            })
    void believesOnlyTheUpstreamsWordOnDmarc(String field, Alignment expected) {
        assertThat(AuthenticationResults.alignment(field, "mx.up.example"::equals))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spf=pass smtp.mailfrom=a.example; dmarc=pass action=none header.from=a.example;compauth=pass | PASS",
                "dmarc=pass | PASS",
                "dkim=none (message not signed) header.d=none;dmarc=none action=none header.from=a.example | UNKNOWN",
                "dmarc=bestguesspass action=none header.from=a.example | UNKNOWN",
                "spf=pass (x; dmarc=pass ) smtp.mailfrom=a.example | UNKNOWN",
                "unnamed; dmarc=pass | UNKNOWN",
                "mx.up.example; dmarc=pass | UNKNOWN",
            })
    void believesAFieldWithoutAServersNameWhereTheSettingsSaySo(String field, Alignment expected) {
        assertThat(AuthenticationResults.alignment(field, AuthenticationResults.UNNAMED::equals))
                .isEqualTo(expected);
    }
}
