package org.postern.reader.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.message.Box;
import org.postern.read.FileItem;
import org.postern.read.Reading;

class RiversTest {
    @ParameterizedTest
    @ValueSource(ints = {24, 40})
    void readsLinesThatBeginAlike(int size) {
        List<String> lines = IntStream.range(0, 80)
                .mapToObj(i -> "Sam: line " + i + " of an ordinary chat about football")
                .toList();
        FileItem item = Reads.png(Painter.page(lines, size, Color.WHITE, Color.BLACK));
        assertThat(Reads.text(item))
                .contains("Sam: line 3 of an ordinary chat about football")
                .contains("Sam: line 60 of an ordinary chat about football");
        assertThat(item.reading()).isEqualTo(Reading.WHOLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Meet me at the old bus stop.", "We will call at all the little hills", "Tell Bill: 07700 900461"
            })
    void readsTheSameLineOverAndOver(String line) {
        FileItem item = Reads.png(Painter.page(Collections.nCopies(20, line), 28, Color.WHITE, Color.BLACK));
        assertThat(Reads.text(item).split(line, -1)).hasSizeGreaterThan(18);
    }

    /** An l between the pieces was taken off as part of a rule. */
    @Test
    void knowsACutWhereALetterIsLost() {
        List<Line> pieces = IntStream.range(0, 12)
                .mapToObj(
                        i -> i % 2 == 0 ? new Box(21, i / 2 * 38 + 25, 62, 19) : new Box(103, i / 2 * 38 + 25, 486, 25))
                .map(box -> new Line(List.of(new Word("piece", box, 95)), 95))
                .toList();
        assertThat(Rivers.cut(pieces)).isTrue();
    }

    @Test
    void leavesTableColumnsAlone() {
        List<Line> cells = IntStream.range(0, 12)
                .mapToObj(i -> new Box(i % 2 * 300, i / 2 * 40, 200, 20))
                .map(box -> new Line(List.of(new Word("cell", box, 95)), 95))
                .toList();
        assertThat(Rivers.cut(cells)).isFalse();
    }
}
