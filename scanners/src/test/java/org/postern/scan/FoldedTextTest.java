package org.postern.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.message.Span;

class FoldedTextTest {
    @ParameterizedTest
    @CsvSource({
        "'Hello THERE','hello there'",
        "'\\uFF30\\uFF41\\uFF53\\uFF53','pass'",
        "'\\uD835\\uDFD8\\uD835\\uDFDF','07'",
        "'0\\uFE0F\\u20E37\\uFE0F\\u20E3','07'",
        "'\\u24EA\\u2466\\u2776\\u24F5','0711'",
        "'\\u0660\\u0667\\u0966\\u096D','0707'",
        "'p\\u200Ba\\u00ADs\\u2060s','pass'",
        "'caf\\u00E9 Ren\\u0065\\u0301','cafe rene'",
        "'\\u0440\\u0430\\u0455\\u0455\\u051D\\u043E\\u0433d','password'",
        "'\\u0391\\u0392\\u0397','abh'",
        "'\\u0141\\u00F3d\\u017A \\u00DF','lodz ss'",
        "'\\uD83C\\uDD70\\uD83C\\uDD51','ab'",
        "'a\\u2013b\\u2019c','a-b''c'",
        "'\\u00BD','1/2'",
        "'\\uD83D\\uDE00x','\\uD83D\\uDE00x'",
    })
    void readsAsAPersonWould(String written, String read) {
        assertThat(FoldedText.of(plain(written)).text()).isEqualTo(plain(read));
    }

    @Test
    void readsAnOverrideAsItIsSeenAndAsItIsWritten() {
        FoldedText folded = FoldedText.of("x \u202E321 0\u202C y");
        assertThat(folded.text()).isEqualTo("x 0 123\n321 0 y");
        assertThat(folded.original(2, 7)).isEqualTo(new Span(3, 8));
        assertThat(folded.original(8, 11)).isEqualTo(new Span(3, 6));
        assertThat(folded.folded(7)).isEqualTo(2);
    }

    @Test
    void keepsWhiteSpaceAsOneKindAndLineBreaksApart() {
        assertThat(FoldedText.of("a\tb\u00A0c\r\nd\re\u2028f").text()).isEqualTo("a b c \nd\ne\nf");
    }

    @Test
    void leadsBackToTheOriginalPositions() {
        String text = "x\u200B\uD835\uDFD8\u00BD7";
        FoldedText folded = FoldedText.of(text);
        assertThat(folded.text()).isEqualTo("x01/27");
        assertThat(folded.original(1, 2)).isEqualTo(new Span(2, 4));
        assertThat(folded.original(2, 4)).isEqualTo(new Span(4, 5));
        assertThat(folded.original(0, 6)).isEqualTo(new Span(0, 6));
        assertThat(folded.original(6, 6)).isEqualTo(new Span(6, 6));
        assertThat(folded.original(0, 0)).isEqualTo(new Span(0, 0));
    }

    @Test
    void leadsForwardToTheFoldedPositions() {
        FoldedText folded = FoldedText.of("x\u200B\u00BD7");
        assertThat(folded.folded(0)).isZero();
        assertThat(folded.folded(1)).isEqualTo(1);
        assertThat(folded.folded(2)).isEqualTo(1);
        assertThat(folded.folded(3)).isEqualTo(4);
        assertThat(FoldedText.of("abc").folded(2)).isEqualTo(2);
        assertThat(FoldedText.of("abc").folded(9)).isEqualTo(3);
    }

    @Test
    void keepsEveryOffsetOfAnyText() {
        String text = "\u0130\uFDFA\uD83C\uDDEC\uD83C\uDDE7 e\u0301\u0301 \uD800 \uDC00 \uAC00\r";
        FoldedText folded = FoldedText.of(text);
        for (int i = 0; i < folded.text().length(); i++) {
            Span span = folded.original(i, i + 1);
            assertThat(span.length()).isBetween(1, 2);
            assertThat(folded.folded(span.start())).isLessThanOrEqualTo(i);
        }
    }

    @Test
    void tellsADisguiseFromAnAccent() {
        assertThat(FoldedText.of("R\u00E9n\u00E9e").disguised(0, 5)).isFalse();
        assertThat(FoldedText.of("07\u200B70").disguised(0, 4)).isTrue();
        assertThat(FoldedText.of("\u0421lose").disguised(0, 5)).isTrue();
        assertThat(FoldedText.of("0\u20E37").disguised(0, 2)).isTrue();
        assertThat(FoldedText.of("it\u2019s \u00A35 \u2013 ok").disguised(0, 12))
                .isFalse();
    }

    private static String plain(String escaped) {
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < escaped.length(); at++) {
            if (escaped.startsWith("\\u", at)) {
                plain.append((char) Integer.parseInt(escaped.substring(at + 2, at + 6), 16));
                at += 5;
            } else {
                plain.append(escaped.charAt(at));
            }
        }
        return plain.toString();
    }
}
