package org.postern.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTest {
    private static final int HEAD = 7 + 7;
    private static final int SEGMENT = 65536;
    private static final int SEALED_SEGMENT = SEGMENT + 16;

    @TempDir
    Path home;

    private Sealer sealer;
    private KeyEncryptionKeys keys;

    private static final class Sealed {
        private final WrappedKey key;
        private final byte[] bytes;

        Sealed(WrappedKey key, byte[] bytes) {
            this.key = key;
            this.bytes = bytes;
        }

        WrappedKey key() {
            return key;
        }

        byte[] bytes() {
            return bytes.clone();
        }
    }

    @BeforeEach
    void makeKeys() throws IOException {
        keys = KeyEncryptionKeys.openOrCreate(home.resolve("sealing.keys"), new SecureRandom());
        sealer = new Sealer(keys, new SecureRandom());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 17, SEGMENT - 1, SEGMENT, SEGMENT + 1, 2 * SEGMENT, 3 * SEGMENT + 5})
    void opensWhatItSealed(int length) throws IOException {
        byte[] plain = body(length);
        Sealed sealed = seal("q-1", plain);
        assertThat(open("q-1", sealed.key(), sealed.bytes())).isEqualTo(plain);
    }

    @Test
    void readsByteByByteToTheEnd() throws IOException {
        Sealed sealed = seal("q-1", new byte[] {(byte) 0xff, 7});
        try (InputStream in = sealer.open("q-1", sealed.key(), new ByteArrayInputStream(sealed.bytes()))) {
            assertThat(in.read(new byte[4], 0, 0)).isZero();
            assertThat(in.read()).isEqualTo(0xff);
            assertThat(in.read()).isEqualTo(7);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void holdsNoPlainByteRuns() throws IOException {
        Sealed sealed = seal("q-1", "Tom told me about his bruises".repeat(100).getBytes(StandardCharsets.UTF_8));
        assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("bruises");
    }

    @Test
    void refusesEveryChangedBit() throws IOException {
        Sealed sealed = seal("q-1", body(20));
        for (int i = 0; i < sealed.bytes().length; i++) {
            byte[] changed = sealed.bytes().clone();
            changed[i] = (byte) (changed[i] ^ 1);
            assertBroken("q-1", sealed.key(), changed);
        }
    }

    @Test
    void refusesACutAtASegmentBoundary() throws IOException {
        Sealed sealed = seal("q-1", body(3 * SEGMENT));
        assertBroken("q-1", sealed.key(), Arrays.copyOf(sealed.bytes(), HEAD + 2 * SEALED_SEGMENT));
        assertBroken("q-1", sealed.key(), Arrays.copyOf(sealed.bytes(), HEAD + 2 * SEALED_SEGMENT + 9));
        assertBroken("q-1", sealed.key(), Arrays.copyOf(sealed.bytes(), HEAD));
        assertBroken("q-1", sealed.key(), Arrays.copyOf(sealed.bytes(), 9));
    }

    @Test
    void refusesAddedBytes() throws IOException {
        Sealed sealed = seal("q-1", body(SEGMENT));
        assertBroken("q-1", sealed.key(), Arrays.copyOf(sealed.bytes(), sealed.bytes().length + 1));
    }

    @Test
    void refusesReorderedSegments() throws IOException {
        Sealed sealed = seal("q-1", body(3 * SEGMENT));
        byte[] swapped = sealed.bytes().clone();
        System.arraycopy(sealed.bytes(), HEAD, swapped, HEAD + SEALED_SEGMENT, SEALED_SEGMENT);
        System.arraycopy(sealed.bytes(), HEAD + SEALED_SEGMENT, swapped, HEAD, SEALED_SEGMENT);
        assertBroken("q-1", sealed.key(), swapped);
    }

    @Test
    void givesOutNothingOfABrokenSegment() throws IOException {
        Sealed sealed = seal("q-1", body(2 * SEGMENT));
        byte[] changed = sealed.bytes().clone();
        changed[changed.length - 1] = (byte) ~changed[changed.length - 1];
        try (InputStream in = sealer.open("q-1", sealed.key(), new ByteArrayInputStream(changed))) {
            assertThat(in.readNBytes(SEGMENT)).hasSize(SEGMENT);
            assertThatThrownBy(in::read).isInstanceOf(SealBroken.class);
            assertThatThrownBy(in::read).isInstanceOf(SealBroken.class);
        }
    }

    @Test
    void refusesABodyOrKeyOfAnotherItem() throws IOException {
        Sealed one = seal("q-1", body(100));
        Sealed two = seal("q-2", body(100));
        assertBroken("q-2", one.key(), one.bytes());
        assertBroken("q-1", two.key(), two.bytes());
        assertBroken("q-2", two.key(), one.bytes());
    }

    @Test
    void refusesAKeyThatIsTooShortOrOfAnUnknownKek() throws IOException {
        Sealed sealed = seal("q-1", body(100));
        assertBroken("q-1", new WrappedKey(keys.currentId(), new byte[12]), sealed.bytes());
        assertBroken("q-1", new WrappedKey("k00", sealed.key().bytes()), sealed.bytes());
    }

    @Test
    void opensOldItemsAfterARotationAndRewrapsThem() throws IOException {
        Sealed sealed = seal("q-1", body(100));
        String old = keys.currentId();
        assertThat(keys.rotate()).isNotEqualTo(old).isEqualTo(keys.currentId());
        assertThat(open("q-1", sealed.key(), sealed.bytes())).isEqualTo(body(100));

        WrappedKey renewed = sealer.rewrap("q-1", sealed.key());
        assertThat(renewed.kekId()).isEqualTo(keys.currentId());
        assertThat(renewed).isNotEqualTo(sealed.key());
        Path file = home.resolve("sealing.keys");
        Files.write(
                file,
                Files.readAllLines(file).stream()
                        .filter(l -> !l.startsWith(old))
                        .toList());
        keys = KeyEncryptionKeys.openOrCreate(file, new SecureRandom());
        sealer = new Sealer(keys, new SecureRandom());
        assertThat(open("q-1", renewed, sealed.bytes())).isEqualTo(body(100));
        assertBroken("q-1", sealed.key(), sealed.bytes());
    }

    @Test
    void seesARotationByAnotherProcess() throws IOException {
        KeyEncryptionKeys other = KeyEncryptionKeys.openOrCreate(home.resolve("sealing.keys"), new SecureRandom());
        other.rotate();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WrappedKey key = new Sealer(other, new SecureRandom()).seal("q-1", new ByteArrayInputStream(body(9)), out);
        assertThat(open("q-1", key, out.toByteArray())).isEqualTo(body(9));
    }

    @Test
    void keepsTheKeyFileToItsOwner() throws IOException {
        Path file = home.resolve("sealing.keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> KeyEncryptionKeys.openOrCreate(file, new SecureRandom()))
                .hasMessageContaining("0600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k1", "k1 short", "k1 *****", " AAAA", "k1 %1$s\nk1 %1$s\n"})
    void refusesADamagedKeyFile(String content) throws IOException {
        Path file = home.resolve("damaged.keys");
        PrivateFile.createOnce(file, content.formatted("A".repeat(43) + "=").getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> KeyEncryptionKeys.openOrCreate(file, new SecureRandom()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged.keys");
    }

    @Test
    void agreesOnOneKeyWhenTwoStartAtOnce() throws IOException {
        Path file = home.resolve("once");
        PrivateFile.createOnce(file, new byte[] {1});
        PrivateFile.createOnce(file, new byte[] {2});
        assertThat(PrivateFile.read(file)).containsExactly(1);
        assertThatThrownBy(() -> PrivateFile.createOnce(Path.of("/"), new byte[0]))
                .isInstanceOf(IOException.class);
    }

    @Test
    void comparesWrappedKeysByValueAndPrintsNoKey() {
        WrappedKey key = new WrappedKey("k1", new byte[] {1, 2});
        assertThat(key)
                .isEqualTo(new WrappedKey("k1", new byte[] {1, 2}))
                .hasSameHashCodeAs(new WrappedKey("k1", new byte[] {1, 2}))
                .isNotEqualTo(new WrappedKey("k2", new byte[] {1, 2}))
                .hasToString("WrappedKey[k1]");
    }

    private Sealed seal(String item, byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return new Sealed(sealer.seal(item, new ByteArrayInputStream(plain), out), out.toByteArray());
    }

    private byte[] open(String item, WrappedKey key, byte[] sealed) throws IOException {
        try (InputStream in = sealer.open(item, key, new ByteArrayInputStream(sealed))) {
            return in.readAllBytes();
        }
    }

    private void assertBroken(String item, WrappedKey key, byte[] sealed) {
        assertThatThrownBy(() -> open(item, key, sealed)).isInstanceOf(SealBroken.class);
    }

    private static byte[] body(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
