package org.postern.relay.delivery;

import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.Mail;
import org.postern.message.Envelope.Origin;

/** What the SMTP side noted on a mail. */
final class MailFacts {
    private static final AttributeName ORIGIN = AttributeName.of("postern.origin");

    private MailFacts() {}

    static boolean fromSchoolSystem(Mail mail) {
        return AttributeUtils.getValueAndCastFromMail(mail, ORIGIN, String.class)
                .filter(origin -> !origin.equals(Origin.OUTSIDE.name()))
                .isPresent();
    }
}
