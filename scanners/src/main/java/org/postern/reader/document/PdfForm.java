package org.postern.reader.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceCharacteristicsDictionary;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDChoice;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDNonTerminalField;
import org.postern.read.Sign;
import org.postern.reader.LimitReached;

/** What is filled in in a form (ISO 32000-1 12.7), and forms that are XML (12.7.8). */
final class PdfForm {
    private PdfForm() {}

    static void read(Draft draft, PDDocument pdf) throws IOException, LimitReached {
        PDAcroForm form = pdf.getDocumentCatalog().getAcroForm(null);
        if (form == null) {
            return;
        }
        DocumentText out = draft.text();
        out.section(OptionalInt.empty(), Optional.of("Form"), false);
        for (PDField field : form.getFieldTree()) {
            draft.session().check();
            if (!(field instanceof PDNonTerminalField)) {
                out.words(
                        String.valueOf(Optional.ofNullable(field.getAlternateFieldName())
                                .orElse(field.getPartialName())),
                        false);
                out.words(": ", false);
                out.words(Optional.ofNullable(field.getValueAsString()).orElse(""), false);
                options(field, out);
                captions(field, out);
                out.line();
            }
        }
        if (form.hasXFA()) {
            xml(draft, form.getXFA().getBytes());
        }
    }

    /** What a choice shows of its values (12.7.4.4), chosen or not. */
    private static void options(PDField field, DocumentText out) throws LimitReached {
        if (field instanceof PDChoice choice) {
            for (String shown : choice.getOptionsDisplayValues()) {
                out.gap();
                out.words(shown, false);
            }
        }
    }

    /** What is written on a button, also while it is pressed or pointed at (12.5.6.19). */
    private static void captions(PDField field, DocumentText out) throws LimitReached {
        for (PDAnnotationWidget widget : field.getWidgets()) {
            PDAppearanceCharacteristicsDictionary look = widget.getAppearanceCharacteristics();
            if (look != null) {
                for (String caption :
                        new String[] {look.getNormalCaption(), look.getRolloverCaption(), look.getAlternateCaption()}) {
                    out.gap();
                    out.words(
                            Optional.ofNullable(caption)
                                    .filter(words -> words.length() > 1)
                                    .orElse(""),
                            false);
                }
            }
        }
    }

    private static void xml(Draft draft, byte[] form) throws IOException, LimitReached {
        if (new String(form, StandardCharsets.ISO_8859_1).contains("<script")) {
            draft.sign(Sign.Kind.MACRO, "a script in a form");
        }
        Xml.read(new ByteArrayInputStream(form), new OtherText(draft.text(), false));
    }
}
