package org.postern.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"a@b.example", "\"a b\"@b.example", "\"a@b\"@b.example", "\"a\\\"b\"@b.example"})
    void readsAgainWhatItWrote(String written) {
        assertThat(Address.parse(Address.of(written).toString())).contains(Address.of(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "@b.example", "a@", "a@.", "a b@c.example", "a@b c", "\" @b.example"})
    void refusesWhatIsNoAddress(String written) {
        assertThat(Address.parse(written)).isEmpty();
    }

    @Test
    void knowsTheSameMailboxByCaseAndLastDot() {
        assertThat(Address.of("<Head@School.EXAMPLE.>")).isEqualTo(Address.of("head@school.example"));
    }
}
