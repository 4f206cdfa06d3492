package org.postern.certs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Header protection after RFC 9788: the real fields go inside the encryption, outside stand only the few that carry the
 * mail, and HP-Outer fields inside record what stood outside.
 */
final class HeaderProtection {
    /** Trace, RFC 5322 3.6.7: stays outside and is not protected, for it is not the sender's. */
    private static final String TRACE = "received";

    // An allow-list: a field not named here (Comments, Keywords, Thread-Topic, X-...) is never outside.
    private static final Set<String> OUTSIDE =
            Set.of("from", "sender", "to", "cc", "date", "reply-to", "auto-submitted");
    // "Maya Okafor's mum" <...>: whom a mail is about may stand in the name of whom it is for.
    private static final Set<String> NAMING = Set.of("to", "cc", "reply-to");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>,;:\"()@]{1,64}@[A-Za-z0-9.-]{1,253}|\"[^\"\\r\\n]{1,64}\"@[A-Za-z0-9.-]{1,253}");
    /** A quoted name, which may hold what looks like an address; not a quoted local part. */
    private static final Pattern NAME = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"(?!@)");

    private static final Set<String> OUTSIDE_IDS = Set.of("message-id", "in-reply-to", "references");
    // Hidden recipients, and what names them; RFC 5322 3.6.3.
    private static final Set<String> HIDDEN = Set.of(
            "bcc",
            "resent-bcc",
            "x-bcc",
            "apparently-to",
            "delivered-to",
            "envelope-to",
            "x-envelope-to",
            "x-original-to");
    // Of a transfer that is over, or of signatures that the encryption makes void.
    private static final Set<String> VOID =
            Set.of(TRACE, "return-path", "hp-outer", "mime-version", "dkim-signature", "authentication-results");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,900}>");

    private final List<HeaderField> fields;
    private final HeaderField subject;

    HeaderProtection(HeaderBlock header, String outerSubject) {
        this.fields = header.fields();
        this.subject = new HeaderField("Subject", " " + EncodedWords.encode(outerSubject));
    }

    /** The fields outside, without those that describe the encrypted body. */
    String outer() {
        String trace =
                fields.stream().filter(f -> f.is(TRACE)).map(HeaderField::line).collect(Collectors.joining());
        return trace + outside().stream().map(HeaderField::line).collect(Collectors.joining());
    }

    /** The header of the encrypted entity, with the empty line. */
    String inner() {
        List<HeaderField> inside = new ArrayList<>();
        fields.stream().filter(f -> isProtected(f) && !isContent(f)).forEach(inside::add);
        outside().forEach(f -> inside.add(new HeaderField("HP-Outer", " " + f.name() + ":" + f.value())));
        inside.add(contentType());
        fields.stream().filter(f -> isContent(f) && !f.is("Content-Type")).forEach(inside::add);
        return inside.stream().map(HeaderField::line).collect(Collectors.joining()) + "\r\n";
    }

    private List<HeaderField> outside() {
        List<HeaderField> outside = new ArrayList<>();
        for (HeaderField field : fields) {
            if (NAMING.contains(field.key())) {
                outside.add(addressesOnly(field));
            } else if (OUTSIDE.contains(field.key())) {
                outside.add(field);
            } else if (OUTSIDE_IDS.contains(field.key())) {
                idsOnly(field).ifPresent(outside::add);
            }
        }
        outside.add(subject);
        return outside;
    }

    /** Without display names, comments and names of groups, which RFC 9788 section 3 leaves to the sender's care. */
    private static HeaderField addressesOnly(HeaderField field) {
        String named = NAME.matcher(field.value()).replaceAll(" x ");
        if (ADDRESS.matcher(named).replaceAll("").matches("[\\s<>,]*")) {
            return field;
        }
        List<String> addresses =
                ADDRESS.matcher(named).results().map(MatchResult::group).toList();
        return new HeaderField(
                field.name(),
                addresses.isEmpty() ? " undisclosed-recipients:;" : " " + String.join(",\r\n ", addresses));
    }

    // RFC 5322 4.5.4 let In-Reply-To and References carry phrases, which may be the subject in words.
    private static Optional<HeaderField> idsOnly(HeaderField field) {
        List<String> ids = MESSAGE_ID
                .matcher(field.value())
                .results()
                .map(MatchResult::group)
                .toList();
        return ids.isEmpty()
                ? Optional.empty()
                : Optional.of(new HeaderField(field.name(), " " + String.join("\r\n ", ids)));
    }

    // RFC 9788 section 2.1.1: hp="cipher" marks the entity whose fields were protected by encryption. A mail without
    // Content-Type is text/plain in US-ASCII (RFC 2045 5.2).
    private HeaderField contentType() {
        String original = fields.stream()
                .filter(f -> f.is("Content-Type"))
                .map(HeaderField::value)
                .findFirst()
                .orElse(" text/plain; charset=us-ascii");
        String kept = FieldParameters.without(original, Set.of("hp"));
        return new HeaderField("Content-Type", kept + ";\r\n hp=\"cipher\"");
    }

    private static boolean isProtected(HeaderField field) {
        return !HIDDEN.contains(field.key())
                && !VOID.contains(field.key())
                && !field.key().startsWith("arc-");
    }

    private static boolean isContent(HeaderField field) {
        return field.key().startsWith("content-");
    }
}
