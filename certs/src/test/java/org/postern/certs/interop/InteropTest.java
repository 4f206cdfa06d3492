package org.postern.certs.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.certs.CertificateBook;
import org.postern.certs.SmimeEncryptor;
import org.postern.certs.cms.Capabilities;
import org.postern.certs.cms.DecryptOutcome;
import org.postern.certs.cms.SchoolKey;
import org.postern.certs.cms.SigningKey;
import org.postern.certs.cms.SmimeDecryptor;
import org.postern.certs.cms.SmimeVerifier;
import org.postern.certs.cms.VerifyOutcome;

/** Programs that are not ours open and verify ours, and ours opens and verifies theirs: the table in the documents. */
class InteropTest {
    private static final Path TABLE = Path.of("../gateway/docs/smime-interop.md");
    private static final Program.Keys RSA = Program.Keys.RSA;
    private static final Program.Keys P256 = Program.Keys.P256;
    private static final Program.Keys P384 = Program.Keys.P384;

    @TempDir
    static Path folder;

    private static Optional<Bench> bench = Optional.empty();

    private record Bench(Cards cards, Openssl openssl, Gpgsm gpgsm, Nss nss, CertificateBook book) {
        List<Program> programs() {
            return List.of(openssl, gpgsm, nss);
        }
    }

    @BeforeAll
    static void setUp() throws IOException, InterruptedException {
        boolean present = Program.isThere("openssl", "version")
                && Program.isThere("gpgsm", "--version")
                && Program.isThere("gpg-agent", "--version")
                && Program.isThere("cmsutil", "-H");
        if (System.getenv("CI") == null) {
            assumeTrue(
                    present, "openssl, gpgsm, gpg-agent or libnss3-tools is not installed; the build server has them");
        }
        assertThat(present).as("openssl, gpgsm and cmsutil run").isTrue();
        Cards cards = new Cards();
        Openssl openssl = new Openssl(folder.resolve("o"), cards);
        CertificateBook book = CertificateBook.open(folder.resolve("book"), InstantSource.system());
        for (Program.Keys keys : Program.Keys.values()) {
            book.importCertificates(cards.reader(keys).pem());
        }
        Gpgsm gpgsm = new Gpgsm(folder.resolve("g"), openssl, cards);
        bench = Optional.of(new Bench(cards, openssl, gpgsm, new Nss(folder.resolve("n"), openssl, cards), book));
    }

    @AfterAll
    static void tearDown() throws IOException, InterruptedException {
        if (bench.isPresent()) {
            bench.get().gpgsm().close();
        }
    }

    private static Bench bench() {
        return bench.orElseThrow();
    }

    @Test
    void theTableInTheDocumentsIsTrue() throws IOException, InterruptedException {
        String table = Table.render(List.of(
                new Table.Section(Table.OPENED_BY_OTHERS, names(), openedByOthers()),
                new Table.Section(Table.OPENED_BY_US, List.of("Postern"), openedByUs()),
                new Table.Section(Table.VERIFIED_BY_OTHERS, names(), verifiedByOthers()),
                new Table.Section(Table.VERIFIED_BY_US, List.of("Postern"), verifiedByUs())));
        if (Boolean.getBoolean("interop.apply")) {
            Files.writeString(TABLE, table);
        }
        assertThat(TABLE)
                .as("run this test with -Dinterop.apply=true to write it")
                .content()
                .isEqualTo(table);
    }

    private static List<String> names() {
        return bench().programs().stream().map(Program::name).toList();
    }

    private record Way(Program.Keys keys, Capabilities reads) {}

    private static Map<String, List<String>> openedByOthers() throws IOException, InterruptedException {
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put(
                "AES-256-CBC, RSA PKCS #1 (what Postern writes unless more is known)", new Way(RSA, Capabilities.NONE));
        ways.put("AES-256-CBC, RSA OAEP SHA-256", new Way(RSA, new Capabilities(false, true)));
        ways.put("AES-256-GCM, RSA PKCS #1", new Way(RSA, new Capabilities(true, false)));
        ways.put("AES-256-GCM, RSA OAEP SHA-256", new Way(RSA, new Capabilities(true, true)));
        ways.put("AES-256-CBC, ECDH P-256", new Way(P256, Capabilities.NONE));
        ways.put("AES-256-CBC, ECDH P-384", new Way(P384, Capabilities.NONE));
        ways.put("AES-256-GCM, ECDH P-384", new Way(P384, new Capabilities(true, false)));
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (Map.Entry<String, Way> way : ways.entrySet()) {
            List<String> cells = new ArrayList<>();
            for (Program program : bench().programs()) {
                cells.add(word(opensAll(program, way.getValue())));
            }
            rows.put(way.getKey(), cells);
        }
        return rows;
    }

