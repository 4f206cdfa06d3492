package org.postern.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.cms.CMSException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmimeEncryptorTest {
    static final String ANN = "ann.reed@parents.example";
    private static final String BEN = "ben.cole@parents.example";
    private static final String NEUTRAL = "Encrypted message from Oakfield School";
    private static final TestCa CA = new TestCa("Test Root");
    private static final TestCa.Issued ANN_CARD = CA.issue(Leaf.good(ANN));
    static final String MAIL = String.join(
            "\r\n",
            "Return-Path: <j.hale@oakfield.example>",
            "Received: from desk (desk [192.0.2.7]) by mail.oakfield.example; Wed, 25 Nov 2026 08:00:00 +0000",
            "From: \"Hale, J\" <j.hale@oakfield.example>",
            "To: <ann.reed@parents.example>,",
            "\t<ben.cole@parents.example>",
            "Bcc: secret.watcher@oakfield.example",
            "Resent-Bcc: secret.watcher@oakfield.example",
            "Date: Wed, 25 Nov 2026 08:00:00 +0000",
            "Message-ID: <m1@oakfield.example>",
            "In-Reply-To: Your zebra letter <m0@parents.example>",
            "References: about zebras",
            "Subject: Zebra plan for",
            " Tom",
            "Thread-Topic: Zebra plan",
            "Keywords: zebra",
            "X-Pupil: zebra",
            "DKIM-Signature: v=1; b=zebra",
            "ARC-Seal: zebra",
            "HP-Outer: Subject: zebra",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=\"utf-8;hp=1\"; hp=\"clear\" ;",
            "Content-Transfer-Encoding: 8bit",
            "Content-Language: en",
            "",
            "Dear Ann, the zebra bit Tom \u00a3.",
            "");

    @TempDir
    Path home;

    private CertificateBook book;
    private SmimeEncryptor encryptor;

    @BeforeEach
    void openBook() throws IOException {
        book = CertificateBook.open(home.resolve("certificates"), TestCa.CLOCK);
        book.importCertificates(ANN_CARD.pem());
        encryptor = new SmimeEncryptor(book, NEUTRAL);
    }

    @Test
    void leavesNothingSensitiveOutside() throws IOException, CMSException {
        byte[] mail = encrypted(MAIL);
        assertThat(new String(mail, StandardCharsets.ISO_8859_1))
                .doesNotContainIgnoringCase("zebra")
                .doesNotContain("Tom", "Bcc", "watcher");
        assertThat(Opened.with(ANN_CARD, mail).outer().split("\r\n"))
                .containsExactly(
                        "Received: from desk (desk [192.0.2.7]) by mail.oakfield.example; Wed, 25 Nov 2026 08:00:00"
                                + " +0000",
                        "From: \"Hale, J\" <j.hale@oakfield.example>",
                        "To: <ann.reed@parents.example>,",
                        "\t<ben.cole@parents.example>",
                        "Date: Wed, 25 Nov 2026 08:00:00 +0000",
                        "Message-ID: <m1@oakfield.example>",
                        "In-Reply-To: <m0@parents.example>",
                        "Subject: " + NEUTRAL,
                        "MIME-Version: 1.0",
                        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data;",
                        " name=\"smime.p7m\"",
                        "Content-Transfer-Encoding: base64",
                        "Content-Disposition: attachment; filename=\"smime.p7m\"");
    }

    @Test
    void protectsTheRealFieldsInside() throws IOException, CMSException {
        Opened opened = Opened.with(ANN_CARD, encrypted(MAIL));
        assertThat(opened.header())
                .contains("Subject: Zebra plan for\r\n Tom\r\n")
                .contains("In-Reply-To: Your zebra letter <m0@parents.example>\r\n")
                .contains("X-Pupil: zebra\r\n")
                .contains("HP-Outer: Subject: " + NEUTRAL + "\r\n")
                .contains("HP-Outer: To: <ann.reed@parents.example>,\r\n\t<ben.cole@parents.example>\r\n")
                .contains("HP-Outer: In-Reply-To: <m0@parents.example>\r\n")
                .contains("Content-Type: text/plain; charset=\"utf-8;hp=1\";\r\n hp=\"cipher\"\r\n")
                .contains("Content-Language: en\r\n")
                .doesNotContain("Bcc", "watcher", "Received", "Return-Path", "DKIM", "ARC", "MIME-Version")
                .doesNotContain("HP-Outer: Subject: zebra", "HP-Outer: Keywords", "hp=\"clear\"");
        assertThat(opened.body()).isEqualTo("Dear Ann, the zebra bit Tom \u00a3.\r\n");
    }

    @Test
    void whatRecipientsAreCalledStaysInside() {
        HeaderProtection protection = new HeaderProtection(headerOf("""
            From: Kate Whitlock <k.whitlock@larkfield.sch.example>
            To: "Maya Okafor's mum, or a@b.example" <n.okafor@freemail.example>, Maya's family:
             s.nair@freemail.example;
            Cc: <plain@freemail.example>,
             d.marsh@freemail.example
            """), NEUTRAL);
        assertThat(protection.outer())
                .contains("From: Kate Whitlock <k.whitlock@larkfield.sch.example>\r\n")
                .contains("To: n.okafor@freemail.example,\r\n s.nair@freemail.example\r\n")
                .contains("Cc: <plain@freemail.example>,\r\n d.marsh@freemail.example\r\n")
                .doesNotContain("Maya");
        assertThat(protection.inner()).contains("Maya Okafor's mum, or a@b.example");
    }

    private static HeaderBlock headerOf(String lines) {
        byte[] bytes = (lines.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8);
        try (PushbackInputStream in = new PushbackInputStream(new ByteArrayInputStream(bytes))) {
            return HeaderBlock.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\nb", "a\rb", "a\r\nb", "\n\r\n", "a\r", "", "no end", "\r\r\n\n", "tab\tand \u00ff\u0000"})
    void changesNothingInTheBodyButLoneLineEnds(String body) throws IOException, CMSException {
        Opened opened = Opened.with(ANN_CARD, encrypted("Subject: x\r\n\r\n" + body));
        assertThat(opened.body()).isEqualTo(body.replaceAll("\r\n|\r|\n", "\r\n"));
    }

    @Test
    void leavesABinaryBodyAlone() throws IOException, CMSException {
        String mail = "Content-Type: application/octet-stream\nContent-Transfer-Encoding: BINARY\n\n\u0000\n\r\u00ff\n";
        assertThat(Opened.with(ANN_CARD, encrypted(mail)).body()).isEqualTo("\u0000\n\r\u00ff\n");
    }

    @Test
    void makesAMailWithLoneLineFeedsCanonical() throws IOException, CMSException {
        Opened opened = Opened.with(ANN_CARD, encrypted(MAIL.replace("\r\n", "\n")));
        assertThat(opened).isEqualTo(Opened.with(ANN_CARD, encrypted(MAIL)));
    }

    @Test
    void sortsAFieldBehindALoneCarriageReturnAsAField() throws IOException, CMSException {
        byte[] mail = encrypted("From: a@oakfield.example\rBcc: secret.watcher@oakfield.example\rX-A: b\r\n\r\nhi\r\n");
        Opened opened = Opened.with(ANN_CARD, mail);
        assertThat(opened.outer() + opened.header()).doesNotContain("watcher");
        assertThat(opened.body()).isEqualTo("hi\r\n");
    }

    @Test
    void keepsANestedMultipartByteForByte() throws IOException, CMSException {
        String body = """
            --A\r
            Content-Type: multipart/alternative; boundary=B\r
            \r
            --B\r
            \r
            plain\r
            --B\r
            Content-Type: text/html\r
            \r
            <p>zebra</p>\r
            --B--\r
            --A\r
            Content-Type: application/pdf\r
            Content-Transfer-Encoding: base64\r
            \r
            JVBERi0=\r
            --A--\r
            """;
        String mail = "Subject: nested\r\nContent-Type: multipart/mixed;\r\n boundary=\"A\"\r\n\r\n" + body;
        Opened opened = Opened.with(ANN_CARD, encrypted(mail));
        assertThat(opened.header())
                .contains("Content-Type: multipart/mixed;\r\n boundary=\"A\";\r\n hp=\"cipher\"\r\n");
        assertThat(opened.body()).isEqualTo(body);
    }

    @Test
    void namesAMailWithoutContentTypePlainText() throws IOException, CMSException {
        assertThat(Opened.with(ANN_CARD, encrypted("Subject: x\r\n")).header())
                .contains("Content-Type: text/plain; charset=us-ascii;\r\n hp=\"cipher\"\r\n");
    }

    @Test
    void encodesANeutralSubjectBeyondAscii() throws IOException, CMSException {
        encryptor = new SmimeEncryptor(book, "Neges wedi\u2019i hamgryptio gan Ysgol T\u0177 Coch \uD83D\uDD12");
        String outer = Opened.with(ANN_CARD, encrypted(MAIL)).outer();
        assertThat(outer)
                .contains("Subject: =?UTF-8?B?TmVnZXMgd2Vk", "?=\r\n =?UTF-8?B?")
                .isASCII();
        assertThat(outer.lines()).allMatch(line -> line.length() <= 998);
        assertThatThrownBy(() -> new SmimeEncryptor(book, "a\r\nBcc: b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void encryptsForEveryRecipientOfTheCall() throws IOException, CMSException {
        TestCa.Issued ben = CA.issue(Leaf.good(BEN).key("RSA3072"));
        book.importCertificates(ben.pem());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EncryptOutcome outcome = encryptor.encrypt(stream(MAIL), List.of(BEN, ANN), out);
        assertThat(((EncryptOutcome.Encrypted) outcome).recipients())
                .containsExactly(new Recipient(BEN, ben.certificate()), new Recipient(ANN, ANN_CARD.certificate()));
        assertThat(out.toString(StandardCharsets.US_ASCII).lines()).allMatch(line -> line.length() <= 998);
        assertThat(Opened.with(ben, out.toByteArray()).body()).contains("zebra");
    }

    @Test
    void namesAllFailingRecipientsAtOnceAndWritesNothing() throws IOException {
        book.importCertificates(CA.issue(Leaf.good(BEN).key("RSA1024")).pem());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EncryptOutcome outcome = encryptor.encrypt(stream(MAIL), List.of(BEN, ANN, "nobody@parents.example"), out);
        assertThat(((EncryptOutcome.CertificateMissing) outcome).problems())
                .extracting(CertificateProblem::address, CertificateProblem::reason)
                .containsExactly(
                        tuple(BEN, CertificateProblem.Reason.WEAK_KEY),
                        tuple("nobody@parents.example", CertificateProblem.Reason.NONE));
        assertThat(out.size()).isZero();
        assertThatThrownBy(() -> encryptor.encrypt(stream(MAIL), List.of(), out))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesAFileWholeAndForItsOwnerOnlyOrNotAtAll() throws IOException, CMSException {
        Path target = home.resolve("out").resolve("1.eml");
        encryptor.encrypt(stream(MAIL), List.of("nobody@parents.example"), target);
        assertThat(home.resolve("out")).isEmptyDirectory();
        assertThatThrownBy(() -> encryptor.encrypt(stream("no header"), List.of(ANN), target))
                .isInstanceOf(MailUnreadable.class);
        assertThat(home.resolve("out")).isEmptyDirectory();
        encryptor.encrypt(stream(MAIL), List.of(ANN), target);
        assertThat(Opened.with(ANN_CARD, Files.readAllBytes(target)).body()).contains("zebra");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"From someone Wed Nov 25\r\nTo: a\r\n\r\n", " begins folded: x\r\n\r\n", ": nameless\r\n\r\n"})
    void refusesAHeaderItCannotSort(String mail) {
        assertThatThrownBy(() -> encrypted(mail)).isInstanceOf(MailUnreadable.class);
    }

    @Test
    void refusesAnEndlessHeaderQuickly() {
        char[] folds = new char[2 * 1024 * 1024];
        Arrays.fill(folds, ' ');
        assertThatThrownBy(() -> encrypted("Subject: x" + new String(folds))).isInstanceOf(MailUnreadable.class);
        assertThatThrownBy(() -> encrypted("Subject: x" + "\n ;".repeat(600_000)))
                .isInstanceOf(MailUnreadable.class);
    }

    @Test
    void takesAHostileContentTypeInOnePass() throws IOException, CMSException {
        String type = "text/plain" + "; ".repeat(100_000) + "\"" + "\\\"".repeat(100_000) + "\\";
        Opened opened = Opened.with(ANN_CARD, encrypted("Content-Type: " + type + "\r\n\r\nhi"));
        assertThat(opened.body()).isEqualTo("hi");
    }

    private byte[] encrypted(String mail) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(encryptor.encrypt(stream(mail), List.of(ANN), out)).isInstanceOf(EncryptOutcome.Encrypted.class);
        return out.toByteArray();
    }

    private static ByteArrayInputStream stream(String mail) {
        return new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1));
    }
}
