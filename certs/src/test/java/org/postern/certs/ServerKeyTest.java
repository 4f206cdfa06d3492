package org.postern.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerKeyTest {
    @TempDir
    Path home;

    @Test
    void makesAKeyForTheServersNamesAtTheFirstStart() throws IOException, GeneralSecurityException {
        ServerKey key = make();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(key.keystore())) {
            store.load(in, key.password());
        }
        X509Certificate certificate = (X509Certificate) store.getCertificate(ServerKey.ALIAS);
        certificate.verify(certificate.getPublicKey());
        assertThat(store.getKey(ServerKey.ALIAS, key.password()).getAlgorithm()).isEqualTo("RSA");
        assertThat(certificate.getSubjectAlternativeNames().toString())
                .contains("mail.oakfield.example", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(Duration.between(certificate.getNotBefore().toInstant(), key.expires()))
                .isEqualTo(Duration.ofDays(397));
        assertThat(key.expires()).isAfter(TestCa.CLOCK.instant().plus(Duration.ofDays(396)));
        assertThat(key.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}").isEqualTo(Fingerprint.of(certificate));
    }

    @Test
    void keepsTheKeyOverLaterStarts() throws IOException {
        ServerKey first = make();
        ServerKey second = make();
        assertThat(first.created()).isTrue();
        assertThat(second.created()).isFalse();
        assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
    }

    @Test
    void keepsBothFilesToTheirOwner() throws IOException {
        ServerKey key = make();
        for (Path file : List.of(key.keystore(), key.passwordFile())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void refusesAKeystoreItCannotOpen() throws IOException {
        ServerKey key = make();
        PrivateFile.replace(key.passwordFile(), new byte[] {'x'});
        assertThatThrownBy(this::make).isInstanceOf(IOException.class);
        PrivateFile.replace(key.keystore(), new byte[] {'x'});
        assertThatThrownBy(this::make).isInstanceOf(IOException.class);
    }

    @Test
    void refusesAKeystoreWithoutItsKey() throws IOException, GeneralSecurityException {
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        PrivateFile.createOnce(home.resolve("tls.p12"), new byte[0]);
        PrivateFile.createOnce(home.resolve("tls.password"), new byte[] {'x'});
        try (var out = Files.newOutputStream(home.resolve("tls.p12"))) {
            empty.store(out, new char[] {'x'});
        }
        assertThatThrownBy(this::make).hasMessageContaining("holds no key");
    }

    @Test
    void needsAName() {
        assertThatThrownBy(() -> new ServerNames(List.of(), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private ServerKey make() throws IOException {
        byte[] loopback6 = new byte[16];
        loopback6[15] = 1;
        ServerNames names = new ServerNames(
                List.of("mail.oakfield.example"),
                List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), InetAddress.getByAddress(loopback6)));
        return ServerKey.openOrCreate(home, names, TestCa.CLOCK, new SecureRandom());
    }
}
