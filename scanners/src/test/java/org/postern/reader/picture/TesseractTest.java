package org.postern.reader.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TesseractTest {
    private static final Grey PAGE = Grey.of(Painter.page(Painter.manyLines(16), 20, Color.WHITE, Color.BLACK));

    private static String words(Tesseract.Result result) {
        return result.lines().stream()
                .flatMap(line -> line.words().stream())
                .map(Word::text)
                .collect(Collectors.joining(" "));
    }

    @Test
    void readsOnAfterItWasStopped() throws IOException {
        Tesseract tesseract = Tesseract.open();
        int stopped = 0;
        for (int time = 1; time < 400; time += 45) {
            stopped +=
                    tesseract.read(PAGE, Deadline.in(Duration.ofMillis(time))).whole() ? 0 : 1;
            assertThat(words(tesseract.read(PAGE, Deadline.in(Duration.ofSeconds(60)))))
                    .contains("07700 900123");
        }
        assertThat(stopped).isPositive();
    }
}
