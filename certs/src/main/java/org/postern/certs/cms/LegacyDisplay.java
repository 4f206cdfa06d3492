package org.postern.certs.cms;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/**
 * The real Subject as text for mail programs that show only the one outside, such as Outlook (RFC 9788 5.2.2, 5.2.3).
 * Programs that know RFC 9788 hide it by the parameter hp-legacy-display.
 */
record LegacyDisplay(String subject) {
    static final String PARAMETER = "hp-legacy-display";

    private static final int LONGEST = 800; // RFC 5322 2.1.1 allows lines of 998
    private static final String PROBE = "<A=9>\r\n";

    static Optional<LegacyDisplay> of(String subject) {
        String line = subject.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.isEmpty()
                ? Optional.empty()
                : Optional.of(new LegacyDisplay(line.substring(0, Math.min(line.length(), LONGEST))));
    }

    /** The lines for text/plain; what the charset cannot say becomes a question mark. */
    byte[] plain(Charset charset) {
        return ("Subject: " + subject + "\r\n\r\n").getBytes(charset);
    }

    /** The element for text/html, in ASCII whatever the charset. */
    byte[] html() {
        StringBuilder text =
                new StringBuilder("\r\n<div class=\"header-protection-legacy-display\">\r\n<pre>Subject: ");
        subject.codePoints().forEach(c -> {
            if (c < ' ' || c > '~' || c == '&' || c == '<' || c == '>') {
                text.append("&#").append(c).append(';');
            } else {
                text.append((char) c);
            }
        });
        return text.append("</pre>\r\n</div>").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** A charset in which ASCII is ASCII. */
    static Optional<Charset> charset(ContentType type) {
        try {
            Charset charset = Charset.forName(type.parameter("charset").orElse("us-ascii"));
            boolean usable =
                    charset.canEncode() && new String(PROBE.getBytes(charset), StandardCharsets.US_ASCII).equals(PROBE);
            return usable ? Optional.of(charset) : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }
}
