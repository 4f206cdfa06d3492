package org.postern.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainPatternTest {
    private static boolean matches(String pattern, String domain) {
        return DomainPattern.parse(pattern).orElseThrow().matches(domain);
    }

    @Test
    void isOneDomainOrAllBelowOne() {
        assertThat(matches("nhs.net", "NHS.net.")).isTrue();
        assertThat(matches("nhs.net", "x.nhs.net")).isFalse();
        assertThat(matches("*.Gov.uk", "shire.gov.uk")).isTrue();
        assertThat(matches("*.gov.uk", "a.b.gov.uk")).isTrue();
        assertThat(matches("*.gov.uk", "gov.uk")).isFalse();
        assertThat(matches("*.gov.uk", "evilgov.uk")).isFalse();
        assertThat(matches("*.gov.uk", "gov.uk.evil.example")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "*", "*.uk", "uk", "*.*.uk", "a.*.uk", "gov..uk", "-a.uk", "a-.uk", "@gov.uk", "gov uk.uk"})
    void isNothingElse(String text) {
        assertThat(DomainPattern.parse(text)).isEmpty();
    }
}
