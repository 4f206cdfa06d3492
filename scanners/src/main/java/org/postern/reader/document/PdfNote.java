package org.postern.reader.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.TextPosition;

/** The letters that a note, a field or a stamp shows (ISO 32000-1 12.5.5), which need not be what it says. */
final class PdfNote {
    private final List<TextPosition> letters = new ArrayList<>();
    private final COSDictionary annotation;

    PdfNote(PDAnnotation annotation) {
        this.annotation = annotation.getCOSObject();
    }

    void add(TextPosition letter) {
        letters.add(letter);
    }

    /** The letters, if nothing else says the same. */
    List<TextPosition> news() {
        StringBuilder shown = new StringBuilder();
        letters.forEach(letter -> shown.append(letter.getUnicode()));
        String words = PdfSpans.squeezed(shown.toString());
        boolean isSaid = Stream.of(annotation, annotation.getCOSDictionary(COSName.PARENT))
                .flatMap(place -> Stream.ofNullable(place))
                .flatMap(place ->
                        Stream.of(place.getDictionaryObject(COSName.V), place.getDictionaryObject(COSName.CONTENTS)))
                .anyMatch(value -> said(value).filter(words::equals).isPresent());
        return isSaid ? List.of() : letters;
    }

    private static Optional<String> said(COSBase value) {
        return switch (value) {
            case COSString string -> Optional.of(PdfSpans.squeezed(string.getString()));
            case COSArray all
            when all.size() == 1 && all.getObject(0) instanceof COSString string ->
                Optional.of(PdfSpans.squeezed(string.getString()));
            case null, default -> Optional.empty();
        };
    }
}
