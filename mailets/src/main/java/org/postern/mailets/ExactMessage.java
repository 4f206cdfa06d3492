package org.postern.mailets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.mail.MessagingException;
import org.apache.james.server.core.MimeMessageSource;
import org.apache.james.server.core.MimeMessageWrapper;

/**
 * A James message that writes itself out as it came. James's own writes the header line by line in US-ASCII, so that
 * every split and every delivery would turn a raw umlaut into a question mark and break a DKIM signature.
 */
public final class ExactMessage extends MimeMessageWrapper {
    public ExactMessage(MimeMessageSource source) {
        super(source);
    }

    @SuppressWarnings("ReferenceEquality") // one stream for both, or two
    @Override
    public void writeTo(OutputStream header, OutputStream body, String[] without, boolean parse)
            throws IOException, MessagingException {
        if (header != body || isModified()) {
            super.writeTo(header, body, without, parse);
            return;
        }
        try (InputStream in = source.getInputStream()) {
            HeaderFilter.copy(in, body, names(without));
        }
    }

    /**
     * James converts a mail for a host without 8BITMIME (RFC 6152 3) and then saves changes, even where there was
     * nothing to convert; that would add fields and rewrite others.
     */
    @Override
    public void saveChanges() throws MessagingException {
        if (isModified() || hasEightBits()) {
            super.saveChanges();
        }
    }

    private boolean hasEightBits() throws MessagingException {
        byte[] buffer = new byte[8192];
        try (InputStream in = source.getInputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    if (buffer[i] < 0) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException e) {
            throw new MessagingException("the mail cannot be read", e);
        }
    }

    private static Set<String> names(String[] without) {
        return Arrays.stream(without).map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
