package org.postern.relay.delivery;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.core.MailAddress;
import org.apache.mailet.DsnParameters;
import org.apache.mailet.DsnParameters.RecipientDsnParameters;
import org.apache.mailet.Mail;

/** What the sender gave along so that his program knows a report again (RFC 3461): ENVID and ORCPT as report fields. */
final class SentWith {
    /** Printable only: what else is encoded could end the field and begin another. */
    private static final Pattern ENCODED = Pattern.compile("\\+([2-6][0-9A-F]|7[0-9A-E])");

    private SentWith() {}

    /** RFC 3464 2.2.1: the decoded ENVID, if there was one. */
    static String envelope(Mail mail) {
        return mail.dsnParameters()
                .flatMap(DsnParameters::getEnvIdParameter)
                .map(id -> "Original-Envelope-Id: " + decoded(id.asString()) + "\n")
                .orElse("");
    }

    /** RFC 3464 2.3.1: the decoded ORCPT, if there was one. */
    static String recipient(Mail mail, MailAddress recipient) {
        return mail.dsnParameters()
                .flatMap(dsn -> Optional.ofNullable(dsn.getRcptParameters().get(recipient)))
                .flatMap(RecipientDsnParameters::getOrcptParameter)
                .map(original -> "Original-Recipient: rfc822; " + decoded(original.asString()) + "\n")
                .orElse("");
    }

    /** xtext (RFC 3461 4). */
    private static String decoded(String xtext) {
        return ENCODED.matcher(xtext)
                .replaceAll(hex -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(hex.group(1), 16))));
    }
}
