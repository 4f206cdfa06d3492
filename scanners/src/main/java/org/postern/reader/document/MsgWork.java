package org.postern.reader.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.hmef.attribute.MAPIRtfAttribute;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.datatypes.ByteChunk;
import org.apache.poi.hsmf.datatypes.Chunk;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.apache.poi.hsmf.datatypes.RecipientChunks;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.hsmf.datatypes.Types;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.jspecify.annotations.Nullable;
import org.postern.reader.LimitReached;

/** Reads a mail that Outlook saved ([MS-OXMSG]): who and what it is about, its text, and its attachments as files. */
final class MsgWork {
    /** Properties of people and their telephones ([MS-OXPROPS] 1.3.3). */
    private static final int CONTACT = 0x3A00;

    private static final int CONTACT_END = 0x3B00;

    /** From here on properties have names ([MS-OXPROPS] 1.3.2); in mail, servers keep notes of their own there. */
    private static final int NAMED = 0x8000;

    private final Draft draft;
    private final MAPIMessage mail;

    private MsgWork(Draft draft, MAPIMessage mail) {
        this.draft = draft;
        this.mail = mail;
    }

    static void read(Draft draft, DirectoryNode root) throws IOException, LimitReached {
        MAPIMessage mail = new MAPIMessage(root);
        mail.setReturnNullOnMissingChunk(true);
        if (mail.has7BitEncodingStrings()) {
            mail.guess7BitEncoding();
        }
        try {
            new MsgWork(draft, mail).read();
        } catch (ChunkNotFoundException impossible) {
            throw new IOException(impossible);
        }
    }

    private void read() throws IOException, LimitReached, ChunkNotFoundException {
        for (@Nullable
        String line : new String[] {
            mail.getSubject(), mail.getDisplayFrom(), mail.getDisplayTo(), mail.getDisplayCC(), mail.getDisplayBCC()
        }) {
            line(line);
        }
        for (RecipientChunks recipient : mail.getRecipientDetailsChunks()) {
            line(recipient.getRecipientEmailAddress());
        }
        details();
        line(mail.getTextBody());
        boolean styled = html();
        if (!styled) {
            rtf();
        }
        for (AttachmentChunks attachment : mail.getAttachmentFiles()) {
            attachment(attachment);
        }
        StringChunk kind = mail.getMainChunks().getMessageClass();
        // of the signed kind all can be read, of the other nothing ([MS-OXOSMIME] 2.1)
        if (kind != null && kind.getValue().equalsIgnoreCase("IPM.Note.SMIME")) {
            throw Locked.toOthers();
        }
    }

    /** What else a contact, an appointment or a task says, such as telephone numbers, homes and places. */
    private void details() throws LimitReached {
        StringChunk kind = mail.getMainChunks().getMessageClass();
        boolean isMail =
                kind == null || kind.getValue().toUpperCase(Locale.ROOT).startsWith("IPM.NOTE");
        for (Chunk chunk : mail.getMainChunks().getChunks()) {
            int id = chunk.getChunkId();
            boolean isDetail = (id >= CONTACT && id < CONTACT_END) || (id >= NAMED && !isMail);
            if (isDetail && chunk instanceof StringChunk string) {
                line(string.getValue());
            }
        }
    }

    private void line(@Nullable String words) throws LimitReached {
        if (words != null) {
            draft.text().words(words.replace("\r", ""), false);
            draft.text().line();
        }
    }

    private boolean html() throws IOException, LimitReached {
        Optional<Chunk> html = chunk(MAPIProperty.BODY_HTML);
        if (html.isEmpty()) {
            return false;
        }
        String page = switch (html.get()) {
            case ByteChunk bytes -> new String(bytes.getValue(), Codepages.of(mail));
            case StringChunk string -> string.getValue();
            default -> "";
        };
        draft.child(
                Optional.of("message.html"),
                Optional.of("text/html"),
                new ByteArrayInputStream(("\uFEFF" + page).getBytes(StandardCharsets.UTF_8)));
        return true;
    }

    private void rtf() throws IOException, LimitReached {
        Optional<Chunk> rtf = chunk(MAPIProperty.RTF_COMPRESSED);
        if (rtf.isPresent() && rtf.get() instanceof ByteChunk bytes && bytes.getValue().length > 0) {
            MAPIRtfAttribute plain =
                    new MAPIRtfAttribute(MAPIProperty.RTF_COMPRESSED, Types.BINARY.getId(), bytes.getValue());
            draft.child("message.rtf", new ByteArrayInputStream(plain.getData()));
        }
    }

    private Optional<Chunk> chunk(MAPIProperty property) {
        List<Chunk> chunks = mail.getMainChunks().getAll().getOrDefault(property, List.of());
        return chunks.stream().findFirst();
    }

    private void attachment(AttachmentChunks attachment) throws IOException, LimitReached {
        Optional<String> name = Stream.of(
                        Optional.ofNullable(attachment.getAttachLongFileName()),
                        Optional.ofNullable(attachment.getAttachFileName()),
                        Optional.ofNullable(attachment.getAttachDisplayName()))
                .flatMap(Optional::stream)
                .map(StringChunk::getValue)
                .filter(n -> !n.isBlank())
                .findFirst();
        if (name.isPresent() && name.get().equalsIgnoreCase("message.rpmsg")) {
            throw Locked.byRights();
        }
        if (attachment.getAttachData() != null) {
            Optional<String> type =
                    Optional.ofNullable(attachment.getAttachMimeTag()).map(StringChunk::getValue);
            draft.child(
                    name,
                    type,
                    new ByteArrayInputStream(attachment.getAttachData().getValue()));
        } else if (attachment.getAttachmentDirectory() != null) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            OleFile.copy(attachment.getAttachmentDirectory().getDirectory(), out);
            draft.child(
                    name.or(() -> Optional.of("attached")),
                    Optional.empty(),
                    new ByteArrayInputStream(out.toByteArray()));
        } else {
            draft.partly(draft.file().called() + " names an attached file that is not in it.");
        }
    }
}
