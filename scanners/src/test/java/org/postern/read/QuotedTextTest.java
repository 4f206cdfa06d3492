package org.postern.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.message.Span;

class QuotedTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "new/> old/> old/new; > old/> old",
                "new/On Tue, 24 Nov 2026, A wrote:/> old; On Tue, 24 Nov 2026, A wrote:/> old",
                "new/On Tue, 24 Nov 2026, A wrote:/> old/new; On Tue, 24 Nov 2026, A wrote:/> old",
                "new/On Tue, 24 Nov 2026, A wrote://old/old; On Tue, 24 Nov 2026, A wrote://old/old",
                "new/On Tue, A wrote:; On Tue, A wrote:",
                "new/-----Original Message-----/old; -----Original Message-----/old",
                "new/---------- Forwarded message ---------/old; ---------- Forwarded message ---------/old",
                "new/From: a@b.example/Sent: today/old; From: a@b.example/Sent: today/old",
                "new/________________________________/From: a/x/To: b/old; ________________________________/From:"
                        + " a/x/To: b/old",
                "new/From: me to you/that is all; ''",
                "new/____________; ''",
                "she wrote: yes; ''",
            })
    void findsWhatRepeatsAnEarlierMail(String written, String quoted) {
        String text = written.replace('/', '\n');
        StringBuilder found = new StringBuilder();
        for (Span span : QuotedText.find(text, List.of())) {
            found.append(text, span.start(), span.end());
        }

        assertThat(found.toString().replace('\n', '/')).isEqualTo(quoted);
    }
}
