package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final List<Duration> waits = new ArrayList<>();

    @Test
    void waitsLongerEachTimeAndHalfAMinuteInAll() {
        Patience patience = new Patience(Duration.ofSeconds(30), waits::add);
        assertThatThrownBy(() -> patience.with(() -> {
                    throw new IOException("away");
                }))
                .isInstanceOf(IOException.class);
        assertThat(waits).isSorted();
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofSeconds(24), Duration.ofSeconds(30));
    }

    @Test
    void answersAsSoonAsItWorks() throws IOException {
        Patience patience = new Patience(Duration.ofSeconds(30), waits::add);
        String answer = patience.with(() -> {
            if (waits.size() < 2) {
                throw new IOException("away");
            }
            return "here";
        });
        assertThat(answer).isEqualTo("here");
        assertThat(waits).hasSize(2);
    }

    @Test
    void stopsWaitingWhenTheRelayStops() {
        Patience patience = new Patience(Duration.ofSeconds(30), length -> {
            throw new InterruptedException();
        });
        assertThatThrownBy(() -> patience.with(() -> {
                    throw new IOException("away");
                }))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void asksOnceWhereAPeerWaits() {
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> Patience.none().with(() -> {
                    asked.incrementAndGet();
                    throw new IOException("away");
                }))
                .hasMessage("away");
        assertThat(asked).hasValue(1);
    }
}
