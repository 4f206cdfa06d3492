package org.postern.reader.document;

import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.postern.reader.LimitReached;

/** Goes through the pages: text as text, and what is only drawn as pictures. */
final class PdfPages {
    private final Draft draft;
    private final PDDocument pdf;
    private final PdfPictures pictures;

    PdfPages(Draft draft, PDDocument pdf) {
        this.draft = draft;
        this.pdf = pdf;
        this.pictures = new PdfPictures(draft, pdf);
    }

    void read() throws IOException, LimitReached {
        int count = pdf.getNumberOfPages();
        for (int number = 1; number <= count; number++) {
            draft.session().check();
            page(number, pdf.getPage(number - 1));
        }
    }

    private void page(int number, PDPage page) throws IOException, LimitReached {
        draft.text().section(OptionalInt.of(number), Optional.empty(), false);
        check(page);
        PdfPage look = new PdfPage(draft.text(), page);
        look.read(pdf, number);
        boolean stamped = annotations(page);
        if (look.isPicture() || stamped) {
            pictures.render(number, page, look, stamped);
        } else {
            pictures.inside(number, look);
        }
    }

    /** PDFBox takes a stream that breaks off for one that ends, so each is unpacked once to its end. */
    private void check(PDPage page) throws LimitReached {
        for (Iterator<PDStream> streams = page.getContentStreams(); streams.hasNext(); ) {
            COSStream stream = streams.next().getCOSObject();
            if (isFlate(stream.getFilters()) && !Flate.isWhole(stream, draft.session())) {
                draft.damaged();
            }
        }
    }

    private static boolean isFlate(COSBase filters) {
        return COSName.FLATE_DECODE.equals(filters)
                || (filters instanceof COSArray all
                        && all.size() == 1
                        && COSName.FLATE_DECODE.equals(all.getObject(0)));
    }

    /** Notes on a page; true if one of them is only drawn. */
    private boolean annotations(PDPage page) throws IOException, LimitReached {
        boolean drawn = false;
        for (PDAnnotation note : page.getAnnotations()) {
            String kind = String.valueOf(note.getSubtype());
            String words = Optional.ofNullable(note.getContents()).orElse("");
            draft.text().line();
            draft.text().words(words, note.isHidden() || note.isNoView());
            draft.text().line();
            String rich = note.getCOSObject().getString(COSName.RC);
            if (rich != null) {
                draft.text().aside(rich.replaceAll("<[^>]{0,500}>", " "));
            }
            boolean shown = !note.isHidden() && note.getNormalAppearanceStream() != null;
            drawn |= shown
                    && words.isBlank()
                    && !kind.matches("Link|Widget|Popup|Text|FileAttachment|Highlight|Underline|StrikeOut|Squiggly");
        }
        return drawn;
    }
}
