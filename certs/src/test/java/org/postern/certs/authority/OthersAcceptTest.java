package org.postern.certs.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.certs.Pem;
import org.postern.certs.Program;
import org.postern.certs.keys.KeyEntry;
import org.postern.certs.keys.Pkcs12;

/** What the authority makes is accepted by OpenSSL, GnuPG and Mozilla's NSS. */
class OthersAcceptTest {
    private static final String ANNE = "a.pryce@larkfield.sch.example";
    private static final String PASSWORD = "secret";
    private static final String TEXT = "Dear Anne,\r\nthe zebra is well.\r\n";

    @TempDir
    static Path folder;

    private static Authority authority;
    private static KeyEntry signing;
    private static KeyEntry encrypting;
    private static Program programs;

    @BeforeAll
    static void makeOne() throws IOException {
        AuthorityPlan plan = new AuthorityPlan(
                "Larkfield School", List.of("larkfield.sch.example"), Optional.of("http://crl.larkfield.sch.example/"));
        RootFile root = new RootFile(folder.resolve("root.p12"), PASSWORD.toCharArray());
        authority = Authority.init(folder.resolve("authority"), plan, root, InstantSource.system());
        signing = authority.issue(ANNE, "Anne Pryce", Use.SIGN);
        encrypting = authority.issue(ANNE, "Anne Pryce", Use.ENCRYPT);
        programs = new Program(folder);
        Files.write(folder.resolve("root.pem"), Pem.certificate(authority.root()));
        Files.write(folder.resolve("issuing.pem"), Pem.certificate(authority.issuing()));
        Files.write(folder.resolve("sign.pem"), Pem.certificate(signing.certificate()));
        Files.write(folder.resolve("encrypt.pem"), Pem.certificate(encrypting.certificate()));
        export("sign", signing);
        export("encrypt", encrypting);
        Files.writeString(folder.resolve("text"), TEXT);
    }

    private static void export(String name, KeyEntry entry) throws IOException {
        Files.write(folder.resolve(name + ".p12"), Pkcs12.modern(name, entry, PASSWORD.toCharArray()));
        Files.write(folder.resolve(name + ".old.p12"), Pkcs12.legacy(name, entry, PASSWORD.toCharArray()));
    }

    private static Program.Run openssl(String command) throws IOException, InterruptedException {
        return programs.run(("openssl " + command).split(" "));
    }

    @Test
    void opensslFindsChainPurposeAndRevocationInOrder() throws Exception {
        Program.needs("openssl", "openssl");
        Files.write(folder.resolve("lists.pem"), lists());
        String rest = " -x509_strict -crl_check_all -CRLfile lists.pem -CAfile root.pem -untrusted issuing.pem ";
        openssl("verify -purpose smimesign" + rest + "sign.pem").succeeds();
        openssl("verify -purpose smimeencrypt" + rest + "encrypt.pem").succeeds();
        openssl("verify -purpose smimeencrypt" + rest + "sign.pem").fails();
    }

