package org.postern.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.message.Content;
import org.postern.message.Limits;
import org.postern.message.MessageReader;

class HostileMailTest {
    private static final List<String> SAMPLES = List.of(
            "From: Ann <a@b.example>|To: c@d.example|Subject: =?utf-8?q?caf=C3=A9?=||hello 07700 900123|> old|",
            "From: a@b.example|Content-Type: multipart/mixed; boundary=\"b\"||--b|Content-Type: text/html;"
                    + " charset=utf-8|Content-Transfer-Encoding: quoted-printable||<style>.x{color:#fff}</style><p"
                    + " style=3D'font-size:0'>x</p><a href=3D'tel:%2B44'>y</a>|--b|Content-Type: application/pdf;"
                    + " name*0=a; name*1=.pdf|Content-Transfer-Encoding: base64||JVBERi0xLjQ=|--b--|",
            "From: team: a@b.example, c@d.example;|Content-Type: multipart/digest; boundary=x||--x||Subject:"
                    + " in|Content-Type: multipart/alternative; boundary=y||--y||one|--y|Content-Type:"
                    + " text/html||<b>two</b>|--y--|--x--|",
            "Subject: f|Content-Type: text/plain; format=flowed; delsp=yes; charset=iso-2022-jp||a |b|On x, y wrote:|>"
                    + " c|");

    @Test
    void survivesTwoThousandRandomChanges() throws IOException {
        Random random = new Random(20261124);
        for (int i = 0; i < 2000; i++) {
            byte[] mail = SAMPLES.get(i % SAMPLES.size()).replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
            for (int change = random.nextInt(8); change >= 0; change--) {
                mail = changed(mail, random);
            }
            assertThat(MailWalk.tell(mail)).isNotNull();
        }
    }

    private static byte[] changed(byte[] mail, Random random) {
        int at = random.nextInt(mail.length - 1);
        byte[] marks = "\r\n\0=?;:\"'<>(){}\\-@ %&,".getBytes(StandardCharsets.US_ASCII);
        switch (random.nextInt(4)) {
            case 0 -> mail[at] = (byte) random.nextInt(256);
            case 1 -> mail[at] = marks[random.nextInt(marks.length)];
            case 2 -> {
                return Arrays.copyOf(mail, Math.max(at, 2));
            }
            default -> {
                int length = Math.min(random.nextInt(30), mail.length - at);
                byte[] longer = Arrays.copyOf(mail, mail.length + length);
                System.arraycopy(mail, at, longer, mail.length, length);
                return longer;
            }
        }
        return mail;
    }

    @Test
    void readsTwentyFiveMegabytesWithoutHoldingThem(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("big.eml");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            String start =
                    "Content-Type: multipart/mixed; boundary=b||--b||hello|--b|Content-Type: image/png; name=a.png|"
                            + "Content-Transfer-Encoding: base64||";
            out.write(latin(start.replace("|", "\r\n")));
            byte[] line = latin("A".repeat(76) + "\r\n");
            for (int i = 0; i < 25_000_000 / line.length; i++) {
                out.write(line);
            }
            out.write(latin("\r\n--b--\r\n"));
        }
        Content mail = new FileContent(file);
        MailWalk.tell(latin("Subject: warm\r\n\r\nx"));
        walk(mail);
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();

        List<String> told = walk(mail);

        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(8_000_000);
        assertThat(told).hasSize(2).first().isEqualTo("1 text [hello]");
    }

    private static List<String> walk(Content mail) throws IOException {
        return switch (new MessageReader(Limits.DEFAULT).read("m1", MailWalk.ENVELOPE, mail)) {
            case MessageReader.Outcome.Read read -> MailWalk.tell(read.message().root());
            case MessageReader.Outcome.Malformed bad -> List.of(bad.reason());
        };
    }

    @Test
    void readsAnOrdinaryMailInLittleTime() throws IOException {
        byte[] mail = latin("From: a@b.example\r\nSubject: x\r\n\r\n" + "some ordinary words here\r\n".repeat(200));
        for (int i = 0; i < 3000; i++) {
            MailWalk.tell(mail);
        }
        var thread = ManagementFactory.getThreadMXBean();
        long start = thread.getCurrentThreadCpuTime();
        for (int i = 0; i < 500; i++) {
            MailWalk.tell(mail);
        }
        long micros = (thread.getCurrentThreadCpuTime() - start) / 500_000;

        // the aim for a 5 KB text mail, with room for a busy machine
        assertThat(micros).isLessThan(300);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private record FileContent(Path file) implements Content {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public long size() {
            return -1;
        }
    }
}
