package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripBccTest {
    private static String stripped(String text) throws Exception {
        MailImpl mail = Mails.mail(text, Mails.ANN, Mails.BOB);
        Mails.started(new StripBcc(), Mails.context()).service(mail);
        return Mails.text(mail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A: 1~Bcc: x@y~B: 2~~body~Bcc: stays~ | A: 1~B: 2~~body~Bcc: stays~",
                "bcc : x,~ y,~\tz~B: 2~~~b | B: 2~~~b",
                "A: 1~RESENT-BCC: x~Bcc:~~b | A: 1~~b",
                "Bccx: 1~X-Bcc: 2~Bcc: 3~~ | Bccx: 1~X-Bcc: 2~~",
                "Bcc: x@y~A: 1 | A: 1",
            })
    void leavesOutOnlyThatFieldAndItsFolds(String before, String after) throws Exception {
        assertThat(stripped(before.replace("~", "\r\n"))).isEqualTo(after.replace("~", "\r\n"));
        assertThat(stripped(before.replace("~", "\n"))).isEqualTo(after.replace("~", "\n"));
    }

    @Test
    void keepsEightBitHeaderAndBodyBytes() throws Exception {
        assertThat(stripped("Bcc: x@y\r\nSubject: gr\u00fc\u00df\r\n\r\n\u00e4\u00ff\n\r"))
                .isEqualTo("Subject: gr\u00fc\u00df\r\n\r\n\u00e4\u00ff\n\r");
    }

    @Test
    void copesWithLinesOfAnyLength() throws Exception {
        String longName = "N".repeat(100_000) + ": v\r\n";
        String longValue = "X: " + "v".repeat(300_000) + "\r\n";
        assertThat(stripped(longName + "Bcc: " + "x".repeat(200_000) + "\r\n" + longValue + "\r\nb"))
                .isEqualTo(longName + longValue + "\r\nb");
    }
}
