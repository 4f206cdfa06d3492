package org.postern.certs.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityReaderTest {
    private static final List<byte[]> OUTER_AND_INNER = List.of(bytes("A"), bytes("AB"));

    @Test
    void stopsAtEveryDelimiterAndKeepsEveryByte() throws IOException {
        Random random = new Random(5);
        String[] pieces = {
            "\r\n", "\n", "\r", "--A", "--AB", "--A--", "--AB--\t", "--ABC", "-", "x", " ", "y".repeat(70_000)
        };
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                text.append(pieces[random.nextInt(round % 30 == 0 ? pieces.length : pieces.length - 1)]);
            }
            assertThat(split(text.toString(), random)).isEqualTo(naive(text.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 1022, 1023, 1024, 1025, 64511, 64512, 64513})
    void findsADelimiterAtTheEdgeOfABlock(int before) throws IOException {
        for (String lineBreak : List.of("\r\n", "\n")) {
            String text = "x".repeat(64 * 1024 - before) + lineBreak + "--A" + lineBreak + "rest";
            assertThat(split(text, new Random(before))).isEqualTo(naive(text)).hasSize(2);
        }
    }

    @Test
    void endsAHeaderAtItsEmptyLineOrAtADelimiter() throws IOException {
        for (String header : List.of("a: b\r\n\r\n", "a: b\n\n", "a: b\r\r", "\r\n", "a: b\r\n")) {
            EntityReader reader = new EntityReader(new ByteArrayInputStream(bytes(header + "--A\r\nrest")));
            assertThat(new String(reader.header(OUTER_AND_INNER), StandardCharsets.ISO_8859_1))
                    .isEqualTo(header);
            ByteArrayOutputStream none = new ByteArrayOutputStream();
            assertThat(reader.copy(OUTER_AND_INNER, none).boundary()).isZero();
            assertThat(none.size()).isZero();
        }
    }

    @Test
    void saysWhatIsAsciiUpToTheNextDelimiter() throws IOException {
        assertThat(isAscii("abc\r\n--A\r\n\u00e9")).isTrue();
        assertThat(isAscii("abc\u00e9\r\n--A\r\n")).isFalse();
        assertThat(isAscii("abc")).isTrue();
        assertThat(isAscii("x".repeat(70_000))).isFalse();
    }

    private static boolean isAscii(String text) throws IOException {
        EntityReader reader = new EntityReader(new ByteArrayInputStream(bytes(text)));
        boolean ascii = reader.isAsciiFor(OUTER_AND_INNER);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reader.rest(out);
        assertThat(out.toByteArray()).isEqualTo(bytes(text));
        return ascii;
    }

    private static List<String> split(String text, Random random) throws IOException {
        InputStream slow = new FilterInputStream(new ByteArrayInputStream(bytes(text))) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(5000)));
            }
        };
        EntityReader reader = new EntityReader(slow);
        List<String> parts = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        for (EntityReader.Stop stop = new EntityReader.Stop(0, false, new byte[0]); !stop.isEnd(); ) {
            ByteArrayOutputStream part = new ByteArrayOutputStream();
            stop = reader.copy(OUTER_AND_INNER, part);
            parts.add(stop.boundary() + (stop.closing() ? "." : ":") + part.toString(StandardCharsets.ISO_8859_1));
            all.append(part.toString(StandardCharsets.ISO_8859_1))
                    .append(new String(stop.delimiter(), StandardCharsets.ISO_8859_1));
        }
        assertThat(all.toString()).isEqualTo(text);
        return parts;
    }

    /** Line by line, as RFC 2046 5.1.1 tells it. */
    private static List<String> naive(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String line : Pattern.compile("(?<=\n)").splitAsStream(text).toList()) {
            String bare = line.replaceFirst("(\r?\n|\r)\\z", "").replaceFirst("[ \t]+\\z", "");
            if (bare.matches("--AB?(--)?")) {
                boolean closing = bare.endsWith("--");
                int boundary = bare.startsWith("--AB") ? 1 : 0;
                parts.add(boundary + (closing ? "." : ":") + part.toString().replaceFirst("\r?\n\\z", ""));
                part.setLength(0);
            } else {
                part.append(line);
            }
        }
        parts.add("-1." + part);
        return parts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
