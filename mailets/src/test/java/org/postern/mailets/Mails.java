package org.postern.mailets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.postern.inspect.Inspection;
import org.postern.message.Address;
import org.postern.message.Content;
import org.postern.message.Direction;
import org.postern.message.Envelope;
import org.postern.message.PartPath;
import org.postern.message.Span;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.model.Decision;
import org.postern.model.Finding;
import org.postern.model.Reason;
import org.postern.model.Verdict;

/** Mails and little stand-ins for tests. */
final class Mails {
    static final Address ANN = Address.of("ann@school.example");
    static final Address BOB = Address.of("bob@school.example");
    static final Address PAT = Address.of("pat@parent.example");
    static final String TEXT = String.join(
            "\r\n",
            "Message-ID: <one@school.example>",
            "From: Ann <ann@school.example>",
            "To: Bob <bob@school.example>",
            "Cc: pat@parent.example",
            "Subject: The trip",
            "",
            "My secret words.",
            "");
    static final SchoolDomains SCHOOL = address -> address.domain().equals("school.example");

    private Mails() {}

    static MailImpl mail(String text, Address sender, Address... recipients) throws MessagingException {
        return mail(text.getBytes(StandardCharsets.ISO_8859_1), sender, recipients);
    }

    static MailImpl mail(byte[] bytes, Address sender, Address... recipients) throws MessagingException {
        MailImpl mail = MailImpl.builder()
                .name("Mail1-abc")
                .sender(sender.toString())
                .addRecipients(
                        List.of(recipients).stream().map(Address::toString).toArray(String[]::new))
                .addAttribute(new Attribute(MailView.ORIGIN, AttributeValue.of("LOGIN")))
                .build();
        mail.setMessageContent(MimeMessageInputStreamSource.create("test", new ByteArrayInputStream(bytes)));
        return mail;
    }

    static Inspection inspection(Decision... decisions) {
        return new Inspection(
                List.of(), List.of(), List.of(), List.of(decisions), "p1", new Inspection.Timings(1, 2, 3));
    }

    static Decision decision(Address recipient, Verdict verdict, Optional<String> notice, String keep) {
        Finding finding = new Finding(
                Category.PHONE, Confidence.CERTAIN, new PartPath("1"), new Span(0, 3), "phone", Set.of("own"));
        Reason reason = new Reason("PII-01", List.of("A.1"), "high", List.of(finding));
        return new Decision(recipient, Direction.INTERNAL, verdict, List.of(reason), Set.of(), notice, keep);
    }

    static Decision decision(Address recipient, Verdict verdict) {
        return decision(recipient, verdict, Optional.empty(), "E0");
    }

    /** Gives everybody the same verdict. */
    static Judge always(Verdict verdict) {
        return (id, envelope, mail) -> inspection(envelope.recipients().stream()
                .map(recipient -> decision(recipient, verdict))
                .toArray(Decision[]::new));
    }

    static byte[] bytes(Content content) {
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(Mail mail) {
        return new String(bytes(new MailContent(mail)), StandardCharsets.ISO_8859_1);
    }

    static FakeMailContext context() throws MessagingException {
        return FakeMailContext.builder()
                .postmaster(new MailAddress("postmaster@school.example"))
                .build();
    }

    static <M extends SafeMailet> M started(M mailet, FakeMailContext context, String... params)
            throws MessagingException {
        FakeMailetConfig.Builder config = FakeMailetConfig.builder().mailetContext(context);
        for (int i = 0; i < params.length; i += 2) {
            config.setProperty(params[i], params[i + 1]);
        }
        mailet.init(config.build());
        return mailet;
    }

    /** Waits without waiting. */
    static Patience patience() {
        return new Patience(Duration.ofSeconds(30), length -> {});
    }

    /** An audit log in memory. */
    static final class Rows implements AuditLog {
        final List<String> actions = new ArrayList<>();
        final List<Map<String, String>> details = new ArrayList<>();

        @Override
        public void record(String actor, String action, String subject, Map<String, String> row) {
            actions.add(action);
            details.add(row);
        }
    }

    /** A quarantine in memory that may be away for its first calls. */
    static final class Shelf implements QuarantineStore {
        final List<HeldMail> held = new ArrayList<>();
        final List<byte[]> bodies = new ArrayList<>();
        final List<String> again = new ArrayList<>();
        int away;

        void again(String item, String why) {
            again.add(item + ": " + why);
        }

        @Override
        public String hold(HeldMail mail) throws IOException {
            if (away > 0) {
                away--;
                throw new IOException("the store is away");
            }
            if (held.stream().noneMatch(other -> other.key().equals(mail.key()))) {
                held.add(mail);
                bodies.add(bytes(mail.body()));
            }
            return "H-" + held.size();
        }
    }

    /** Remembers what it was asked to judge. */
    static final class Recorder implements Judge {
        final List<Envelope> envelopes = new ArrayList<>();
        final List<byte[]> bodies = new ArrayList<>();

        @Override
        public Inspection judge(String id, Envelope envelope, Content mail) {
            envelopes.add(envelope);
            bodies.add(bytes(mail));
            return always(new Verdict.Quarantine()).judge(id, envelope, mail);
        }
    }
}
