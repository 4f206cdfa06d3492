package org.postern.relay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The school's own authority and the trust in certificates, as an administrator works with them. */
class CertCommandsTest {
    private static final Path SHIPPED = Path.of("../../conf");
    private static final String ANNE = "a.pryce@larkfield.sch.example";
    private static final String PASSWORD = "three wet umbrellas\n";
    private static final Pattern FINGERPRINT = Pattern.compile("([0-9A-F]{2}:){31}[0-9A-F]{2}");

    @TempDir
    static Path made;

    @TempDir
    Path dir;

    private static Shell.Run init;
    private static Shell.Run issue;
    private Shell shell;
    private Path home;

    @BeforeAll
    static void makeOne() {
        Shell first = new Shell(SHIPPED, made.resolve("home"));
        init = first.typing(PASSWORD, "cert", "ca", "init");
        issue = first.run("cert", "issue", ANNE, "--name", "Anne Pryce");
    }

    /** Each test works on a copy, for keys take long to make. */
    @BeforeEach
    void copy() throws IOException {
        home = dir.resolve("home");
        Path from = made.resolve("home");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path to = home.resolve(from.relativize(file));
                Files.copy(file, to);
                Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(file));
            }
        }
        shell = new Shell(SHIPPED, home);
    }

    @Test
    void tellsAStrangerWhatWasMadeAndWhatToDoNext() {
        assertThat(init.err()).isEmpty();
        assertThat(init.code()).isZero();
        assertThat(init.out())
                .contains(
                        "The authority of Larkfield School, for addresses of larkfield.sch.example",
                        "CN=Larkfield School mail root",
                        "root.p12 to a stick and lock that away",
                        "http://crl.larkfield.sch.example/",
                        "postern cert issue NAME@larkfield.sch.example");
        assertThat(issue.code()).isZero();
        assertThat(issue.out())
                .contains(
                        "Issued to " + ANNE + " a certificate to sign",
                        "Issued to " + ANNE + " a certificate to encrypt",
                        "postern cert export " + ANNE);
        assertThat(init.out() + issue.out()).doesNotContain("umbrellas");
    }

    @Test
    void checkSaysWhichCertificateIsUsedAndWhy() {
        Shell.Run check = shell.run("cert", "check", ANNE);
        assertThat(check.code()).isZero();
        assertThat(check.lines().getFirst()).matches(Pattern.quote(ANNE) + ": S/MIME with certificate .*");
        assertThat(check.out())
                .contains("CA-valid: it was issued below \"CN=Larkfield School mail root,O=Larkfield School\"");
        Shell.Run json = shell.run("cert", "check", "--json", ANNE);
        assertThat(json.out()).contains("\"rung\":\"s/mime\"", "\"trust\":\"ca-valid\"", "\"usable\":true");
    }

    @Test
    void checkNamesTheSecureRouteOfADomainOnTheList() throws IOException {
        Path conf = dir.resolve("conf");
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.toList()) {
                Files.copy(file, conf.resolve(SHIPPED.relativize(file)));
            }
        }
        Path settings = conf.resolve("postern.yaml");
        String route = String.join(
                System.lineSeparator(),
                "  secure-routes:",
                "    nhs.net: { name: relay.provider.example, port: 587 }",
                "  retries:");
        Files.writeString(settings, Files.readString(settings).replace("  retries:", route));
        Shell.Run check = new Shell(conf, home).run("cert", "check", "camhs@nhs.net");
        assertThat(check.code()).as(check.err()).isZero();
        assertThat(check.out()).contains("camhs@nhs.net: secure route: to nhs.net over TLS");
        assertThat(shell.run("cert", "check", "camhs@nhs.net").out()).contains("held: no certificate");
    }

    @Test
    void checkSaysThatMailWouldBeHeldAndWhatToDo() {
        Shell.Run check = shell.run("cert", "check", "j.doe@council.example", ANNE);
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out())
                .contains(
                        "j.doe@council.example: held: no certificate",
                        "There is no certificate for j.doe@council.example.",
                        "Ask its owner for a certificate",
                        ANNE + ": S/MIME");
        assertThat(shell.run("cert", "check", "--json", "j.doe@council.example").out())
                .contains("\"rung\":\"held\"", "\"problem\":\"NONE\"");
        assertThat(shell.run("cert", "check", "nobody").code()).isEqualTo(2);
    }

    @Test
    void whatIsRevokedIsNotUsedFromThatMomentOn() {
        Shell.Run revoke = shell.run("cert", "revoke", ANNE, "--reason", "key-stolen");
        assertThat(revoke.code()).isZero();
        assertThat(revoke.out()).contains("Revoked the certificate of " + ANNE + " to encrypt", "issuing.crl");
        Shell.Run check = shell.run("cert", "check", ANNE);
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).contains("held: no certificate", "was revoked on", "its key was stolen");
        assertThat(shell.run("cert", "revoke", ANNE, "--reason", "other").code())
                .isEqualTo(1);
        assertThat(shell.run("cert", "list", "--issued").out()).contains("to sign: revoked on", "(key-stolen)");
        assertThat(shell.run("cert", "revoke", ANNE, "--reason", "bored").err()).contains("is no reason");
    }

    @Test
    void whatIsBlockedIsNotUsedUntilItIsUnblocked() {
        String fingerprint = fingerprint(shell.run("cert", "check", ANNE).out());
        assertThat(shell.run("cert", "block", fingerprint).code()).isZero();
        assertThat(shell.run("cert", "check", ANNE).out()).contains("held", "was blocked by an administrator");
        assertThat(shell.run("cert", "list").code()).isEqualTo(1);
        assertThat(shell.run("cert", "unblock", fingerprint).code()).isZero();
        assertThat(shell.run("cert", "unblock", fingerprint).code()).isEqualTo(1);
        assertThat(shell.run("cert", "list").code()).isZero();
        assertThat(shell.run("cert", "block", "4A:00").err()).contains("64 hex digits");
    }

    @Test
    void rootsAreTheSchoolsChoice() throws IOException {
        Shell.Run list = shell.run("cert", "roots", "list");
        assertThat(list.out()).contains("CN=Larkfield School mail root").doesNotContain("\n\n");
        Path root = home.resolve("authority/published/root.pem");
        assertThat(shell.run("cert", "roots", "remove", fingerprint(list.out())).code())
                .isZero();
        assertThat(shell.run("cert", "check", ANNE).out()).contains("nor one of the school's roots");
        assertThat(shell.run("cert", "roots", "add", root.toString()).code()).isZero();
        assertThat(shell.run("cert", "check", ANNE).code()).isZero();
        Path leaf = Files.writeString(dir.resolve("leaf.pem"), Files.readString(certificateFile()));
        assertThat(shell.run("cert", "roots", "add", leaf.toString()).err()).contains("is not an authority's");
    }

    @Test
    void trustingACertificateOutlastsItsRoot() {
        String fingerprint = fingerprint(shell.run("cert", "check", ANNE).out());
        assertThat(shell.run("cert", "trust", fingerprint).code()).isZero();
        shell.run(
                "cert",
                "roots",
                "remove",
                fingerprint(shell.run("cert", "roots", "list").out()));
        assertThat(shell.run("cert", "check", ANNE).out()).contains("S/MIME", "pinned by an administrator");
        assertThat(shell.run("cert", "trust", "00".repeat(32)).err()).contains("import it first");
    }

    @Test
    void exportsOneFileAKeyAndImportsItElsewhere() throws IOException {
        Path out = dir.resolve("out");
        Shell.Run export = shell.typing(PASSWORD, "cert", "export", ANNE, "--to", out.toString());
        assertThat(export.code()).isZero();
        Path encrypt = out.resolve(ANNE + "-encrypt.p12");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(encrypt)))
                .isEqualTo("rw-------");
        assertThat(out.resolve(ANNE + "-sign.p12")).exists();
        Shell other = new Shell(SHIPPED, dir.resolve("other"));
        assertThat(other.typing("wrong\n", "cert", "import", encrypt.toString()).err())
                .contains("the password does not open");
        Shell.Run imported = other.typing(PASSWORD, "cert", "import", encrypt.toString());
        assertThat(imported.err()).isEmpty();
        assertThat(imported.out()).contains("Kept the private key of " + ANNE, "it opens mail");
        assertThat(other.run("cert", "check", ANNE).out()).contains("S/MIME", "pinned by an administrator");
        assertThat(other.typing(PASSWORD, "cert", "export", ANNE, "--to", out.toString(), "--legacy")
                        .code())
                .isZero();
    }

    @Test
    void takesPasswordsFromAFileThatOthersCannotRead() throws IOException {
        Path file = Files.writeString(dir.resolve("password"), PASSWORD);
        String out = dir.resolve("out").toString();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(shell.run("cert", "export", ANNE, "--to", out, "--password-file", file.toString())
                        .err())
                .contains("set its mode to 0600");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(shell.run("cert", "export", ANNE, "--to", out, "--password-file", file.toString())
                        .code())
                .isZero();
        assertThat(shell.typing("short\n", "cert", "export", ANNE, "--to", out).err())
                .contains("too short");
    }

    @Test
    void renewsOnlyWhatIsDue() {
        assertThat(shell.run("cert", "renew").out()).contains("No certificate is past half its life");
        assertThat(shell.run("cert", "renew", ANNE, "--json").code()).isZero();
        assertThat(shell.typing(
                                PASSWORD,
                                "cert",
                                "ca",
                                "renew",
                                "--root",
                                home.resolve("root.p12").toString())
                        .code())
                .isZero();
        assertThat(shell.run("cert", "check", ANNE).code()).isZero();
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThat(shell.typing(PASSWORD, "cert", "ca", "init").err()).contains("there is an authority already");
        assertThat(shell.run("cert", "issue", "a@elsewhere.example").err())
                .contains("not in a domain of the authority");
        assertThat(shell.run("cert", "show", "a@elsewhere.example").code()).isEqualTo(1);
        assertThat(shell.run("cert", "export", "b@larkfield.sch.example", "--to", "x")
                        .err())
                .contains("there is no private key");
        Shell empty = new Shell(SHIPPED, dir.resolve("empty"));
        assertThat(empty.run("cert", "issue", ANNE).err()).contains("make one with `postern cert ca init`");
        assertThat(empty.typing(PASSWORD, "cert", "ca", "init", "--lists", "https://x.example/")
                        .err())
                .contains("must begin with http://");
    }

    @Test
    void showsEverythingAboutACertificate() {
        Shell.Run show = shell.run("cert", "show", ANNE);
        assertThat(show.code()).isZero();
        assertThat(show.out()).contains("issuer", "RSA 3072", "CN=Anne Pryce", "made out to");
        assertThat(shell.run("cert", "ca", "show", "--json").out()).contains("\"lists\":[{", "\"issuing\":{");
        assertThat(shell.run("cert", "list", "--issued", "--json").lines()).hasSize(2);
    }

    @Test
    void namesWhatIsMissingOfAToken() throws IOException {
        Path pin = Files.writeString(dir.resolve("pin"), "4711");
        assertThat(shell.run("cert", "token", "absent.so", "--pin-file", pin.toString())
                        .err())
                .contains("There is no PKCS #11 library");
        assertThat(shell.run("cert", "token", "absent.so").code()).isEqualTo(2);
        assertThat(shell.run("cert", "token", "--forget").code()).isEqualTo(1);
    }

    @Test
    void theDoctorSaysThatTheRootIsStillHere() throws IOException {
        assertThat(shell.run("doctor").out()).contains("root.p12 is still on this machine");
        Files.delete(home.resolve("root.p12"));
        assertThat(shell.run("doctor").out()).doesNotContain("root.p12").contains("1 addresses");
    }

    private Path certificateFile() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("certificates"))) {
            return files.filter(f -> f.getFileName().toString().startsWith(ANNE))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String fingerprint(String text) {
        return FINGERPRINT
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }
}
