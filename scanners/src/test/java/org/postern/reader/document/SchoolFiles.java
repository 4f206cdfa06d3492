package org.postern.reader.document;

import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.sl.usermodel.PictureData;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.util.Units;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;

/** What schools send each other every day. */
final class SchoolFiles {
    private SchoolFiles() {}

    /** Numbered questions, a table to fill in, a head and a foot with the page. */
    static byte[] worksheet() throws Exception {
        try (XWPFDocument document = new XWPFDocument()) {
            XWPFHeaderFooterPolicy policy = document.createHeaderFooterPolicy();
            policy.createHeader(XWPFHeaderFooterPolicy.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText("Name: ________");
            policy.createFooter(XWPFHeaderFooterPolicy.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText("Year 5 maths");
            CTAbstractNum list = CTAbstractNum.Factory.newInstance();
            list.setAbstractNumId(BigInteger.ZERO);
            CTLvl level = list.addNewLvl();
            level.setIlvl(BigInteger.ZERO);
            level.addNewStart().setVal(BigInteger.ONE);
            level.addNewNumFmt().setVal(STNumberFormat.DECIMAL);
            level.addNewLvlText().setVal("%1.");
            BigInteger number = document.createNumbering()
                    .addNum(document.getNumbering().addAbstractNum(new XWPFAbstractNum(list)));
            for (String question : new String[] {"What is a half of 12?", "What is 7 times 8?"}) {
                XWPFParagraph line = document.createParagraph();
                line.setNumID(number);
                line.createRun().setText(question);
            }
            XWPFTable table = document.createTable(3, 3);
            table.getRow(0).getCell(0).setText("Fraction");
            table.getRow(0).getCell(1).setText("Decimal");
            return OfficeFiles.bytes(document::write);
        }
    }

    static byte[] letter(String words) throws Exception {
        try (XWPFDocument document = new XWPFDocument()) {
            XWPFRun logo = document.createParagraph().createRun();
            logo.addPicture(
                    new ByteArrayInputStream(OfficeFiles.png(120, 60)),
                    PictureType.PNG,
                    "logo.png",
                    Units.toEMU(120),
                    Units.toEMU(60));
            XWPFRun run = document.createParagraph().createRun();
            run.setText("Dear parents,");
            run.addBreak();
            run.setText(words);
            run.setBold(true);
            XWPFRun colour = document.createParagraph().createRun();
            colour.setText("Larkfield Primary School");
            colour.setColor("1F497D");
            return OfficeFiles.bytes(document::write);
        }
    }

    /**
     * Dates, shares, prices, times and marks with their usual formats, a rule for what may be entered, merged cells.
     */
    static byte[] register() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet("Year 5");
            String[] formats = {
                "dd/mm/yyyy",
                "0%",
                "\u00a3#,##0.00",
                "h:mm AM/PM",
                "0.0",
                "d mmm",
                "[Red]-0;0",
                "0\" pupils\"",
                "#,##0",
                "_-* #,##0.00_-;-* #,##0.00_-",
                "00000 000000",
                "@"
            };
            org.apache.poi.ss.usermodel.Row row = sheet.createRow(1);
            for (int i = 0; i < formats.length; i++) {
                Cell cell = row.createCell(i);
                cell.setCellValue(i + 0.5);
                CellStyle style = book.createCellStyle();
                style.setDataFormat(book.createDataFormat().getFormat(formats[i]));
                cell.setCellStyle(style);
            }
            sheet.createRow(0).createCell(0).setCellValue("Register");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 4));
            Cell sum = sheet.createRow(2).createCell(0);
            sum.setCellFormula("SUM(A2:C2)");
            sheet.getRow(2).createCell(1).setCellFormula("IF(A2>0,\"present\",\"absent\")");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            sheet.addValidationData(sheet.getDataValidationHelper()
                    .createValidation(
                            sheet.getDataValidationHelper().createExplicitListConstraint(new String[] {"/", "N", "L"}),
                            new CellRangeAddressList(3, 9, 0, 0)));
            sheet.getHeader().setCenter("&\"Arial,Bold\"&14Register");
            sheet.createFreezePane(1, 1);
            return OfficeFiles.bytes(book::write);
        }
    }

    /** A sum that no program has worked out yet, as exports have. */
    static byte[] export() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet("Export");
            sheet.createRow(0).createCell(0).setCellValue(4);
            sheet.createRow(1).createCell(0).setCellFormula("SUM(A1:A1)/2");
            return OfficeFiles.bytes(book::write);
        }
    }

    static byte[] chart() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet("Weather");
            XSSFChart chart = sheet.createDrawingPatriarch().createChart(new XSSFClientAnchor(0, 0, 0, 0, 1, 1, 8, 15));
            chart.setTitleText("Rain in May");
            XDDFChartData data = chart.createData(
                    ChartTypes.LINE,
                    chart.createCategoryAxis(AxisPosition.BOTTOM),
                    chart.createValueAxis(AxisPosition.LEFT));
            data.addSeries(
                    XDDFDataSourcesFactory.fromArray(new String[] {"Mon", "Tue"}),
                    XDDFDataSourcesFactory.fromArray(new Double[] {3d, 4d}));
            chart.plot(data);
            return OfficeFiles.bytes(book::write);
        }
    }

    /** A lesson: titles of a layout, a picture, a table. */
    static byte[] lesson() throws Exception {
        try (XMLSlideShow show = new XMLSlideShow()) {
            XSLFSlide title =
                    show.createSlide(show.getSlideMasters().getFirst().getLayout(SlideLayout.TITLE_AND_CONTENT));
            title.getPlaceholder(0).setText("The Romans");
            title.getPlaceholder(1).setText("Roads and towns");
            XSLFSlide slide = show.createSlide();
            slide.createPicture(show.addPicture(OfficeFiles.png(200, 150), PictureData.PictureType.PNG))
                    .setAnchor(new Rectangle(20, 20, 200, 150));
            XSLFTable table = slide.createTable(2, 2);
            table.setAnchor(new Rectangle(20, 200, 300, 80));
            table.getCell(0, 0).setText("Road");
            return OfficeFiles.bytes(show::write);
        }
    }

    /** As the editor of Windows and Word write it. */
    static byte[] richLetter() {
        return """
            {\\rtf1\\ansi\\ansicpg1252\\deff0\\nouicompat\\deflang2057{\\fonttbl{\\f0\\fnil\\fcharset0 Calibri;}
            {\\f1\\fnil\\fcharset2 Symbol;}}{\\colortbl ;\\red0\\green0\\blue255;}
            {\\stylesheet{\\ql Normal;}{\\s1 heading 1;}}{\\*\\generator Riched20 10.0.19041}
            {\\info{\\title Trip}{\\author Wren}}{\\*\\listtable{\\list{\\listlevel{\\leveltext\\'01\\u-3913 ?;}}}}
            {\\*\\latentstyles\\lsdstimax371{\\lsdlockedexcept heading 1;}}\\viewkind4\\uc1
            {\\header\\pard Larkfield Primary School\\par}
            \\pard\\sa200\\b\\f0\\fs22\\lang9 The trip\\b0\\par We leave at nine \\'96 bring \\'a35.\\par
            \\pard{\\pntext\\f1\\'B7\\tab}{\\*\\pn\\pnlvlblt\\pnf1{\\pntxtb\\'B7}}coat\\par
            {\\field{\\*\\fldinst{HYPERLINK "https://larkfield.example"}}{\\fldrslt{\\ul\\cf1 our page}}}\\par}
            """.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] oldTimetable() throws Exception {
        try (Workbook book = new org.apache.poi.hssf.usermodel.HSSFWorkbook()) {
            org.apache.poi.ss.usermodel.Row row = book.createSheet("Timetable").createRow(0);
            for (String lesson : new String[] {"09:00", "Maths", "English", "PE"}) {
                row.createCell(row.getLastCellNum() < 0 ? 0 : row.getLastCellNum())
                        .setCellValue(lesson);
            }
            return OfficeFiles.bytes(book::write);
        }
    }

    /** As Google Docs saves it, with numbers of lists that its styles write. */
    static String page() {
        return """
            <html><head><style type="text/css">@import url(https://themes.example/fonts/css?kit=x);
            ol.lst-a{counter-reset:lst-ctn-a 0}.lst-a>li{counter-increment:lst-ctn-a}
            .lst-a>li:before{content:"" counter(lst-ctn-a,decimal) ". "}
            p{margin:0;color:#000;font-family:"Arial"}</style></head>
            <body><p>Bring</p><ol class="lst-a"><li>a coat</li><li>lunch</li></ol></body></html>
            """;
    }
}
