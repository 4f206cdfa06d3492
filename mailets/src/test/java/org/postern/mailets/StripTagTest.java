package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripTagTest {
    private static String stripped(String text) throws Exception {
        MailImpl mail = Mails.mail(text, Mails.ANN, Mails.BOB);
        Mails.started(new StripTag(), Mails.context()).service(mail);
        return Mails.text(mail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[ENCRYPT] Plan for Rowan | Plan for Rowan",
                "[encrypted]Plan | Plan",
                "Re: [ Encrypt! ]  Plan | Re: Plan",
                "Plan [ENCRYPT] | Plan",
                "[ENCRYPT] [ENCRYPT] Plan | Plan",
                "=?utf-8?Q?=5BENCRYPT=5D_Pl=C3=A4ne?= | =?UTF-8?Q?Pl=C3=A4ne?=",
                "=?utf-8?B?W0VOQ1JZUFRdIFBsYW4=?= | Plan",
            })
    void takesTheMarkOutWhereverItStandsAndHoweverItIsEncoded(String before, String after) throws Exception {
        assertThat(stripped("From: a@b\r\nSubject: " + before + "\r\nX: 1\r\n\r\nbody\r\n"))
                .isEqualTo("From: a@b\r\nSubject: " + after + "\r\nX: 1\r\n\r\nbody\r\n");
    }

    @Test
    void findsItInWideLettersAndInRawOctets() throws Exception {
        String wide = "\uff3bENCRYPT\uff3d Pl\u00e4ne";
        String raw = new String(wide.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(stripped("Subject: " + raw + "\r\n\r\nb")).isEqualTo("Subject: =?UTF-8?Q?Pl=C3=A4ne?=\r\n\r\nb");
    }

    @Test
    void isFoundOverAFoldAndInOutlooksCopy() throws Exception {
        assertThat(stripped("Subject: [ENCRYPT]\r\n Plan\r\nThread-Topic: [ENCRYPT] Plan\r\n\r\n[ENCRYPT] stays\r\n"))
                .isEqualTo("Subject: Plan\r\nThread-Topic: Plan\r\n\r\n[ENCRYPT] stays\r\n");
    }

    @Test
    void leavesNoSignatureThatWouldNowBeBroken() throws Exception {
        assertThat(stripped("DKIM-Signature: v=1;\r\n\tb=xyz\r\nSubject: [ENCRYPT] Plan\r\n\r\nb"))
                .isEqualTo("Subject: Plan\r\n\r\nb");
    }

    @Test
    void leavesEveryByteOfAMailWithoutTheMark() throws Exception {
        String mail = "DKIM-Signature: v=1\r\nSubject : Encrypt it?  [encrypt me] \u00e4\r\n\r\n[ENCRYPT]\r\n";
        assertThat(stripped(mail)).isEqualTo(mail);
    }
}
