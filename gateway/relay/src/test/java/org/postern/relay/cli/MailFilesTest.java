package org.postern.relay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.message.Address;
import org.postern.message.Content;
import org.postern.message.Envelope;

class MailFilesTest {
    @TempDir
    Path dir;

    @Test
    void splitsAnMboxAtFromLinesAfterEmptyLines() throws Exception {
        Path mbox = dir.resolve("old.mbox");
        Files.writeString(mbox, """
            From a@x.example Mon Jan  5 09:00:00 2026
            Subject: one

            hello
            From here on
            >From the start

            From b@x.example Mon Jan  5 09:01:00 2026
            Subject: two

            two
            """);
        List<MailFiles.MailFile> mails = MailFiles.find(List.of(mbox));
        assertThat(mails).extracting(MailFiles.MailFile::id).containsExactly("old.mbox-1", "old.mbox-2");
        assertThat(text(mails.getFirst().content()))
                .isEqualTo("Subject: one\n\nhello\nFrom here on\nFrom the start\n\n");
        assertThat(text(mails.getLast().content())).isEqualTo("Subject: two\n\ntwo\n");
    }

    @Test
    void findsMailBelowFoldersByName() throws Exception {
        Files.writeString(dir.resolve("b.eml"), "Subject: b\n\n");
        Files.writeString(Files.createDirectory(dir.resolve("a")).resolve("a.eml"), "Subject: a\n\n");
        Files.writeString(dir.resolve("notes.txt"), "no mail");
        assertThat(MailFiles.find(List.of(dir)))
                .extracting(MailFiles.MailFile::id)
                .containsExactly("a", "b");
    }

    @Test
    void saysThatThereIsNoMail() {
        assertThatThrownBy(() -> MailFiles.find(List.of(dir))).hasMessageContaining("no mail");
        assertThatThrownBy(() -> MailFiles.find(List.of(dir.resolve("no")))).hasMessageContaining("no readable file");
    }

    @Test
    void takesTheEnvelopeFromTheHeader() throws Exception {
        Envelope envelope =
                new Envelopes(Optional.empty(), List.of(), Set.of("school.example")).of(Content.of(bytes("""
                    From: Ann <ann@school.example>
                    To: Bob <bob@out.example>,
                     carol@out.example
                    Cc: dan@out.example
                    Bcc: eve@out.example

                    hello
                    """)));
        assertThat(envelope.sender()).contains(Address.of("ann@school.example"));
        assertThat(envelope.recipients()).extracting(Address::local).containsExactly("bob", "carol", "dan", "eve");
        assertThat(envelope.origin()).isEqualTo(Envelope.Origin.LOGIN);
    }

    @Test
    void believesTheCommandLineBeforeTheHeader() throws Exception {
        Address from = Address.of("x@out.example");
        Address to = Address.of("ann@school.example");
        Envelope envelope = new Envelopes(Optional.of(from), List.of(to), Set.of("school.example"))
                .of(Content.of(bytes("From: ann@school.example\nTo: b@out.example\n\n")));
        assertThat(envelope.recipients()).containsExactly(to);
        assertThat(envelope.origin()).isEqualTo(Envelope.Origin.OUTSIDE);
        assertThat(envelope.login()).isEmpty();
    }

    @Test
    void readsEnvelopesFromATable() throws Exception {
        Path csv = dir.resolve("envelope.csv");
        Files.writeString(csv, """
            id,mail_from,rcpt_to,login,spf_dkim,profile,note
            one,ann@school.example,b@out.example c@out.example,ann@school.example,n/a,P,x
            two,,ann@school.example,,pass,,y
            """);
        EnvelopeTable table = EnvelopeTable.read(csv);
        EnvelopeTable.Row one = Objects.requireNonNull(table.rows().get("one"));
        EnvelopeTable.Row two = Objects.requireNonNull(table.rows().get("two"));
        assertThat(one.envelope().recipients()).hasSize(2);
        assertThat(one.envelope().origin()).isEqualTo(Envelope.Origin.LOGIN);
        assertThat(one.profile()).contains("P");
        assertThat(two.envelope().sender()).isEmpty();
        assertThat(two.envelope().alignment()).isEqualTo(Envelope.Alignment.PASS);
    }

    @Test
    void namesTheLineOfABadAddress() throws IOException {
        Path csv = dir.resolve("envelope.csv");
        Files.writeString(csv, "id,mail_from,rcpt_to\none,ann@school.example,bob\n");
        assertThatThrownBy(() -> EnvelopeTable.read(csv)).hasMessageContaining("envelope.csv:2: \"bob\"");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Content content) throws IOException {
        try (var in = content.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
