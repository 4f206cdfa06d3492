package org.postern.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageReaderTest {
    private static final Envelope ENVELOPE = new Envelope(
            Optional.empty(), List.of(), Optional.empty(), Envelope.Origin.OUTSIDE, Envelope.Alignment.UNKNOWN);

    private static MessageReader.Outcome read(String mail) throws IOException {
        byte[] bytes = mail.replace("|", "\n").getBytes(StandardCharsets.ISO_8859_1);
        return new MessageReader(Limits.DEFAULT).read("m1", ENVELOPE, Content.of(bytes));
    }

    private static Message message(String mail) throws IOException {
        return ((MessageReader.Outcome.Read) read(mail)).message();
    }

    private static String reason(String mail) throws IOException {
        return ((MessageReader.Outcome.Malformed) read(mail)).reason();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            nullValues = "nobody",
            value = {
                "From: a@b.example => a@b.example",
                "From: Ann <A@B.example> => a@b.example",
                "From: \"x@y.example\" <a@b.example> => a@b.example",
                "From: a@b.example, c@d.example => a@b.example c@d.example",
                "From: a@b.example|From: c@d.example => a@b.example c@d.example",
                "from: =?utf-8?q?x=40y=2Eexample?= <a@b.example> => a@b.example",
                "From: team: a@b.example, c@d.example; => a@b.example c@d.example",
                "From: undisclosed:; => nobody",
                "From: => nobody",
                "From: nobody at all => nobody",
                "From: <<a@b.example> \"( => a@b.example",
                "From: Ann|  <a@b.example> => a@b.example",
                "Subject: x => nobody",
                "From: a @b.example => a@b.example",
                "From:| a| @ b . example => a@b.example",
                "From: a(c\\)(d))@(e)b.example => a@b.example",
                "From: \"(\" <a@b.example> => a@b.example",
                "From: a@b.example. => a@b.example",
                "From: a@b.example, c @d.example => a@b.example c@d.example",
                "From: =?utf-8?q?a=40b.example?= => a@b.example",
                "From: a@=?utf-8?q?b.example?= => a@b.example",
                "From: x@y.example, =?utf-8?q?a=40b.example?= => x@y.example a@b.example",
                "From: Mr. A. Smith, <a@b.example> => a@b.example",
                "From: Mail System <mailer-daemon> => nobody",
            })
    void seesEveryAddressOfFrom(String header, @Nullable String expected) throws IOException {
        List<String> from =
                message(header + "||x").from().stream().map(Address::toString).toList();

        assertThat(from).isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void readsToAndCcTogether() throws IOException {
        assertThat(message("To: a@b.example|Cc: c@d.example, a@b.example||x").to())
                .extracting(Address::toString)
                .containsExactly("a@b.example", "c@d.example", "a@b.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "plain => plain",
                "=?utf-8?q?caf=C3=A9_au?= => café au",
                "=?UTF-8?B?Y2Fmw6k=?= => café",
                "=?utf-8?q?a?= =?utf-8?q?b?= => ab",
                "=?utf-8?q?caf=C3?= =?utf-8?q?=A9?= => café",
                "x=?iso-8859-1?q?=A35?=y => x£5y",
                "=?utf-8*en?q?a?= b => a b",
                "=?klingon?q?a?= => =?klingon?q?a?=",
                "=?utf-8?q?a=ZZ?= => a=ZZ",
                "caf\u00c3\u00a9 => café",
                "caf\u00e9 => café",
            })
    void decodesTheSubject(String written, String expected) throws IOException {
        Message message = message("Subject: " + written + "||x");

        assertThat(message.subject()).isEqualTo(expected);
        assertThat(message.header("subject")).contains(message.subject());
    }

    @Test
    void keepsEverySubject() throws IOException {
        assertThat(message("Subject: a|Subject: b||x").subject()).isEqualTo("a\nb");
    }

    @Test
    void distrustsHeadersThatProgramsReadDifferently() throws IOException {
        assertThat(reason("Subject: a\0b||x")).isEqualTo("The header holds a NUL byte.");
        assertThat(reason("Subject: a\rTo: b@c.example||x")).contains("breaks its lines");
        assertThat(reason("X: " + "y".repeat(10_000_000) + "||x")).isEqualTo("The header is too long.");
        assertThat(reason("X: y|".repeat(2_000_000) + "||x")).isEqualTo("The header is too long.");
    }

    @Test
    void readsAnEmptyMail() throws IOException {
        Message empty = message("");

        assertThat(empty.headers()).isEmpty();
        assertThat(((Entity) empty.root().content()).children()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "filename=a.txt => a.txt",
                "filename=\"a \\\"b;.txt\" => a \"b;.txt",
                "filename=my notes.txt => my notes.txt",
                "filename*=utf-8''caf%C3%A9.txt => café.txt",
                "filename*0=\"ab\"; filename*1=\"c.txt\" => abc.txt",
                "filename*0*=utf-8''caf%C3; filename*1*=%A9; filename*2=.txt => café.txt",
                "filename=\"=?utf-8?q?caf=C3=A9.txt?=\" => café.txt",
                "filename*=%41%zz => A%zz",
            })
    void decodesFileNames(String parameter, String expected) throws IOException {
        Part part = onlyPart("Content-Disposition: attachment; " + parameter + "||x");

        assertThat(part.fileName()).contains(expected);
        assertThat(part.attachment()).isTrue();
    }

    private static Part onlyPart(String mail) throws IOException {
        return ((Entity) message(mail).root().content()).children().getFirst();
    }

    @Test
    void distrustsABoundaryInExtendedForm() throws IOException {
        Entity root = (Entity) message("Content-Type: multipart/mixed; boundary*=us-ascii''b||--b||x|--b--")
                .root()
                .content();

        assertThat(root.problem()).isPresent();
    }

    @Test
    void opensABodyAsOftenAsAsked() throws IOException {
        Part part = onlyPart("Content-Type: text/plain; charset=utf-8||hello|there");

        for (int i = 0; i < 2; i++) {
            try (var in = part.content().open()) {
                assertThat(in.skip(2)).isEqualTo(2);
                assertThat(in.available()).isEqualTo(9);
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("llo\nthere");
                assertThat(in.read()).isEqualTo(-1);
            }
        }
        assertThat(part.content().size()).isEqualTo(11);
        assertThat(onlyPart("Content-Transfer-Encoding: base64||aGk=").content().size())
                .isEqualTo(-1);
        assertThat(part.charset()).contains("utf-8");
    }

    @Test
    void stopsAtItsLimits() throws IOException {
        Entity many = (Entity) message("Content-Type: multipart/mixed; boundary=b||" + "--b||x|".repeat(5000) + "--b--")
                .root()
                .content();
        String deep = "Content-Type: message/rfc822||".repeat(1000);
        StringBuilder nested = new StringBuilder("Content-Type: multipart/mixed; boundary=b0||");
        for (int i = 0; i < 1000; i++) {
            nested.append("--b" + i + "|Content-Type: multipart/mixed; boundary=b" + (i + 1) + "||");
        }

        assertThat(many.problem()).contains("The mail has too many parts.");
        assertThat(many.children()).hasSizeLessThan(600);
        assertThat(deepest(message(deep).root())).contains("The mail has too many mails or parts inside each other.");
        assertThat(message(nested.toString()).root()).isNotNull();
    }

    private static Optional<String> deepest(Part part) {
        return part.content() instanceof Entity entity && !entity.children().isEmpty()
                ? deepest(entity.children().getLast())
                : ((Entity) part.content()).problem();
    }
}
