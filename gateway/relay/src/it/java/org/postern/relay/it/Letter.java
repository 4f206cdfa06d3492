package org.postern.relay.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** A plain mail whose subject is its name. */
record Letter(String client, String from, String to, String subject, Supplier<String> rest) {
    static final String TEACHER = "k.whitlock@larkfield.sch.example";
    static final String COLLEAGUE = "c.lowe@larkfield.sch.example";
    static final String PUPIL = "maya.okafor@pupils.larkfield.sch.example";
    static final String MUSEUM = "visits@museum.example";
    private static final List<String> TEACHERS =
            List.of("k.whitlock", "t.adeyemi", "c.finlay", "j.rowe", "m.carver", "s.bright", "p.stubbs", "b.osei");
    private static final List<String> PUPILS =
            List.of("maya.okafor", "jake.tilley", "tom.beddoes", "priya.nair", "ellie.marsh", "zara.hussain");
    private static final String PLAIN = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n"
            + "Thank you, we will bring the blue folders on the day.\r\n";

    /** Nothing in it is anybody's concern: it is delivered. */
    static Letter harmless(String subject) {
        return new Letter(SmtpDialog.TRUSTED, TEACHER, MUSEUM, subject, () -> PLAIN);
    }

    /** Delivered to the school's own mailbox host. */
    static Letter internal(String subject) {
        return new Letter(SmtpDialog.TRUSTED, TEACHER, COLLEAGUE, subject, () -> PLAIN);
    }

    /** A stranger writes to a child: held (CIR-03). */
    static Letter held(String subject) {
        return new Letter(SmtpDialog.OUTSIDE, "stranger@elsewhere.example", PUPIL, subject, () -> PLAIN);
    }

    /** A child writes to a stranger: returned with a notice (CIR-02). */
    static Letter returned(String subject) {
        return new Letter(SmtpDialog.TRUSTED, PUPIL, "stranger@elsewhere.example", subject, () -> PLAIN);
    }

    /** A teacher asks for encryption (DAT-09). */
    static Letter toEncrypt(String subject) {
        return new Letter(SmtpDialog.TRUSTED, TEACHER, MUSEUM, "[ENCRYPT] " + subject, () -> PLAIN);
    }

    Letter to(String recipients) {
        return new Letter(client, from, recipients, subject, rest);
    }

    /** The same as one of many people would send it, for nobody may send hundreds in an hour (RATE-01). */
    Letter by(int number) {
        String one = from.endsWith("@larkfield.sch.example")
                ? TEACHERS.get(number % TEACHERS.size()) + "@larkfield.sch.example"
                : from.endsWith("@pupils.larkfield.sch.example")
                        ? PUPILS.get(number % PUPILS.size()) + "@pupils.larkfield.sch.example"
                        : "no" + number + "." + from;
        return new Letter(client, one, to, subject, rest);
    }

    Letter with(Supplier<String> headerEndAndBody) {
        return new Letter(client, from, to, subject, headerEndAndBody);
    }

    byte[] bytes() {
        String header = "From: <" + from + ">\r\nTo: <" + to.replace(" ", ">, <") + ">\r\nSubject: " + subject
                + "\r\nMessage-ID: <" + subject.replaceAll("[^A-Za-z0-9-]", "") + "@mail.example>\r\n"
                + "Date: Tue, 24 Nov 2026 09:00:00 +0000\r\n";
        return (header + rest.get()).getBytes(StandardCharsets.US_ASCII);
    }

    /** Over a connection of its own; answers what the relay said last. */
    String send(int port) throws IOException {
        try (SmtpDialog smtp = SmtpDialog.from(client, port)) {
            smtp.say("EHLO client.example");
            return smtp.mail(from, to, bytes());
        }
    }
}
