package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What EHLO did not offer is refused instead of ignored (RFC 5321 4.1.1.11). */
final class T21ParametersIT {
    private static final String FROM = "MAIL FROM:<visits@museum.example>";
    private static final String TO = "RCPT TO:<c.lowe@larkfield.sch.example>";

    @Test
    void takesTheParametersThatItOffersAndNoOthers(@TempDir Path folder) throws Exception {
        School school = School.in(folder, School.freePort(), School.freePort(), "1s");
        try (Postern postern = Postern.start(school);
                SmtpDialog dialog = postern.fromOutside()) {
            assertThat(dialog.say("EHLO mx.museum.example")).doesNotContain("SMTPUTF8", "BINARYMIME");
            for (String unknown : new String[] {"SMTPUTF8", "BODY=BINARYMIME", "SIZE=10 X-OTHER=1", "HOLDFOR=60"}) {
                assertThat(dialog.say(FROM + " " + unknown)).as(unknown).startsWith("555 5.5.4");
            }
            for (String wrong : new String[] {
                "SIZE=-1", "SIZE", "BODY=9BIT", "RET=X", "ENVID=", "ENVID=" + "x".repeat(101), "RET=HDRS RET=FULL"
            }) {
                assertThat(dialog.say(FROM + " " + wrong)).as(wrong).startsWith("501 5.5.4");
            }
            assertThat(dialog.say(FROM + "  SIZE=100 body=8bitmime RET=HDRS ENVID=a"))
                    .startsWith("250 2.1.0");
            assertThat(dialog.say(TO + " NOTIFY=NEVER RRVS=2026-01-01")).startsWith("555 5.5.4");
            for (String wrong : new String[] {
                "NOTIFY=FOO", "NOTIFY=", "NOTIFY=NEVER,FAILURE", "ORCPT=bad", "NOTIFY=DELAY NOTIFY=DELAY"
            }) {
                assertThat(dialog.say(TO + " " + wrong)).as(wrong).startsWith("501 5.5.4");
            }
            for (String original :
                    new String[] {"rfc822;a@b.example", "RFC822;a+2Bb@b.example", "utf-8;a", "x400;/C+3DGB"}) {
                assertThat(dialog.say(TO + " NOTIFY=FAILURE ORCPT=" + original))
                        .as(original)
                        .startsWith("250 2.1.5");
                assertThat(dialog.say("RSET")).startsWith("250");
                dialog.say(FROM);
            }
            assertThat(dialog.say("RSET")).startsWith("250");
            assertThat(dialog.say("MAIL FROM:<> AUTH=<>")).startsWith("250 2.1.0");
        }
    }
}
