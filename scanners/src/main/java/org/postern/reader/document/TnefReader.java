package org.postern.reader.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.MAPIRtfAttribute;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.apache.poi.hmef.attribute.TNEFProperty;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.jspecify.annotations.Nullable;
import org.postern.read.FileKind;
import org.postern.reader.KindReader;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** Reads winmail.dat ([MS-OXTNEF]), in which Outlook sends its text and attachments to other programs. */
final class TnefReader implements KindReader {
    @Override
    public boolean reads(FileKind kind) {
        return kind.name().equals("tnef");
    }

    @Override
    public Seen read(OpenFile file, Session session) {
        return Draft.of(file, session, TnefReader::read);
    }

    private static void read(Draft draft) throws IOException, LimitReached {
        HMEFMessage mail;
        try (InputStream in = Files.newInputStream(draft.file().bytes())) {
            mail = new HMEFMessage(in);
        }
        TNEFAttribute subject = mail.getMessageAttribute(TNEFProperty.ID_SUBJECT);
        words(
                draft,
                Optional.ofNullable(mail.getSubject()).filter(s -> !s.isEmpty()).or(() -> latin(subject)));
        body(draft, mail);
        for (Attachment attachment : mail.getAttachments()) {
            attachment(draft, attachment);
        }
        if (draft.isEmpty()) {
            draft.unreadable(draft.file().called() + " holds nothing that can be read.");
        }
    }

    private static Optional<String> latin(@Nullable TNEFAttribute attribute) {
        return Optional.ofNullable(attribute).map(a -> new String(a.getData(), StandardCharsets.ISO_8859_1));
    }

    private static void words(Draft draft, Optional<String> words) throws LimitReached {
        draft.text().words(words.orElse("").replace("\r", "").replace("\0", ""), false);
        draft.text().line();
    }

    private static void body(Draft draft, HMEFMessage mail) throws IOException, LimitReached {
        words(draft, latin(mail.getMessageAttribute(TNEFProperty.ID_BODY)));
        MAPIAttribute unicode = mail.getMessageMAPIAttribute(MAPIProperty.BODY);
        if (unicode != null) {
            words(draft, Optional.of(new String(unicode.getData(), StandardCharsets.UTF_16LE)));
        }
        MAPIAttribute html = mail.getMessageMAPIAttribute(MAPIProperty.BODY_HTML);
        if (html != null) {
            draft.child(
                    Optional.of("message.html"), Optional.of("text/html"), new ByteArrayInputStream(html.getData()));
        }
        if (mail.getMessageMAPIAttribute(MAPIProperty.RTF_COMPRESSED) instanceof MAPIRtfAttribute rtf) {
            draft.child("message.rtf", new ByteArrayInputStream(rtf.getData()));
        }
    }

    private static void attachment(Draft draft, Attachment attachment) throws IOException, LimitReached {
        Optional<String> name = Stream.of(
                        Optional.ofNullable(attachment.getLongFilename()),
                        Optional.ofNullable(attachment.getFilename()))
                .flatMap(Optional::stream)
                .filter(n -> !n.isBlank())
                .findFirst();
        MAPIAttribute object = attachment.getMAPIAttribute(MAPIProperty.ATTACH_DATA);
        if (attachment.getAttribute(TNEFProperty.ID_ATTACHDATA) != null) {
            draft.child(name, Optional.empty(), new ByteArrayInputStream(attachment.getContents()));
        } else if (object != null && object.getData().length > 16) {
            // the first 16 bytes name the interface that the rest is written for (2.1.3.4.2)
            byte[] bytes = Arrays.copyOfRange(object.getData(), 16, object.getData().length);
            draft.child(name, Optional.empty(), new ByteArrayInputStream(bytes));
        } else {
            draft.partly(draft.file().called() + " names an attached file that is not in it.");
        }
    }
}