    private static boolean opensAll(Program program, Way way) throws IOException, InterruptedException {
        for (Letters letter : Letters.values()) {
            Path mail = encrypted(letter, way, Optional.empty());
            Optional<byte[]> plain = program.decrypted(mail, way.keys());
            byte[] expected = ours(mail, way.keys());
            if (plain.isEmpty() || !Arrays.equals(plain.get(), expected)) {
                return false;
            }
            assertThat(new String(expected, StandardCharsets.ISO_8859_1)).endsWith(letter.bodyAfterwards());
        }
        return true;
    }

    private static Path encrypted(Letters letter, Way way, Optional<SigningKey> signing) throws IOException {
        Path mail = folder.resolve("ours.eml");
        new SmimeEncryptor(bench().book(), "Encrypted message")
                .withCapabilities(r -> way.reads())
                .encrypt(new ByteArrayInputStream(letter.mail()), List.of(Cards.address(way.keys())), signing, mail);
        return mail;
    }

    private static byte[] ours(Path mail, Program.Keys keys) throws IOException {
        var card = bench().cards().reader(keys);
        SmimeDecryptor decryptor = new SmimeDecryptor(() -> List.of(new SchoolKey(card.key(), card.certificate())));
        try (var in = Files.newInputStream(mail)) {
            return decryptor.decrypt(in, folder.resolve("opened")) instanceof DecryptOutcome.Opened opened
                    ? Files.readAllBytes(opened.file())
                    : new byte[0];
        }
    }

