package org.postern.mailets;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import org.postern.message.Address;
import org.postern.message.Envelope;

/** To whom an automatic letter may go: RFC 3834 section 2, and never outside the school. */
record ReplyRules(SchoolDomains school) {
    private static final Set<String> BULK = Set.of("bulk", "junk", "list");
    private static final Set<String> ROBOTS = Set.of("mailer-daemon", "postmaster", "noreply", "no-reply");

    /** The sender, if a letter to it is safe. */
    Optional<Address> mayHear(Envelope envelope, MimeMessage mail) throws MessagingException {
        boolean robot = !word(mail, "Auto-Submitted").orElse("no").equals("no")
                || BULK.contains(word(mail, "Precedence").orElse(""))
                || field(mail, "List-Id").isPresent();
        if (robot || !envelope.fromSchoolSystem()) {
            return Optional.empty();
        }
        return envelope.sender().filter(school::owns).filter(sender -> !isRobot(sender.local()));
    }

    private static boolean isRobot(String local) {
        return ROBOTS.contains(local)
                || local.startsWith("owner-")
                || local.endsWith("-request")
                || local.endsWith("-owner");
    }

    /** The field's first word, without parameters, in lower case. */
    private static Optional<String> word(MimeMessage mail, String name) throws MessagingException {
        return field(mail, name).map(value -> value.split("[;(\\s]", 2)[0].toLowerCase(Locale.ROOT));
    }

    static Optional<String> field(MimeMessage mail, String name) throws MessagingException {
        return Optional.ofNullable(mail.getHeader(name))
                .filter(values -> values.length > 0)
                .map(values -> values[0].strip());
    }
}
