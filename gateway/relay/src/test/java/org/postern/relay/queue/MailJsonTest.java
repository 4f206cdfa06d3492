package org.postern.relay.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.DsnParameters;
import org.apache.mailet.DsnParameters.Notify;
import org.apache.mailet.DsnParameters.RecipientDsnParameters;
import org.junit.jupiter.api.Test;

class MailJsonTest {
    private static DsnParameters everything(MailAddress quiet, MailAddress loud) throws Exception {
        return DsnParameters.builder()
                .envId(DsnParameters.EnvId.of("QQ+2B314"))
                .ret(DsnParameters.Ret.HDRS)
                .addRcptParameter(quiet, RecipientDsnParameters.of(EnumSet.of(Notify.NEVER)))
                .addRcptParameter(
                        loud,
                        RecipientDsnParameters.of(
                                EnumSet.of(Notify.FAILURE, Notify.DELAY), new MailAddress("old@museum.example")))
                .build()
                .orElseThrow();
    }

    /** RFC 3461: it holds for as long as the mail waits. */
    @Test
    void keepsWhatTheSenderWantsToHearOfTheMail() throws Exception {
        MailAddress quiet = new MailAddress("quiet@museum.example");
        MailAddress loud = new MailAddress("loud@museum.example");
        MailImpl mail = MailImpl.builder()
                .name("m")
                .sender("k.whitlock@larkfield.sch.example")
                .addRecipients(quiet, loud)
                .build();
        DsnParameters asked = everything(quiet, loud);
        mail.setDsnParameters(asked);
        assertThat(MailJson.read(MailJson.write(mail)).dsnParameters()).contains(asked);
    }
}
