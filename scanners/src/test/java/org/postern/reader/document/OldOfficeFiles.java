package org.postern.reader.document;

import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTextBox;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;

/** OLE files: PowerPoint and Excel as they were, saved mails, winmail.dat. */
final class OldOfficeFiles {
    private OldOfficeFiles() {}

    static HSLFSlideShow show() throws IOException {
        HSLFSlideShow show = new HSLFSlideShow();
        HSLFSlide slide = show.createSlide();
        HSLFTextBox box = new HSLFTextBox();
        box.setText("Rowan is on 07700 900123");
        box.setAnchor(new Rectangle(50, 50, 300, 100));
        slide.addShape(box);
        HSLFSlide out = show.createSlide();
        out.setHidden(true);
        out.addTitle().setText("a slide that is left out");
        return show;
    }

    static byte[] ppt() throws IOException {
        try (HSLFSlideShow show = show()) {
            return OfficeFiles.bytes(show::write);
        }
    }

    static byte[] lockedPpt() throws IOException {
        Biff8EncryptionKey.setCurrentUserPassword("larch");
        try (HSLFSlideShow show = show()) {
            return OfficeFiles.bytes(show::write);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    /** A workbook with a folder of macros, as Excel saves one; what is in it is never read. */
    static byte[] macroXls() throws IOException {
        try (POIFSFileSystem ole = new POIFSFileSystem(new ByteArrayInputStream(OfficeFiles.xls()))) {
            DirectoryEntry project = ole.getRoot().createDirectory("_VBA_PROJECT_CUR");
            project.createDirectory("VBA").createDocument("dir", new ByteArrayInputStream(new byte[600]));
            return OfficeFiles.bytes(ole::writeFilesystem);
        }
    }

    /** A document laid into a cell. */
    static byte[] embeddingXls() throws Exception {
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            HSSFSheet sheet = book.createSheet("Contacts");
            int picture = book.addPicture(OfficeFiles.png(60, 60), Workbook.PICTURE_TYPE_PNG);
            int inner = book.addOlePackage(OfficeFiles.docx(), "inner.docx", "inner.docx", "inner.docx");
            HSSFClientAnchor anchor = new HSSFClientAnchor(0, 0, 9, 9, (short) 1, 1, (short) 3, 3);
            sheet.createDrawingPatriarch().createObjectData(anchor, inner, picture);
            return OfficeFiles.bytes(book::write);
        }
    }

    /** A sheet of Excel 4 macros is one whose record says so ([MS-XLS] 2.4.28). */
    static byte[] macroSheetXls() throws IOException {
        byte[] xls;
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            book.createSheet("Auto").createRow(0).createCell(0).setCellValue("hello");
            xls = OfficeFiles.bytes(book::write);
        }
        for (int i = 0; i + 10 < xls.length; i++) {
            if ((xls[i] & 0xff) == 0x85 && xls[i + 1] == 0 && xls[i + 2] == 12 && xls[i + 3] == 0 && xls[i + 9] == 0) {
                xls[i + 9] = 1;
                return xls;
            }
        }
        throw new IOException("no sheet");
    }

    static byte[] msg(boolean secured) throws IOException {
        try (POIFSFileSystem ole = new POIFSFileSystem()) {
            DirectoryEntry root = ole.getRoot();
            mail(root, 32, secured ? "IPM.Note.SMIME" : "IPM.Note", "Trip of year 5", "Rowan is on 07700 900123");
            root.createDirectory("__nameid_version1.0");
            DirectoryEntry file = root.createDirectory("__attach_version1.0_#00000000");
            string(file, "3707", "list.csv");
            stream(file, "__substg1.0_37010102", "name,phone\nAsh,01632 960456\n".getBytes(StandardCharsets.UTF_8));
            stream(file, "__properties_version1.0", new byte[8]);
            DirectoryEntry mail = root.createDirectory("__attach_version1.0_#00000001");
            string(mail, "3001", "older mail");
            stream(mail, "__properties_version1.0", new byte[8]);
            DirectoryEntry inner = mail.createDirectory("__substg1.0_3701000D");
            mail(inner, 24, "IPM.Note", "Re: trip", "meet me at the bridge");
            return OfficeFiles.bytes(ole::writeFilesystem);
        }
    }

