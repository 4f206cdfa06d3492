package org.postern.reader.document;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.postern.read.FileKind;
import org.postern.reader.KindReader;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** Reads PDF (ISO 32000-1): text, forms, notes, attached files, and pages and pictures as pictures. */
final class PdfReader implements KindReader {
    /** The mark of the end stands in it, also where up to 32 KB of words follow; see SecondFile. */
    private static final int END = 40_000;

    @Override
    public boolean reads(FileKind kind) {
        return kind.name().equals("pdf");
    }

    @Override
    public Seen read(OpenFile file, Session session) {
        return Draft.of(file, session, PdfReader::read);
    }

    private static void read(Draft draft) throws IOException, LimitReached {
        try (PDDocument pdf = open(draft)) {
            if (!isFinished(draft.file().bytes())) {
                draft.partly(draft.file().called() + " is cut off; only a part of it could be read.");
            }
            new PdfPages(draft, pdf).read();
            properties(draft, pdf.getDocumentInformation());
            PdfForm.read(draft, pdf);
            new PdfObjects(draft, pdf).read();
            if (pdf.getNumberOfPages() == 0) {
                draft.damaged();
            }
        }
    }

    /** One that only its owner's password protects opens with an empty one (7.6.3.1). */
    private static PDDocument open(Draft draft) throws IOException {
        try {
            return Loader.loadPDF(draft.file().bytes().toFile(), "", null, null, IOUtils.createMemoryOnlyStreamCache());
        } catch (InvalidPasswordException wrong) {
            throw new Locked();
        } catch (IOException e) {
            boolean key = String.valueOf(e.getMessage()).matches("(?i).*(decrypt|security handler|password|key).*");
            throw draft.file().kind().group() == FileKind.Group.ENCRYPTED && key ? new Locked() : e;
        }
    }

    /** The last line of a PDF is %%EOF (7.5.5); some programs write a little after it. */
    private static boolean isFinished(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(END, in.length())];
            in.seek(in.length() - end.length);
            in.readFully(end);
            return new String(end, StandardCharsets.ISO_8859_1).contains("%%EOF");
        }
    }

    private static void properties(Draft draft, PDDocumentInformation said) throws LimitReached {
        draft.text().section(OptionalInt.empty(), Optional.of("Properties"), true);
        for (String key : said.getMetadataKeys()) {
            if (!key.matches("Author|Creator|Producer|CreationDate|ModDate|Trapped|PTEX.*")) {
                draft.text().words(String.valueOf(said.getPropertyStringValue(key)), false);
                draft.text().line();
            }
        }
    }
}