    private static byte[] lists() throws Exception {
        StringBuilder both = new StringBuilder();
        for (PublishedList list : authority.lists()) {
            Path pem = folder.resolve(list.file().getFileName() + ".pem");
            openssl("crl -inform DER -in " + list.file() + " -out " + pem).succeeds();
            both.append(Files.readString(pem));
        }
        return both.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void opensslHoldsTheAuthorityToItsDomains() throws Exception {
        Program.needs("openssl", "openssl");
        Form strange = Form.below(
                        authority.issuing(),
                        Form.name("Elsewhere", "Eve"),
                        encrypting.certificate().getPublicKey(),
                        new Form.Life(
                                encrypting.certificate().getNotBefore().toInstant(),
                                encrypting.certificate().getNotAfter().toInstant()),
                        new SecureRandom())
                .mailbox("eve@elsewhere.example", Use.ENCRYPT)
                .forEmail();
        Files.write(
                folder.resolve("eve.pem"),
                Pem.certificate(AuthorityKey.of(folder).sign(strange)));
        assertThat(openssl("verify -CAfile root.pem -untrusted issuing.pem eve.pem")
                        .fails()
                        .output())
                .contains("permitted subtree violation");
    }

    @Test
    void opensslReadsBothKindsOfPkcs12AndDecrypts() throws Exception {
        Program.needs("openssl", "openssl");
        for (String file : List.of("encrypt.p12", "encrypt.old.p12")) {
            openssl("pkcs12 -in " + file + " -passin pass:" + PASSWORD + " -nodes -out key.pem")
                    .succeeds();
            openssl("cms -encrypt -aes256 -in text -out mail.eml encrypt.pem").succeeds();
            assertThat(openssl("cms -decrypt -in mail.eml -recip encrypt.pem -inkey key.pem")
                            .succeeds()
                            .output())
                    .contains("the zebra is well");
        }
    }

    @Test
    void opensslBelievesASignatureMadeWithIt() throws Exception {
        Program.needs("openssl", "openssl");
        openssl("pkcs12 -in sign.p12 -passin pass:" + PASSWORD + " -nodes -nocerts -out sign.key")
                .succeeds();
        openssl("cms -sign -in text -signer sign.pem -inkey sign.key -certfile issuing.pem -out signed.eml")
                .succeeds();
        assertThat(openssl("cms -verify -in signed.eml -CAfile root.pem")
                        .succeeds()
                        .output())
                .contains("the zebra is well");
    }

    @Test
    void gnupgDecryptsWithTheLegacyExport() throws Exception {
        Program.needs("gpgsm", "gpgsm");
        Path home = Files.createTempDirectory(Path.of("/tmp"), "gpg"); // a socket's path must be short
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        byte[] digest =
                MessageDigest.getInstance("SHA-1").digest(authority.root().getEncoded());
        Files.writeString(
                home.resolve("trustlist.txt"), HexFormat.of().withUpperCase().formatHex(digest) + " S relax\n");
        Files.writeString(home.resolve("gpgsm.conf"), "disable-crl-checks\nno-secmem-warning\n");
        Files.writeString(home.resolve("gpg-agent.conf"), "allow-loopback-pinentry\n");
        Files.writeString(folder.resolve("pass"), PASSWORD);
        Program gnupg = new Program(folder, Map.of("GNUPGHOME", home.toString()));
        try {
            gnupg.run("gpgsm", "--batch", "--import", "root.pem", "issuing.pem").succeeds();
            String open = "gpgsm --batch --pinentry-mode loopback --passphrase-fd 3 3<pass ";
            gnupg.run("sh", "-c", open + "--import encrypt.old.p12").succeeds();
            gnupg.run(("gpgsm --batch --output mail.der --encrypt --recipient " + ANNE + " text").split(" "))
                    .succeeds();
            assertThat(gnupg.run("sh", "-c", open + "--decrypt mail.der")
                            .succeeds()
                            .output())
                    .contains("the zebra is well");
        } finally {
            gnupg.run("gpgconf", "--kill", "all");
        }
    }

    @Test
    void mozillaTakesTheModernExportAndFindsItValid() throws Exception {
        Program.needs("certutil", "libnss3-tools");
        mozilla("sign", "S");
        mozilla("encrypt", "R");
        openssl("cms -encrypt -aes256 -in text -outform DER -out nss.der encrypt.pem")
                .succeeds();
        assertThat(programs.run("cmsutil", "-D", "-d", "sql:nss-encrypt", "-i", "nss.der")
                        .succeeds()
                        .output())
                .contains("the zebra is well");
    }

    /** A store for each, because NSS names certificates of one owner alike. */
    private static void mozilla(String name, String use) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("nss-" + name));
        String store = " -d sql:nss-" + name + " ";
        for (String command : List.of(
                "certutil -N" + store + "--empty-password",
                "certutil -A" + store + "-n root -t ,CT, -i root.pem",
                "certutil -A" + store + "-n issuing -t ,, -i issuing.pem",
                "pk12util" + store + "-i " + name + ".p12 -W " + PASSWORD,
                "certutil -V" + store + "-n " + name + " -u " + use)) {
            programs.run(command.split(" ")).succeeds();
        }
    }

    /** The issuing key as it lies in the folder, for what the authority itself refuses to sign. */
    private record AuthorityKey() {
        static Signer of(Path folder) throws IOException {
            AuthorityFolder files = new AuthorityFolder(folder.resolve("authority"));
            KeyEntry key = Pkcs12.read(Files.readAllBytes(files.issuingKey()), files.password(new SecureRandom()))
                    .getFirst();
            return new Signer(key.certificate(), key.key());
        }
    }
}
