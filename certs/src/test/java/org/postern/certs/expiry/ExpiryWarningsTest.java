package org.postern.certs.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryWarningsTest {
    private static final Instant END = Instant.parse("2026-11-25T09:00:00Z");
    private static final Ending ANN = new Ending(Ending.Kind.RECIPIENT, "ann.reed@council.example", END);
    private static final Ending LIST = new Ending(Ending.Kind.LIST, "issuing.crl", END);

    @ParameterizedTest
    @CsvSource({"59,60", "30,30", "29,30", "14,14", "10,14", "7,7", "2,7", "1,1", "0,0", "-400,0", "60,60"})
    void warnsOfTheLastMarkThatWasPassed(int daysBefore, int mark) {
        Instant now = END.minus(Duration.ofDays(daysBefore));
        assertThat(ExpiryWarnings.due(List.of(ANN), now)).containsExactly(new ExpiryWarning(ANN, mark));
    }

    @Test
    void saysNothingBeforeTheFirstMark() {
        assertThat(ExpiryWarnings.due(
                        List.of(ANN), END.minus(Duration.ofDays(60)).minusSeconds(1)))
                .isEmpty();
        assertThat(ExpiryWarnings.due(List.of(LIST), END.minus(Duration.ofDays(14))))
                .as("a list is renewed by itself half-way")
                .isEmpty();
        assertThat(ExpiryWarnings.due(List.of(LIST), END.minus(Duration.ofDays(7))))
                .hasSize(1);
    }

    @Test
    void warnsOfEachMarkOnce() {
        Instant now = END.minus(Duration.ofDays(30));
        assertThat(ExpiryWarnings.dueSince(List.of(ANN, LIST), now.minus(Duration.ofHours(1)), now))
                .containsExactly(new ExpiryWarning(ANN, 30));
        assertThat(ExpiryWarnings.dueSince(List.of(ANN, LIST), now, now.plus(Duration.ofDays(15))))
                .isEmpty();
        assertThat(ExpiryWarnings.dueSince(List.of(ANN), now, END)).containsExactly(new ExpiryWarning(ANN, 0));
    }

    @Test
    void saysWhatToDo() {
        assertThat(new ExpiryWarning(ANN, 7).sentence())
                .isEqualTo("The certificate of ann.reed@council.example ends on 25 November 2026;"
                        + " ask its owner for the next one");
        assertThat(new ExpiryWarning(new Ending(Ending.Kind.ISSUING, "", END), 0).sentence())
                .isEqualTo("The issuing authority's certificate ended on 25 November 2026;"
                        + " renew it with `postern cert ca renew`");
    }

    @Test
    void putsTheSoonestFirst() {
        Ending later = new Ending(Ending.Kind.OWN, "office@larkfield.sch.example", END.plusSeconds(60));
        assertThat(ExpiryWarnings.due(List.of(later, ANN), END))
                .extracting(ExpiryWarning::ending)
                .containsExactly(ANN, later);
    }
}
