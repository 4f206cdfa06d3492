package org.postern.read.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDSimpleFileSpecification;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionRemoteGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.message.PartText;
import org.postern.read.FileReport;

/** Files that would fetch something when they are opened: a canary listens, and nobody calls. */
class RemoteFilesTest {
    @TempDir
    private static Path work;

    private static final AtomicInteger CALLS = new AtomicInteger();
    private static ServerSocket canary;
    private static ReaderPool pool;

    @BeforeAll
    static void start() throws IOException {
        canary = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(RemoteFilesTest::listen);
        pool = Pools.of(work, 1);
    }

    private static void listen() {
        while (true) {
            try (Socket caller = canary.accept()) {
                CALLS.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    @AfterAll
    static void stop() throws IOException {
        pool.close();
        canary.close();
    }

    @Test
    void xmlWithEntitiesFromElsewhere() throws Exception {
        assertQuiet("data.xml", text(doctype("r") + "<r>&file;&net;%parameter;</r>"));
    }

    @Test
    void drawingWithPicturesFromElsewhere() throws Exception {
        assertQuiet(
                "drawing.svg",
                text(doctype("svg") + "<svg xmlns='http://www.w3.org/2000/svg'"
                        + " xmlns:xlink='http://www.w3.org/1999/xlink'><style>@import url(" + url() + ");</style>"
                        + "<image href='" + url() + "'/><use xlink:href='" + url() + "#a'/>"
                        + "<image xlink:href='file:///etc/passwd'/><text>&file;</text></svg>"));
    }

    @Test
    void pageWithPicturesFromElsewhere() throws Exception {
        assertQuiet(
                "page.html",
                text("<html><base href='" + url() + "'><link rel=stylesheet href='" + url() + "'><img src='" + url()
                        + "'><iframe src='" + url() + "'></iframe><object data='file:///etc/passwd'></object>Hello"));
    }

    @Test
    void documentWithATemplateFromElsewhere() throws Exception {
        String relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        assertQuiet(
                "letter.docx",
                zip(Map.of(
                        "[Content_Types].xml",
                        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                                + "<Default Extension='rels' ContentType="
                                + "'application/vnd.openxmlformats-package.relationships+xml'/>"
                                + "<Override PartName='/word/document.xml' ContentType='application/"
                                + "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>",
                        "_rels/.rels",
                        relations("<Relationship Id='r1' Type='" + relation
                                + "officeDocument' Target='word/document.xml'/>"),
                        "word/_rels/document.xml.rels",
                        relations("<Relationship Id='r2' Type='" + relation + "attachedTemplate' Target='" + url()
                                + "' TargetMode='External'/><Relationship Id='r3' Type='" + relation
                                + "image' Target='" + url() + "' TargetMode='External'/>"),
                        "word/document.xml",
                        doctype("w:document")
                                + "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
                                + "<w:body><w:p><w:r><w:t>Hello &file;&net;</w:t></w:r></w:p></w:body></w:document>")));
    }

    @Test
    void documentThatOpensAnother() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDActionURI uri = new PDActionURI();
            uri.setURI(url());
            document.getDocumentCatalog().setOpenAction(uri);
            PDActionRemoteGoTo other = new PDActionRemoteGoTo();
            other.setFile(new PDSimpleFileSpecification(new org.apache.pdfbox.cos.COSString(url())));
            PDActionLaunch launch = new PDActionLaunch();
            launch.setFile(new PDSimpleFileSpecification(new org.apache.pdfbox.cos.COSString("/etc/passwd")));
            other.setNext(java.util.List.of(launch));
            PDAnnotationLink link = new PDAnnotationLink();
            link.setAction(other);
            page.setAnnotations(java.util.List.of(link));
            document.save(bytes);
        }
        assertQuiet("letter.pdf", bytes.toByteArray());
    }

    private static void assertQuiet(String name, byte[] bytes) throws Exception {
        FileReport report = Pools.open(pool, Pools.part("2", name, bytes));
        assertThat(report.items()).isNotEmpty();
        assertThat(report.items())
                .noneMatch(item -> item.text().map(PartText::text).orElse("").contains("root:"));
        assertThat(pool.counts().crashed()).isZero();
        assertThat(CALLS).hasValue(0);
    }

    private static String url() {
        return "http://127.0.0.1:" + canary.getLocalPort() + "/";
    }

    private static String doctype(String root) {
        return "<?xml version='1.0'?><!DOCTYPE " + root + " SYSTEM '" + url() + "a.dtd' ["
                + "<!ENTITY file SYSTEM 'file:///etc/passwd'><!ENTITY net SYSTEM '" + url() + "'>"
                + "<!ENTITY % parameter SYSTEM '" + url() + "b.dtd'>]>";
    }

    private static String relations(String all) {
        return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" + all
                + "</Relationships>";
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(text(entry.getValue()));
            }
        }
        return bytes.toByteArray();
    }
}
