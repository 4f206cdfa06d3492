package org.postern.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.message.Content;
import org.postern.read.FileKind.Group;

class FileKindsTest {
    private static final String OLE = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

    private static FileKind kind(String latin, String name) throws IOException {
        return FileKinds.of(Content.of(latin.getBytes(StandardCharsets.ISO_8859_1)), Optional.of(name));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
        MZ\\u0090\\u0000,          photo.jpg,  exe,  EXECUTABLE
        MZ says hi to everyone,    a.txt,      txt,  TEXT
        hello,                     a.one,      txt,  TEXT
        hello,                     a.onepkg,   onepkg, EXECUTABLE
        hello,                     a.ipa,      ipa,  EXECUTABLE
        {`a`: 1},                  a.json,     json, TEXT
        BM6\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0036\\u0000\\u0000\\u0000\\u0028\\u0000\\u0000\\u0000\\u0001\\u0000\\u0000\\u0000\\u0001\\u0000\\u0000\\u0000\\u0001\\u0000\\u0018\\u0000, a, bmp, PICTURE
        \\u0000\\u0000\\u0000\\u0020ftypM4A \\u0000\\u0000, a, m4a, AUDIO
        RIFF\\u0024\\u0000\\u0000\\u0000WAVEfmt, a, wav, AUDIO
        RIFF\\u0024\\u0000\\u0000\\u0000AVI LIST, a, avi, VIDEO
        OggS\\u0000\\u0002,       a,          ogg,  AUDIO
        fLaC\\u0000\\u0000,       a,          flac, AUDIO
        \\u00ff\\u00f1\\u0050,   a,          aac,  AUDIO
        \\u001aE\\u00df\\u00a3\\u0001webm, a, webm, VIDEO
        \\u001aE\\u00df\\u00a3\\u0001matroska, a, mkv, VIDEO
        \\u0000\\u0000\\u0000\\u0014ftypqt  \\u0000, a, mov, VIDEO
        \\u007fELF\\u0002,         photo.jpg,  elf,  EXECUTABLE
        \\u00cf\\u00fa\\u00ed\\u00fe, a,       macho, EXECUTABLE
        \\u00ca\\u00fe\\u00ba\\u00be\\u0000\\u0000\\u0000\\u0002, a, macho, EXECUTABLE
        \\u00ca\\u00fe\\u00ba\\u00be\\u0000\\u0000\\u0000\\u0041, a, class, EXECUTABLE
        L\\u0000\\u0000\\u0000\\u0001\\u0014\\u0002\\u0000, a.txt, lnk, EXECUTABLE
        dex\\u000a035,             a,          dex,  EXECUTABLE
        ITSF,                      a,          chm,  EXECUTABLE
        \\u0000asm,                a,          wasm, EXECUTABLE
        FWS\\u0009,                a,          swf,  EXECUTABLE
        #!/usr/bin/python3,        a.txt,      py,   SCRIPT
        #!/bin/bash,               notes,      sh,   SCRIPT
        @echo off,                 a.txt,      bat,  SCRIPT
        \\u00ef\\u00bb\\u00bf@ECHO OFF, a.txt, bat,  SCRIPT
        Set x = CreateObject(`,    a.txt,      vbs,  SCRIPT
        $c = New-Object Net.WebClient, a.txt,  ps1,  SCRIPT
        new ActiveXObject(1),      a.txt,      js,   SCRIPT
        <html><hta:application>,   a.html,     hta,  SCRIPT
        <job><script>,             a.txt,      wsf,  SCRIPT
        Windows Registry Editor,   a.txt,      reg,  SCRIPT
        [InternetShortcut],        a.txt,      lnk,  EXECUTABLE
        hello,                     a.ps1,      ps1,  SCRIPT
        hello,                     a.txt.exe,  exe,  EXECUTABLE
        hello,                     game.\\uff45xe, exe, EXECUTABLE
        hello,                     game\\uff0eexe, exe, EXECUTABLE
        hello,                     game.exe\\u0000.txt, exe, EXECUTABLE
        hello,                     a.exe. .,   exe,  EXECUTABLE
        hello,                     a\\u202egpj.scr, exe, EXECUTABLE
        hello,                     a\\u202eexe.jpg, txt, TEXT
        hello,                     a.exe::$DATA, exe, EXECUTABLE
        hello,                     a.txt,      txt,  TEXT
        hello,                     a.csv,      csv,  TEXT
        <html><body>x,             a.txt,      html, TEXT
        %PDF-1.7,                  a,          pdf,  DOCUMENT
        %PDF-1.7 /Encrypt 3 0 R,   a,          pdf,  ENCRYPTED
        %PDF-1.7,                  a.js,       js,   SCRIPT
        {\\\\rtf1 x},              a.doc,      rtf,  DOCUMENT
        \\u0089PNG\\u000d\\u000a\\u001a\\u000a, a.pdf, png, PICTURE
        \\u00ff\\u00d8\\u00ff\\u00e0, a,       jpg,  PICTURE
        GIF89a,                    a,          gif,  PICTURE
        ID3\\u0003,                a,          mp3,  AUDIO
        7z\\u00bc\\u00af\\u0027\\u001c, a,     7z,   ARCHIVE
        \\u001f\\u008b\\u0008,     a,          gz,   ARCHIVE
        Rar!\\u001a\\u0007\\u0000\\u0000\\u0000\\u0073\\u0000\\u0000, a, rar, ARCHIVE
        Rar!\\u001a\\u0007\\u0000\\u0000\\u0000\\u0073\\u0080\\u0000, a, rar, ENCRYPTED
        Rar!\\u001a\\u0007\\u0001\\u0000\\u0000\\u0000\\u0000\\u0000\\u0021\\u0004, a, rar, ENCRYPTED
        BEGIN:VCALENDAR,           a.ics,      ics,  OTHER
        """)
    void goesByContentAndNeverByAHarmlessName(String bytes, String name, String kind, Group group) throws IOException {
        FileKind found = kind(unescape(bytes), unescape(name));

        assertThat(found.name()).isEqualTo(kind);
        assertThat(found.group()).isEqualTo(group);
    }

    @ParameterizedTest
    @CsvSource({
        "[Content_Types].xml word/document.xml, docx, DOCUMENT",
        "[Content_Types].xml xl/workbook.xml, xlsx, DOCUMENT",
        "[Content_Types].xml ppt/presentation.xml, pptx, DOCUMENT",
        "[Content_Types].xml word/vbaProject.bin, docm, SCRIPT",
        "[Content_Types].xml xl/vbaProject.bin, xlsm, SCRIPT",
        "[Content_Types].xml ppt/vbaProject.bin, pptm, SCRIPT",
        "[Content_Types].xml x, zip, ARCHIVE",
        "META-INF/MANIFEST.MF, jar, EXECUTABLE",
        "AndroidManifest.xml classes.dex, apk, EXECUTABLE",
        "mimetype Basic/x.xml, docm, SCRIPT",
        "mimetype x, zip, ARCHIVE",
        "list.csv, zip, ARCHIVE",
        "Index/Document.iwa, pages, DOCUMENT",
        "Index/Document.iwa Index/Slide.iwa, key, DOCUMENT",
        "index.apxl buildVersionHistory.plist, key, DOCUMENT",
    })
    void tellsZipFormatsApartByTheirEntries(String entries, String kind, Group group) throws IOException {
        FileKind found = FileKinds.of(Content.of(zip(entries.split(" "))), Optional.of("a.zip"));

        assertThat(found.name()).isEqualTo(kind);
        assertThat(found.group()).isEqualTo(group);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Trip,\u00a35.00\nLunch,\u00a32.40\n", "caf\u00e9", "\u0093Well done\u0094, she said."})
    void knowsShortTextOfWindowsByWhatItLacks(String text) throws IOException {
        Content ansi = Content.of(text.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(FileKinds.of(ansi, Optional.of("fees.csv")).group()).isEqualTo(Group.TEXT);
    }

    @Test
    void takesNoPackedBytesForText() throws IOException {
        Random random = new Random(25);
        for (int i = 0; i < 1000; i++) {
            byte[] noise = new byte[40 + random.nextInt(60)];
            random.nextBytes(noise);
            assertThat(FileKinds.of(Content.of(noise), Optional.of("a.dat")).group())
                    .isNotEqualTo(Group.TEXT);
        }
    }

    @Test
    void tellsAppleDocumentsApartByTheirEnding() throws IOException {
        FileKind found = FileKinds.of(Content.of(zip("Index/Document.iwa")), Optional.of("list.numbers"));

        assertThat(found.name()).isEqualTo("numbers");
    }

    @Test
    void seesEncryptedZipEntriesByTheirFlag() throws IOException {
        byte[] zip = zip("list.csv");
        zip[6] |= 1;

        assertThat(FileKinds.of(Content.of(zip), Optional.empty()).group()).isEqualTo(Group.ENCRYPTED);
    }

    @Test
    void readsTheMediaTypeOfOpenDocument() throws IOException {
        String head = "PK\u0003\u0004" + "\0".repeat(22) + "\u0008\0\0\0" + "mimetype"
                + "application/vnd.oasis.opendocument.text";

        assertThat(kind(head, "a.odt").name()).isEqualTo("odt");
    }

    @ParameterizedTest
    @CsvSource({
        "EncryptedPackage, docx, ENCRYPTED",
        "_VBA_PROJECT, docm, SCRIPT",
        "__nameid_version1.0, msg, MAIL",
        "Workbook, xls, DOCUMENT",
        "PowerPoint Document, ppt, DOCUMENT",
        "WordDocument, doc, DOCUMENT",
    })
    void tellsOleFilesApartByTheirStreams(String stream, String kind, Group group) throws IOException {
        String wide = new String(stream.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);

        FileKind found = kind(OLE + "\0".repeat(64) + wide, "a.doc");

        assertThat(found.name()).isEqualTo(kind);
        assertThat(found.group()).isEqualTo(group);
    }

    @Test
    void knowsAnInstallerByItsClassId() throws IOException {
        String msi = OLE + "\u0084\u0010\u000c\0\0\0\0\0\u00c0\0\0\0\0\0\0F";

        assertThat(kind(msi, "a.doc").name()).isEqualTo("msi");
    }

    @Test
    void tellsLibrariesFromPrograms() throws IOException {
        char[] image = new char[256];
        Arrays.fill(image, '\0');
        image[0] = 'M';
        image[1] = 'Z';
        image[0x3c] = 0x80;
        image[0x80] = 'P';
        image[0x81] = 'E';
        image[0x80 + 23] = 0x20;

        assertThat(kind(new String(image), "a").name()).isEqualTo("dll");
    }

    @Test
    void looksAtBothEndsOfALongFile() throws IOException {
        byte[] image = new byte[300_000];
        byte[] koly = "koly".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(koly, 0, image, image.length - 512, 4);
        byte[] disc = new byte[70_000];
        System.arraycopy("CD001".getBytes(StandardCharsets.US_ASCII), 0, disc, 0x8001, 5);

        assertThat(FileKinds.of(Content.of(image), Optional.empty()).name()).isEqualTo("dmg");
        assertThat(FileKinds.of(Content.of(disc), Optional.empty()).name()).isEqualTo("iso");
        assertThat(Ends.of(image).tail()).hasSize(Ends.SIZE);
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('x');
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i)) {
                out.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else if (text.startsWith("\\\\", i)) {
                out.append('\\');
                i++;
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    /** What the list says is what happens, and what happens is on the list. */
    @Test
    void whatIsBlockedIsOnTheShippedListAndTheOtherWayRound() throws IOException {
        assertThat(Files.readAllLines(Path.of("../conf/lists/file-kinds.csv")).stream()
                        .map(line -> line.split(",", -1))
                        .filter(row -> row[2].equals("blocked"))
                        .map(row -> row[0]))
                .containsExactlyInAnyOrderElementsOf(Kinds.blockedEndings());
    }

    /** A kind that nothing can have makes a row of the list a row without effect. */
    @Test
    void everyKindOnTheShippedListIsOneThatIsFound() throws IOException {
        for (String line : Files.readAllLines(Path.of("../conf/lists/file-kinds.csv")).stream()
                .skip(1)
                .toList()) {
            String name = line.substring(0, line.indexOf(','));
            assertThat(FileNames.kind("a." + name)).as(name).isNotEqualTo(Kinds.UNKNOWN);
        }
    }
}
