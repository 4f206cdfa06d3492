package org.postern.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.message.Content;
import org.postern.message.Limits;
import org.postern.message.Part;
import org.postern.message.PartPath;

class TextPartTest {
    private static Part part(String type, @Nullable String charset, byte[] bytes) {
        return new Part(
                new PartPath("1"), type, Optional.ofNullable(charset), Optional.empty(), false, Content.of(bytes));
    }

    private static ReadOutcome read(Part part) {
        ReadOutcome outcome = new MimePartReader(new Limits(1000, 10, 10, 1000), new NoFiles())
                .read(part, new Budget(FileLimits.DEFAULT));
        return outcome instanceof ReadOutcome.Opened(Part opened, FileReport report)
                ? new ReadOutcome.Unreadable(opened, report.items().getFirst().kind(), NoFiles.REASON)
                : outcome;
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8, UTF-8, Zoë £5",
        "UTF8, UTF-8, Zoë £5",
        "iso-8859-1, windows-1252, Zoë £5 “q”",
        "windows-1252, windows-1252, Zoë €5",
        "utf-16, UTF-16, Zoë £5",
        "utf-16le, UTF-16LE, plain",
        "iso-8859-15, ISO-8859-15, Zoë €5",
        "koi8-r, KOI8-R, Привет",
        "iso-2022-jp, ISO-2022-JP, こんにちは",
        "shift_jis, Shift_JIS, こんにちは",
        "gb2312, GB18030, 你好",
        "big5, Big5, 你好",
        "ks_c_5601-1987, x-windows-949, 안녕",
        ", UTF-8, Zoë £5",
        ", windows-1252, Zoë £5",
        "us-ascii, UTF-8, Zoë £5",
    })
    void readsTheDeclaredCharsetAndGuessesWhereThereIsNone(@Nullable String declared, Charset real, String text) {
        assertThat(read(part("text/plain", declared, text.getBytes(real))))
                .isInstanceOfSatisfying(
                        ReadOutcome.Text.class, t -> assertThat(t.text().text()).isEqualTo(text));
    }

    @Test
    void replacesMalformedBytesAndDropsNulsAndMarks() {
        byte[] bytes = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, 'a', (byte) 0xff, 0, 'b'};

        assertThat(read(part("text/plain", "utf-8", bytes)))
                .isInstanceOfSatisfying(
                        ReadOutcome.Text.class, t -> assertThat(t.text().text()).isEqualTo("a\uFFFDb"));
    }

    @Test
    void readsTheCharsetThatHtmlDeclaresItself() {
        byte[] html = "<meta charset=koi8-r><p>Привет".getBytes(Charset.forName("KOI8-R"));

        assertThat(read(part("text/html", null, html)))
                .isInstanceOfSatisfying(
                        ReadOutcome.Text.class, t -> assertThat(t.text().text()).contains("Привет"));
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, <img src=data:image/png;x>, 'The HTML holds a picture, page or font that Postern cannot read yet.'",
        "multipart/mixed, --b, A multipart has no usable boundary between its parts.",
        "application/pdf, %PDF-1.4, Files are not opened here.",
        "application/x-y, x\u0001\u0002\u0003\u0007x, Files are not opened here.",
    })
    void saysWhyItCannotRead(String type, String content, String reason) {
        assertThat(read(part(type, null, content.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOfSatisfying(
                        ReadOutcome.Unreadable.class,
                        u -> assertThat(u.reason()).isEqualTo(reason));
    }

    @Test
    void refusesTextThatIsTooLongOrNoText() {
        assertThat(read(part("text/plain", null, new byte[2000])))
                .isInstanceOfSatisfying(
                        ReadOutcome.Unreadable.class,
                        u -> assertThat(u.reason()).contains("too long"));
        assertThat(read(part("text/plain", null, "\u0001\u0002".repeat(99).getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(ReadOutcome.Unreadable.class);
    }

    @Test
    void refusesAnHtmlFileThatCouldRewriteItself() {
        Part page = new Part(
                new PartPath("1"),
                "text/html",
                Optional.empty(),
                Optional.of("a.html"),
                true,
                Content.of("<script>1</script>".getBytes(StandardCharsets.UTF_8)));

        assertThat(read(page)).isInstanceOf(ReadOutcome.Unreadable.class);
    }

    @Test
    void refusesFileNamesThatReadInAnotherOrder() {
        Part picture = new Part(
                new PartPath("1"),
                "image/png",
                Optional.empty(),
                Optional.of("a\u202Ecod.png"),
                true,
                Content.of("\u0001".getBytes(StandardCharsets.UTF_8)));

        assertThat(read(picture))
                .isInstanceOfSatisfying(
                        ReadOutcome.Unreadable.class,
                        u -> assertThat(u.reason()).contains("wrong order"));
    }

    @Test
    void opensAMailFileFoundElsewhere() {
        byte[] mail = "Subject: s\n\nhello".getBytes(StandardCharsets.UTF_8);

        assertThat(MailWalk.tell(part("message/rfc822", null, mail)))
                .containsExactly("1/header text [Subject: s]", "1.1 text [hello]");
        assertThat(read(part("message/rfc822", null, "no header\n\nx".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(ReadOutcome.Unreadable.class);
    }

    @Test
    void joinsFlowedLines() throws IOException {
        String flowed = "Content-Type: text/plain; format=flowed||ring 07700 |900123|> a |> b|>> c|-- |x|  y|";

        assertThat(MailWalk.tell(flowed)).isEqualTo("1 text [ring 07700 900123/> a b/>> c/-- /x/ y]");
        assertThat(MailWalk.tell(flowed.replace("flowed|", "flowed; delsp=yes|")))
                .contains("ring 07700900123");
    }

    @Test
    void answersDamageInsteadOfThrowing() {
        Content broken = new Content() {
            @Override
            public java.io.InputStream open() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public long size() {
                return -1;
            }
        };
        Part part = new Part(new PartPath("1"), "text/plain", Optional.empty(), Optional.of("a.exe"), true, broken);

        assertThat(read(part)).isInstanceOf(ReadOutcome.Unreadable.class);
    }

    private static Part attached(String type, String name, String text) {
        return new Part(
                new PartPath("2"),
                type,
                Optional.of("utf-8"),
                Optional.of(name),
                true,
                Content.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MZ says hi to everyone",
                "-----BEGIN PGP MESSAGE----- what does this mean?",
                "begin 644 of the race was great\nwe won it",
            })
    void takesNoSentenceForAFile(String text) {
        assertThat(read(part("text/plain", "utf-8", text.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(ReadOutcome.Text.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n",
                "hello\nbegin 644 a.txt\n%:&5L;&\\\n`\nend\n",
                "hello\n=ybegin line=128 size=5 name=a.txt\nx\n",
            })
    void doesNotReadOverAFileInTheText(String text) {
        assertThat(read(part("text/plain", "utf-8", text.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(ReadOutcome.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.txt", "build.log", "readme.md", "page.html", "list.csv"})
    void readsTextThatIsSentAsJustBytes(String name) {
        assertThat(read(attached("application/octet-stream", name, "the blue folders")))
                .isInstanceOfSatisfying(
                        ReadOutcome.Text.class, t -> assertThat(t.text().text()).contains("the blue folders"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>x</script>",
                "<body onload='document.write(atob(1))'>",
                "<img src=x OnError=alert(1)>",
                "<a href='java\nscript:alert(1)'>x</a>",
                "<iframe src='javascript:alert(1)'></iframe>",
                "<!DOCTYPE html [<!ENTITY p '07700 900123'>]><p>&p;</p>",
                "<svg><path d='M0 0zM1 0zM2 0zM3 0zM4 0zM5 0zM6 0zM7 0zM8 0z'/></svg>",
                "<meta http-equiv=Refresh content='0;url=http://x.example'>",
            })
    void doesNotReadAPageThatRunsCode(String html) {
        assertThat(read(attached("text/html", "invoice.html", html + "hello")))
                .isInstanceOf(ReadOutcome.Unreadable.class);
    }

    @Test
    void readsAPageThatOnlyShowsSomething() {
        assertThat(read(attached("text/html", "page.html", "<p class=one>hello <a href='https://x.example'>x</a>")))
                .isInstanceOf(ReadOutcome.Text.class);
    }
}
