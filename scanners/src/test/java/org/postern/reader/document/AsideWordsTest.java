package org.postern.reader.document;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceCharacteristicsDictionary;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDComboBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDPushButton;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Words that stand beside the text of a document and that people see when they point, choose or look twice. */
class AsideWordsTest {
    private static final String TIP = "<w:p><w:hyperlink w:tooltip=\"ring 07700 900123\"><w:r><w:t>list</w:t></w:r>"
            + "</w:hyperlink></w:p></w:body>";
    private static final String SCENARIO = "</sheetData><scenarios><scenario name=\"best\" comment=\"as agreed\">"
            + "<inputCells r=\"A1\" val=\"07700 900123\"/></scenario></scenarios>";
    private static final String SPOKEN = "<si><t>Rowan</t><rPh sb=\"0\" eb=\"2\"><t>07700 900123</t></rPh></si></sst>";
    private static final String SECTION = "<p:extLst><p:ext uri=\"{x}\"><p14:sectionLst"
            + " xmlns:p14=\"http://schemas.microsoft.com/office/powerpoint/2010/main\"><p14:section"
            + " name=\"ring 07700 900123\"/></p14:sectionLst></p:ext></p:extLst></p:presentation>";

    @TempDir
    Path scratch;

    static Stream<Row> rows() {
        return Stream.of(
                Row.of("a.docx", () -> changed(OfficeFiles.docx(), "word/document.xml", "</w:body>", TIP))
                        .finds("ring 07700 900123")
                        .holds("image1.png"),
                Row.of(
                                "a.xlsx",
                                () -> changed(OfficeFiles.xlsx(), "xl/worksheets/sheet1.xml", "</sheetData>", SCENARIO))
                        .finds("best", "as agreed"),
                Row.of("b.xlsx", () -> changed(OfficeFiles.xlsx(), "xl/sharedStrings.xml", "</sst>", SPOKEN))
                        .finds("07700 900123\n"),
                Row.of(
                                "a.pptx",
                                () -> changed(OfficeFiles.pptx(), "ppt/presentation.xml", "</p:presentation>", SECTION))
                        .finds("ring 07700 900123"),
                Row.of("b.pdf", () -> PdfFiles.of(AsideWordsTest::described))
                        .finds("ring 07700 900123")
                        .holds("list.txt"),
                Row.of("a.pdf", () -> PdfFiles.of(AsideWordsTest::form)).sees("Mr Larch", "Mrs Wren", "ring 07700"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void readsWordsBesideTheText(Row row) throws Exception {
        row.check(scratch);
    }

    private static byte[] changed(byte[] zip, String part, String end, String more) throws IOException {
        return Zips.change(zip, part, xml -> xml.replace(end, more));
    }

    private static void form(PDDocument pdf) throws IOException {
        PDAcroForm form = new PDAcroForm(pdf);
        PDComboBox choice = new PDComboBox(form);
        choice.setPartialName("teacher");
        choice.setOptions(List.of("1", "2"), List.of("Mr Larch", "Mrs Wren"));
        place(choice, pdf.getPage(0));
        PDPushButton button = new PDPushButton(form);
        button.setPartialName("button");
        PDAppearanceCharacteristicsDictionary look =
                new PDAppearanceCharacteristicsDictionary(new org.apache.pdfbox.cos.COSDictionary());
        look.setNormalCaption("ring 07700 900123");
        button.getWidgets().getFirst().setAppearanceCharacteristics(look);
        place(button, pdf.getPage(0));
        form.setFields(List.of(choice, button));
        pdf.getDocumentCatalog().setAcroForm(form);
    }

    private static void described(PDDocument pdf) throws IOException {
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile("list.txt");
        file.setFileDescription("ring 07700 900123");
        file.setEmbeddedFile(new PDEmbeddedFile(pdf, new ByteArrayInputStream("a list of names".getBytes(US_ASCII))));
        PDAnnotationFileAttachment pin = new PDAnnotationFileAttachment();
        pin.setFile(file);
        pin.setRectangle(new PDRectangle(50, 300, 20, 20));
        pdf.getPage(0).setAnnotations(List.of(pin));
    }

    private static void place(PDField field, PDPage page) throws IOException {
        var widget = field.getWidgets().getFirst();
        widget.setRectangle(new PDRectangle(50, 300, 100, 20));
        widget.setPage(page);
        page.setAnnotations(List.of(widget));
    }
}
