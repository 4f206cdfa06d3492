package org.postern.reader.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.pdfbox.cos.COSName;
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
    private final PdfStreams streams;
    private final PdfFonts fonts = new PdfFonts();

    /** What was drawn on a page before, such as a letterhead. */
    private final Set<Long> known = new HashSet<>();

    PdfPages(Draft draft, PDDocument pdf) {
        this.draft = draft;
        this.pdf = pdf;
        this.pictures = new PdfPictures(draft, pdf);
        this.streams = new PdfStreams(draft);
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
        if (!page.hasContents()) {
            blank(page);
        }
        for (Iterator<PDStream> parts = page.getContentStreams(); parts.hasNext(); ) {
            streams.check(parts.next().getCOSObject());
        }
        PdfPage look = new PdfPage(draft, fonts, streams, page);
        look.read(pdf, number);
        boolean stamped = annotations(page);
        Optional<PdfInk.Strip> strip = look.strip(known);
        if (look.hasDots() || (strip.isPresent() && strip.get().blocks())) {
            draft.unclear(draft.file().called() + " shows something on page " + number
                    + " that may be letters and could not be read surely.");
        }
        if (look.isPicture() || stamped) {
            pictures.render(number, page, look, stamped);
            return;
        }
        pictures.inside(
                number,
                strip.isPresent() ? look.picturesBesides(pictures.strip(number, page, strip.get())) : look.pictures());
    }

    /** PDFBox leaves out pages without content, and notes may lie on them. */
    private void blank(PDPage page) throws IOException {
        if (!page.getAnnotations().isEmpty()) {
            page.setContents(new PDStream(pdf, new ByteArrayInputStream(new byte[] {' '})));
        }
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
