package org.postern.mailets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.postern.message.Limits;
import org.postern.message.MimeParser;
import org.postern.message.PartPath;

/**
 * Puts a line of the school's into the header (X-Postern-Note) and above the text that people see, and leaves every
 * other byte as it is. A mail whose sender signed it keeps its text, for the signature is worth more to its reader; its
 * server's signature (DKIM) was for us to check.
 */
public final class AddBanner extends SafeMailet {
    static final String FIELD = "X-Postern-Note";
    private String text = "You need not answer this message. The school's leadership knows of it.";

    @Override
    public void init() throws MessagingException {
        text = param("text").map(String::strip).orElse(text);
        boolean plain = text.chars().allMatch(c -> c >= ' ' && c < 127 && c != '<' && c != '&' && c != '=');
        if (!plain || text.isEmpty() || text.length() > 200) {
            throw new MessagingException("AddBanner: the text must be up to 200 plain ASCII characters without < & =");
        }
    }

    @Override
    protected void serve(Mail mail) throws MessagingException, IOException {
        MailContent content = new MailContent(mail);
        SortedMap<Long, byte[]> inserts =
                BannerPlaces.of(MimeParser.parse(content, PartPath.ROOT, Limits.DEFAULT), text);
        inserts.put(0L, (FIELD + ": " + text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        Spool.replace(mail, Spool.of(mail.getName(), out -> {
            try (InputStream in = content.open()) {
                write(in, inserts, out);
            }
        }));
    }

    private static void write(InputStream in, SortedMap<Long, byte[]> inserts, OutputStream out) throws IOException {
        long place = 0;
        for (var insert : inserts.entrySet()) {
            PictureParts.copy(in, out, insert.getKey() - place);
            out.write(insert.getValue());
            place = insert.getKey();
        }
        in.transferTo(out);
    }
}
