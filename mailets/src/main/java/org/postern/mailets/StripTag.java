package org.postern.mailets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.mail.MessagingException;
import javax.mail.internet.MimeUtility;
import org.apache.mailet.Mail;

/**
 * Takes the mark with which a sender asked for encryption, such as {@code [ENCRYPT]}, out of the subject; it was meant
 * for the gate and not for the reader. Every other byte stays.
 */
public final class StripTag extends SafeMailet {
    /** As the rule looks for it (DAT-09). */
    private static final Pattern TAG =
            Pattern.compile("\\s*\\[\\W*encrypt(ed)?\\W*\\]\\s*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Outlook repeats the subject in Thread-Topic. */
    private static final Set<String> SUBJECTS = Set.of("subject", "thread-topic");

    /** Vouch for the subject as it was, and would only be found broken. */
    private static final Set<String> SEALS = Set.of("dkim-signature", "arc-seal", "arc-message-signature");

    @Override
    protected void serve(Mail mail) throws MessagingException, IOException {
        String[] subjects =
                Optional.ofNullable(mail.getMessage().getHeader("Subject")).orElseGet(() -> new String[0]);
        boolean tagged = false;
        for (String subject : subjects) {
            tagged |= without(text(subject)).isPresent();
        }
        if (tagged) {
            Spool.replace(mail, Spool.of(mail.getName(), out -> {
                try (InputStream in = new MailContent(mail).open()) {
                    HeaderWalk.copy(in, out, StripTag::edited);
                }
            }));
        }
    }

    private static byte[] edited(HeaderWalk.Field field) {
        if (SEALS.contains(field.name())) {
            return new byte[0];
        }
        return SUBJECTS.contains(field.name())
                ? without(text(field.value()))
                        .map(subject -> line(written(field), subject))
                        .orElse(field.bytes())
                : field.bytes();
    }

    private static String written(HeaderWalk.Field field) {
        String text = field.raw();
        return text.substring(0, text.indexOf(':')).strip();
    }

    /** Empty if there is no mark; one in wide letters is found as the rule finds it. */
    private static Optional<String> without(String subject) {
        return cut(subject).or(() -> cut(Normalizer.normalize(subject, Normalizer.Form.NFKC)));
    }

    private static Optional<String> cut(String subject) {
        return TAG.matcher(subject).find()
                ? Optional.of(TAG.matcher(subject).replaceAll(" ").strip())
                : Optional.empty();
    }

    private static String text(String written) {
        String unfolded = MimeUtility.unfold(written).strip();
        try {
            return MimeUtility.decodeText(eightBit(unfolded));
        } catch (UnsupportedEncodingException e) {
            return eightBit(unfolded);
        }
    }

    /** Raw octets are UTF-8 (RFC 6532) or, failing that, one of the old character sets. */
    private static String eightBit(String octets) {
        byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return octets;
        }
    }

    private static byte[] line(String name, String subject) {
        try {
            String encoded = MimeUtility.encodeText(subject, "UTF-8", null);
            return (name + ": " + MimeUtility.fold(name.length() + 2, encoded) + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e); // every Java platform has UTF-8
        }
    }
}
