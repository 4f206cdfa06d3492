package org.postern.relay.delivery;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.mail.Message;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.InternetHeaders;
import javax.mail.internet.MimeBodyPart;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.postern.relay.settings.Settings;

/** Writes a delivery status notification (RFC 3464): words for the person, status fields for the mail program. */
record DeliveryReport(Settings.School school) {
    private static final Pattern ENHANCED = Pattern.compile("\\b([45]\\.\\d{1,3}\\.\\d{1,3})\\b");

    private static final Pattern ANSWER = Pattern.compile("(?m)^\\s*[45]\\d\\d[ -]");
    private static final Pattern SECURING = Pattern.compile("TLS|SSL|PKIX|certificat|identity");

    MimeMessage of(Mail mail, MailAddress sender, List<MailAddress> recipients, String reason)
            throws MessagingException {
        MimeMessage returned = mail.getMessage();
        Properties settings = new Properties();
        settings.put("mail.from", school.postmaster().toString()); // its domain ends the Message-ID
        MimeMessage report = new MimeMessage(Session.getInstance(settings));
        report.setFrom(new InternetAddress(school.postmaster().toString()));
        report.setRecipient(Message.RecipientType.TO, sender.toInternetAddress().orElseThrow());
        report.setSubject("Not delivered: " + subject(returned), "UTF-8");
        report.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        report.setHeader("Auto-Submitted", "auto-replied");
        String id = returned.getMessageID();
        if (id != null) {
            report.setHeader("In-Reply-To", id);
            report.setHeader("References", id);
        }
        MimeMultipart parts = new MimeMultipart("report; report-type=delivery-status");
        parts.addBodyPart(text("text/plain; charset=utf-8", words(recipients, reason)));
        parts.addBodyPart(text("message/delivery-status", status(mail, recipients, reason)));
        parts.addBodyPart(text("text/rfc822-headers", headers(returned)));
        report.setContent(parts);
        report.saveChanges();
        return report;
    }

    private static String subject(MimeMessage returned) throws MessagingException {
        String subject = returned.getSubject();
        return subject == null ? "(no subject)" : subject;
    }

    private String words(List<MailAddress> recipients, String reason) {
        String to = recipients.stream().map(MailAddress::asString).collect(Collectors.joining("\n    "));
        return """
            Your message could not be delivered to:

                %s

            %s

            Nothing else happened to it. Please check the address and send it again, or ask the school office for help.

            %s
            """.formatted(to, plain(reason), school.name());
    }

    /** The usual causes in words; the other server's own words follow, as they may name the remedy. */
    private static String plain(String reason) {
        Matcher answer = ANSWER.matcher(reason);
        return answer.find()
                ? refusal(reason) + "\nIts answer was: " + oneLine(reason.substring(answer.start()))
                : obstacle(reason);
    }

    private static String refusal(String answer) {
        if (answer.contains("5.1.1") || answer.contains("5.1.10") || answer.startsWith("550 ")) {
            return "The mail system there does not know this address, or does not take mail for it.";
        }
        return answer.contains("5.2.2") || answer.startsWith("552")
                ? "The mailbox there is full, or the message is too large for it."
                : "The mail system there did not take it, although we tried several times.";
    }

    /** No answer came; what Java says of it helps no sender. */
    private static String obstacle(String reason) {
        if (reason.contains("DNS")) {
            return "No mail system was found there; perhaps the part of the address after the @ is not right.";
        }
        return SECURING.matcher(reason).find()
                ? "The connection to the mail system there could not be made secure, although we tried several times."
                : "The mail system there could not be reached, although we tried several times.";
    }

    private String status(Mail mail, List<MailAddress> recipients, String reason) {
        String code = ENHANCED.matcher(reason)
                .results()
                .findFirst()
                .map(m -> m.group(1).replaceFirst("^4", "5"))
                .orElse("5.0.0");
        StringBuilder fields = new StringBuilder(SentWith.envelope(mail));
        fields.append("Reporting-MTA: dns; mail.").append(school.domains().getFirst());
        for (MailAddress recipient : recipients) {
            fields.append("\n\n").append(SentWith.recipient(mail, recipient)).append("""
                Final-Recipient: rfc822; %s
                Action: failed
                Status: %s\
                """.formatted(
                            recipient.asString(), code));
        }
        return (fields + "\n").replace("\n", "\r\n");
    }

    private static String headers(MimeMessage returned) throws MessagingException {
        StringBuilder lines = new StringBuilder();
        returned.getNonMatchingHeaderLines(new String[] {"Bcc", "Resent-Bcc"})
                .asIterator()
                .forEachRemaining(line -> lines.append(line).append("\r\n"));
        return lines.toString();
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > 300 ? line.substring(0, 300) + "..." : line;
    }

    private static MimeBodyPart text(String type, String content) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart(new InternetHeaders(), content.getBytes(StandardCharsets.UTF_8));
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", "8bit");
        return part;
    }
}