    /** A contact as Outlook saves it: a telephone and a home ([MS-OXOCNTC] 2.2.1). */
    static byte[] contact() throws IOException {
        try (POIFSFileSystem ole = new POIFSFileSystem()) {
            DirectoryEntry root = ole.getRoot();
            mail(root, 32, "IPM.Contact", "Jo Finch", "plays the cello");
            string(root, "3A1C", "07700 900456");
            string(root, "801B", "22 Quarry View, Larkfield");
            root.createDirectory("__nameid_version1.0");
            return OfficeFiles.bytes(ole::writeFilesystem);
        }
    }

    private static void mail(DirectoryEntry to, int header, String kind, String subject, String body)
            throws IOException {
        string(to, "001A", kind);
        string(to, "0037", subject);
        string(to, "1000", body);
        string(to, "0E04", "wren@larkfield.example");
        stream(to, "__properties_version1.0", new byte[header]);
    }

    private static void string(DirectoryEntry to, String property, String value) throws IOException {
        stream(to, "__substg1.0_" + property + "001F", value.getBytes(StandardCharsets.UTF_16LE));
    }

    private static void stream(DirectoryEntry to, String name, byte[] bytes) throws IOException {
        to.createDocument(name, new ByteArrayInputStream(bytes));
    }

    /** [MS-OXTNEF] 2.1: signature, key, then attributes with level, id, length and checksum. */
    static byte[] tnef() {
        ByteBuffer out = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0x223e9f78).putShort((short) 1);
        attribute(out, 1, 0x00018004, "Trip of year 5\0".getBytes(StandardCharsets.US_ASCII));
        attribute(out, 1, 0x0002800c, "Rowan is on 07700 900123\0".getBytes(StandardCharsets.US_ASCII));
        attribute(out, 2, 0x00069002, new byte[14]);
        attribute(out, 2, 0x00018010, "list.csv\0".getBytes(StandardCharsets.US_ASCII));
        attribute(out, 2, 0x0006800f, "Ash,01632 960456\n".getBytes(StandardCharsets.US_ASCII));
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private static void attribute(ByteBuffer out, int level, int id, byte[] value) {
        out.put((byte) level).putInt(id).putInt(value.length).put(value);
        int sum = 0;
        for (byte b : value) {
            sum += b & 0xff;
        }
        out.putShort((short) sum);
    }

    /**
     * A document of one piece of text ([MS-DOC] 2.5.1 and 2.9.38): a header, where the pieces are, an empty style
     * sheet, an empty list of fonts, and one run of letters. Word keeps more, readers need no more.
     */
    static byte[] doc(String words, boolean secured) throws IOException {
        byte[] text = (words + "\r").getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer main = ByteBuffer.allocate(4096 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        main.putShort(0, (short) 0xa5ec).putShort(2, (short) 0xc1).putShort(10, (short) (secured ? 0x300 : 0x200));
        main.putShort(12, (short) 0xbf).putInt(24, 2048).putInt(28, 2048 + text.length);
        main.putShort(32, (short) 14)
                .putShort(62, (short) 22)
                .putInt(64, main.capacity())
                .putInt(76, text.length);
        main.putShort(152, (short) 93);
        pair(main, 1, 0, 20);
        pair(main, 12, 1100, 12);
        pair(main, 15, 32, 6);
        pair(main, 31, 512, 500);
        pair(main, 33, 64, 21);
        main.put(2048, text);
        main.putInt(1536, 2048).putInt(1540, 2048 + text.length).put(2047, (byte) 1);
        ByteBuffer table = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        table.putShort(0, (short) 18).putShort(4, (short) 10);
        table.put(64, (byte) 2).putInt(65, 16).putInt(73, text.length).putInt(79, 2048 * 2 | 0x40000000);
        table.putInt(1100, 2048).putInt(1104, 2048 + text.length).putInt(1108, 3);
        try (POIFSFileSystem ole = new POIFSFileSystem()) {
            stream(ole.getRoot(), "WordDocument", main.array());
            stream(ole.getRoot(), "1Table", table.array());
            return OfficeFiles.bytes(ole::writeFilesystem);
        }
    }

    private static void pair(ByteBuffer main, int number, int place, int length) {
        main.putInt(154 + number * 8, place).putInt(158 + number * 8, length);
    }
}
