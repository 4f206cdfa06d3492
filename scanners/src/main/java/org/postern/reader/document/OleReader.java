package org.postern.reader.document;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hslf.record.SlideListWithText;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.postern.read.FileKind;
import org.postern.read.Sign;
import org.postern.reader.KindReader;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** Reads Word, Excel, PowerPoint, Publisher and Visio as they were until 2003, locked new ones, and saved mails. */
final class OleReader implements KindReader {
    private static final Set<String> KINDS = Set.of("doc", "xls", "ppt", "msg");

    @Override
    public boolean reads(FileKind kind) {
        return KINDS.contains(kind.name());
    }

    @Override
    public Seen read(OpenFile file, Session session) {
        return Draft.of(file, session, OleReader::read);
    }

    /** Reads any OLE file, by what stands in it. */
    static void read(Draft draft) throws IOException, LimitReached {
        try (POIFSFileSystem ole = new POIFSFileSystem(draft.file().bytes().toFile(), true)) {
            DirectoryNode root = ole.getRoot();
            if (OleFile.has(root, "EncryptedPackage")) {
                unlock(draft, ole, root);
            } else if (OleFile.has(root, "\tDRMContent") || OleFile.has(root, "\tDRMViewerContent")) {
                throw Locked.byRights();
            } else if (OleFile.has(root, "__properties_version1.0")) {
                MsgWork.read(draft, root);
            } else {
                office(draft, root);
            }
        }
    }

    /** Office opens what is locked with its own default password without asking ([MS-OFFCRYPTO] 2.3.6). */
    private static void unlock(Draft draft, POIFSFileSystem ole, DirectoryNode root) throws IOException, LimitReached {
        try {
            Decryptor decryptor = Decryptor.getInstance(new EncryptionInfo(ole));
            if (!decryptor.verifyPassword(Decryptor.DEFAULT_PASSWORD)) {
                throw new Locked();
            }
            try (InputStream plain = decryptor.getDataStream(root)) {
                draft.child(draft.file().name(), Optional.empty(), plain);
            }
        } catch (GeneralSecurityException unknown) {
            throw new Locked();
        }
    }

    private static void office(Draft draft, DirectoryNode root) throws IOException, LimitReached {
        if (OleFile.hasMacros(root, 0)) {
            draft.sign(Sign.Kind.MACRO, "macros in an old Office file");
        }
        Optional<DocumentEntry> book = OleFile.entry(root, "Workbook").or(() -> OleFile.entry(root, "Book"));
        OldBook facts = book.isPresent() ? OldBook.read(draft, book.get()) : OldBook.NONE;
        Optional<DocumentEntry> word = OleFile.entry(root, "WordDocument");
        if (word.isPresent()) {
            if (isLockedWord(word.get())) {
                throw new Locked();
            }
            OldFields.read(draft, word.get());
        }
        if (OleFile.has(root, "EncryptedSummary")) {
            throw new Locked();
        }
        boolean slides = OleFile.has(root, "PowerPoint Document");
        TikaText.Sheets sheets = slides ? slides(draft, root) : facts::isHidden;
        TikaWork.read(draft, TikaWork.OFFICE, sheets);
        draft.text().section(OptionalInt.empty(), Optional.of("Shapes"), false);
        DrawnWords.read(draft, root);
        if (word.isPresent()) {
            OldWord.check(draft, word.get());
        }
        boolean known = book.isPresent() || word.isPresent() || slides;
        if (!known && draft.isEmpty()) {
            draft.unreadable(draft.file().called() + " is of a kind that Postern cannot read.");
        }
    }

    /** Slides that are left out of the show; of those that are damaged POI says nothing but that they are fewer. */
    private static TikaText.Sheets slides(Draft draft, DirectoryNode root) throws IOException {
        try {
            HSLFSlideShow show = new HSLFSlideShow(root);
            List<HSLFSlide> all = show.getSlides();
            SlideListWithText listed = show.getDocumentRecord().getSlideSlideListWithText();
            if (listed != null && listed.getSlideAtomsSets().length > all.size()) {
                draft.damaged();
            }
            return number -> number <= all.size() && all.get(number - 1).isHidden();
        } catch (EncryptedDocumentException locked) {
            throw new Locked();
        }
    }

    /** fEncrypted, the lowest bit of the second byte of flags ([MS-DOC] 2.5.2). */
    private static boolean isLockedWord(DocumentEntry word) throws IOException {
        byte[] start = OleFile.bytes(word, 12);
        return start.length == 12 && (start[11] & 1) != 0;
    }
}
