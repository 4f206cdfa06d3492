package org.postern.mailets;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.inject.Inject;
import javax.mail.Message.RecipientType;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.postern.message.Address;
import org.postern.model.Decision;

/** Tells a sender of the school, and nobody else, what became of a mail. */
public final class SenderNotice {
    /** The processor for the relay's own letters; it goes to delivery and is never judged. */
    static final String STATE = "notice";

    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]{1,200}>");

    /**
     * @param key which text
     * @param item the held item, if one is held
     */
    record About(String key, Optional<String> item, Map<Address, String> problems) {}

    private final NoticeText text;
    private final SchoolDomains school;
    private final AuditLog audit;
    private final InstantSource clock;

    @Inject
    public SenderNotice(NoticeText text, SchoolDomains school, AuditLog audit, InstantSource clock) {
        this.text = text;
        this.school = school;
        this.audit = audit;
        this.clock = clock;
    }

    /** The text of the strictest decision that names one. */
    static Optional<String> key(List<Decision> decisions) {
        return decisions.stream().flatMap(d -> d.notice().stream()).findFirst();
    }

    /** Answers whether somebody was told. */
    boolean tell(MailetContext context, Mail mail, About about) throws MessagingException, IOException {
        MailView view = MailView.of(mail);
        Optional<Address> sender = new ReplyRules(school).mayHear(view.envelope(), mail.getMessage());
        if (sender.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        Sayable sayable = Sayable.of(mail);
        Notice notice = text.notice(new NoticeRequest(
                about.key(),
                sender.get(),
                view.envelope().recipients(),
                about.item(),
                sayable.subject(),
                sayable.file(),
                about.problems(),
                now));
        if (!school.owns(notice.to())) {
            return false; // a wrong line in the directory must not lead to a letter outside
        }
        send(context, letter(from(context.getPostmaster()), notice, mail.getMessage(), now), notice.to(), view.id());
        return true;
    }

    private void send(MailetContext context, MimeMessage letter, Address to, String about)
            throws MessagingException, IOException {
        // RFC 3834 3.3 allows the null reverse-path or an address that nothing answers. A notice is no DSN, and mail
        // systems drop what has the null path more readily; ReplyRules never answers a postmaster.
        MailImpl mail = MailImpl.builder()
                .name(MailImpl.getId())
                .sender(MaybeSender.of(context.getPostmaster()))
                .addRecipient(to.toString())
                .mimeMessage(letter)
                .build();
        try {
            context.sendMail(mail, STATE);
            audit.record("relay", "told", about, Map.of("notice", mail.getName()));
        } finally {
            LifecycleUtil.dispose(mail);
        }
    }

    private InternetAddress from(MailAddress postmaster) throws MessagingException {
        InternetAddress from = new InternetAddress(postmaster.asString());
        try {
            if (!text.from().isEmpty()) {
                from.setPersonal(text.from(), "UTF-8");
            }
            return from;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e); // every Java platform has UTF-8
        }
    }

    private static MimeMessage letter(InternetAddress from, Notice notice, MimeMessage about, Instant now)
            throws MessagingException {
        Properties settings = new Properties();
        settings.put("mail.from", from.getAddress()); // its domain ends the Message-ID
        MimeMessage letter = new MimeMessage(Session.getInstance(settings));
        letter.setFrom(from);
        letter.setRecipient(RecipientType.TO, new InternetAddress(notice.to().toString()));
        letter.setSubject(notice.subject(), "UTF-8");
        letter.setText(notice.text(), "UTF-8");
        letter.setSentDate(Date.from(now));
        letter.setHeader("Auto-Submitted", "auto-replied"); // RFC 3834 5
        Optional<String> id = ReplyRules.field(about, "Message-ID").filter(MESSAGE_ID.asMatchPredicate());
        if (id.isPresent()) {
            letter.setHeader("In-Reply-To", id.get());
            letter.setHeader("References", id.get());
        }
        letter.saveChanges();
        return letter;
    }
}
