package org.postern.certs.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.certs.chain.TestForm;
import org.postern.certs.chain.TestPki;
import org.postern.certs.chain.TestPki.Made;

class KeyFolderTest {
    private static final String OFFICE = "office@larkfield.sch.example";
    private static final Made ROOT = TestPki.root("Council Root");

    @TempDir
    Path folder;

    private static KeyEntry entry(TestForm form) {
        Made made = TestPki.issue(ROOT, form);
        return new KeyEntry(made.pair().getPrivate(), List.of(made.certificate(), ROOT.certificate()));
    }

    private KeyFolder keys() {
        return new KeyFolder(folder, new SecureRandom());
    }

    @Test
    void keepsKeysUnderAPasswordThatOnlyTheOwnerReads() throws IOException {
        keys().add(entry(TestForm.mailbox(OFFICE)));
        OwnKey kept = keys().of("Office@Larkfield.sch.example").getFirst();
        assertThat(kept.addresses()).containsExactly(OFFICE);
        assertThat(kept.opens()).isTrue();
        assertThat(kept.signs()).isTrue();
        assertThat(kept.chain()).hasSize(2);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
        assertThat(keys().of("other@larkfield.sch.example")).isEmpty();
        assertThat(new KeyFolder(folder.resolve("none"), new SecureRandom()).all())
                .isEmpty();
    }

    @Test
    void tellsKeysThatOpenFromKeysThatSign() throws IOException {
        KeyFolder keys = keys();
        assertThat(keys.add(entry(TestForm.mailbox(OFFICE).usage(KeyUsage.digitalSignature)))
                        .opens())
                .isFalse();
        assertThat(keys.add(entry(TestForm.mailbox(OFFICE).usage(KeyUsage.keyEncipherment)))
                        .signs())
                .isFalse();
        assertThat(keys.all()).hasSize(2);
        assertThat(keys.all()).as("read once").isEqualTo(keys.all());
    }

    @Test
    void refusesAKeyThatIsNobodysOrNotItsCertificates() {
        Made made = TestPki.issue(ROOT, TestForm.mailbox(OFFICE));
        KeyEntry other = new KeyEntry(TestPki.key("other").getPrivate(), List.of(made.certificate()));
        assertThatThrownBy(() -> keys().add(other)).hasMessageContaining("does not belong to its certificate");
        KeyEntry nobody = new KeyEntry(ROOT.pair().getPrivate(), List.of(ROOT.certificate()));
        assertThatThrownBy(() -> keys().add(nobody)).hasMessageContaining("no mail address");
        assertThatThrownBy(() -> new KeyEntry(ROOT.pair().getPrivate(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysThatThePasswordIsNotTheFilesAnyMore() throws IOException {
        keys().add(entry(TestForm.mailbox(OFFICE)));
        Files.writeString(folder.resolve("password"), "another\n");
        assertThatThrownBy(() -> keys().all()).hasMessageContaining("restore both together");
        Files.delete(folder.resolve("password"));
        assertThatThrownBy(() -> keys().all()).hasMessageContaining("CREDENTIALS_DIRECTORY");
        assertThat(folder.resolve("password")).doesNotExist();
    }

    @Test
    void readsPkcs12OfBothKindsAndNothingElse() throws IOException {
        KeyEntry entry = entry(TestForm.mailbox(OFFICE));
        char[] password = "secret".toCharArray();
        for (byte[] file : List.of(Pkcs12.modern("o", entry, password), Pkcs12.legacy("o", entry, password))) {
            assertThat(Pkcs12.looksLikeOne(file)).isTrue();
            assertThat(Pkcs12.read(file, password)).containsExactly(entry);
            assertThatThrownBy(() -> Pkcs12.read(file, "wrong".toCharArray())).isInstanceOf(WrongPassword.class);
        }
        byte[] text = "-----BEGIN CERTIFICATE-----".getBytes(StandardCharsets.US_ASCII);
        assertThat(Pkcs12.looksLikeOne(text)).isFalse();
        assertThat(Pkcs12.looksLikeOne(new byte[] {0x30, 3})).isFalse();
        assertThatThrownBy(() -> Pkcs12.read(text, password)).hasMessageContaining("not a PKCS #12 file");
    }
}
