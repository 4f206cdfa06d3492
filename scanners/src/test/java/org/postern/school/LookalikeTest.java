package org.postern.school;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookalikeTest {
    private static final Set<String> KNOWN = Set.of(
            "larkfield.sch.example",
            "shirecounty.gov.example",
            "freemail.example",
            "gmail.com",
            "hotmail.com",
            "hotmail.co.uk",
            "mail.com");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "larkfield-sch.example",
                "larkfeild.sch.example",
                "larkfie1d.sch.example",
                "larkfield.sch.example.evil.example",
                "larkfield.org.example",
                "l\u0430rkfield.sch.example",
                "xn--lrkfield-16g.sch.example",
                "shirecounty-gov.example",
                "shirecounty.gov.exampel",
                "freemial.example",
                "fremail.example",
                "gmial.com",
                "gmail.co",
                "gmal.com",
                "hotmial.co.uk"
            })
    void couldBeTakenForAKnownOne(String domain) {
        assertThat(Lookalike.of(domain, KNOWN)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "larkfield.sch.example",
                "pupils.larkfield.sch.example",
                "email.com",
                "hotmail.fr",
                "highfield.sch.example",
                "vendor.example",
                "county.gov.example",
                "mail.org.example",
                "a.example"
            })
    void isSomebodyElse(String domain) {
        assertThat(Lookalike.of(domain, KNOWN)).isEmpty();
    }

    @Test
    void saysWhichItResembles() {
        assertThat(Lookalike.of("freemial.example", KNOWN)).contains("freemail.example");
    }
}