    private static Map<String, List<String>> openedByUs() throws IOException, InterruptedException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String cipher :
                List.of("aes-128-cbc", "aes-192-cbc", "aes-256-cbc", "des3", "aes-128-gcm", "aes-256-gcm")) {
            rows.put("OpenSSL, " + cipher + ", RSA PKCS #1", fromOpenssl(RSA, "-" + cipher));
        }
        String[] oaep = {"-keyopt", "rsa_padding_mode:oaep", "-keyopt", "rsa_oaep_md:sha256"};
        rows.put("OpenSSL, aes-256-cbc streamed, RSA PKCS #1", fromOpenssl(RSA, "-aes-256-cbc", "-stream"));
        rows.put("OpenSSL, aes-256-cbc, named by key identifier", fromOpenssl(RSA, "-aes-256-cbc", "-keyid"));
        rows.put("OpenSSL, aes-256-cbc, RSA OAEP SHA-256", fromOpenssl(RSA, with(oaep, "-aes-256-cbc")));
        rows.put("OpenSSL, aes-256-gcm, RSA OAEP SHA-256", fromOpenssl(RSA, with(oaep, "-aes-256-gcm")));
        rows.put("OpenSSL, aes-256-cbc, ECDH P-256", fromOpenssl(P256, "-aes-256-cbc"));
        rows.put("OpenSSL, aes-256-gcm, ECDH P-384", fromOpenssl(P384, "-aes-256-gcm"));
        rows.put("gpgsm, AES", fromCms(entity -> bench().gpgsm().encrypt(entity, "AES")));
        rows.put("gpgsm, AES256", fromCms(entity -> bench().gpgsm().encrypt(entity, "AES256")));
        rows.put("NSS, its default", fromCms(entity -> bench().nss().encrypt(entity)));
        return rows;
    }

    private static String[] with(String[] options, String cipher) {
        List<String> all = new ArrayList<>(List.of(cipher));
        all.addAll(List.of(options));
        return all.toArray(String[]::new);
    }

    private static List<String> fromOpenssl(Program.Keys keys, String... options)
            throws IOException, InterruptedException {
        boolean all = true;
        for (Letters letter : Letters.values()) {
            Path entity = Files.write(folder.resolve("entity"), letter.mail());
            Path theirs = bench().openssl().encrypt(entity, keys, options);
            all &= Arrays.equals(ours(theirs, keys), letter.mail());
        }
        return List.of(word(all));
    }

    private interface Theirs {
        byte[] make(Path entity) throws IOException, InterruptedException;
    }

    private static List<String> fromCms(Theirs theirs) throws IOException, InterruptedException {
        boolean all = true;
        for (Letters letter : Letters.values()) {
            Path entity = Files.write(folder.resolve("entity"), letter.mail());
            Path mail =
                    Files.write(folder.resolve("theirs.eml"), Letters.asMail("enveloped-data", theirs.make(entity)));
            all &= Arrays.equals(ours(mail, RSA), letter.mail());
        }
        return List.of(word(all));
    }

    private static Map<String, List<String>> verifiedByOthers() throws IOException, InterruptedException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        Map<String, Program.Keys> signers = new LinkedHashMap<>();
        signers.put("RSA SHA-256", RSA);
        signers.put("ECDSA P-256 SHA-256", P256);
        signers.put("ECDSA P-384 SHA-384", P384);
        for (Map.Entry<String, Program.Keys> signer : signers.entrySet()) {
            List<String> cells = new ArrayList<>();
            for (Program program : bench().programs()) {
                boolean all = true;
                for (Letters letter : Letters.values()) {
                    all &= program.verifies(signed(letter, signer.getValue()));
                }
                cells.add(word(all));
            }
            rows.put(signer.getKey(), cells);
        }
        return rows;
    }

    // What stands inside an encrypted mail: the signed entity as the encryptor makes it.
    private static Path signed(Letters letter, Program.Keys keys) throws IOException {
        var card = bench().cards().signer(keys);
        SigningKey key = new SigningKey(
                card.key(), card.certificate(), List.of(bench().cards().root().certificate()), Capabilities.NONE);
        Path mail = encrypted(letter, new Way(RSA, Capabilities.NONE), Optional.of(key));
        return Files.write(folder.resolve("signed.eml"), ours(mail, RSA));
    }

    private static Map<String, List<String>> verifiedByUs() throws IOException, InterruptedException {
        Openssl openssl = bench().openssl();
        Map<String, List<String>> rows = new LinkedHashMap<>();
        rows.put("OpenSSL, RSA, detached", checked(entity -> openssl.sign(entity, RSA)));
        rows.put("OpenSSL, RSA, opaque", checked(entity -> openssl.sign(entity, RSA, "-nodetach")));
        rows.put("OpenSSL, RSA, without signed attributes", checked(entity -> openssl.sign(entity, RSA, "-noattr")));
        rows.put(
                "OpenSSL, RSA PSS, detached",
                checked(entity -> openssl.sign(entity, RSA, "-keyopt", "rsa_padding_mode:pss")));
        rows.put("OpenSSL, ECDSA P-256, detached", checked(entity -> openssl.sign(entity, P256)));
        rows.put("OpenSSL, ECDSA P-384, opaque", checked(entity -> openssl.sign(entity, P384, "-nodetach")));
        rows.put(
                "gpgsm, RSA, detached",
                checked(entity -> detached(entity, bench().gpgsm().sign(entity, true))));
        rows.put("gpgsm, RSA, opaque", checked(entity -> opaque(bench().gpgsm().sign(entity, false))));
        rows.put(
                "NSS, RSA, detached",
                checked(entity -> detached(entity, bench().nss().sign(entity, RSA, true))));
        rows.put("NSS, RSA, opaque", checked(entity -> opaque(bench().nss().sign(entity, RSA, false))));
        return rows;
    }

    private interface SignedMail {
        Path make(Path entity) throws IOException, InterruptedException;
    }

    private static Path detached(Path entity, byte[] cms) throws IOException {
        return Files.write(folder.resolve("signed.eml"), Letters.asSignedMail(Files.readAllBytes(entity), cms));
    }

    private static Path opaque(byte[] cms) throws IOException {
        return Files.write(folder.resolve("signed.eml"), Letters.asMail("signed-data", cms));
    }

    private static List<String> checked(SignedMail theirs) throws IOException, InterruptedException {
        boolean all = true;
        for (Letters letter : Letters.values()) {
            Path mail = theirs.make(Files.write(folder.resolve("entity"), letter.mail()));
            VerifyOutcome outcome =
                    new SmimeVerifier().verify(() -> Files.newInputStream(mail), folder.resolve("content"));
            all &= outcome instanceof VerifyOutcome.Signed signed && signed.isGood();
        }
        return List.of(word(all));
    }

    private static String word(boolean done) {
        return done ? "yes" : "no";
    }
}
