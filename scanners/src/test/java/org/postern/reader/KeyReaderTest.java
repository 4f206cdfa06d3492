package org.postern.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.message.PartText;
import org.postern.read.FileItem;
import org.postern.read.Reading;

class KeyReaderTest {
    @TempDir
    private Path scratch;

    @Test
    void whatWasOnlySignedIsText() throws IOException {
        String signed = """
            -----BEGIN PGP SIGNED MESSAGE-----
            Hash: SHA256

            Ring me on 07700 900123
            -----BEGIN PGP SIGNATURE-----

            abcd
            -----END PGP SIGNATURE-----
            """;
        FileItem item = read("letter.asc", signed);
        assertThat(item.reading()).isEqualTo(Reading.WHOLE);
        assertThat(item.text().map(PartText::text)).contains(signed);
    }

    @Test
    void theReasonSaysWhatItIs() throws IOException {
        assertThat(read("letter.asc", "-----BEGIN PGP MESSAGE-----\n\nabcd\n-----END PGP MESSAGE-----\n")
                        .reading())
                .isEqualTo(new Reading.Unreadable(
                        "The pgp file letter.asc is encrypted, so nobody but its owner can read it."));
        String key = "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nabcd\n-----END PGP PRIVATE KEY BLOCK-----\n";
        assertThat(read("me.asc", key).reading())
                .isEqualTo(new Reading.Unreadable(
                        "The pgp file me.asc is a secret key, which nobody should send in a mail."));
        assertThat(read("keys.kdbx", "\u0003\u00d9").reading()).isInstanceOf(Reading.Unreadable.class);
    }

    private FileItem read(String name, String text) throws IOException {
        return Walks.read(scratch, name, text.getBytes(UTF_8)).items().getFirst();
    }
}
