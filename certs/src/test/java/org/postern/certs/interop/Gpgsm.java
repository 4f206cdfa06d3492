package org.postern.certs.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GnuPG's S/MIME. It takes PKCS #12 in the old form only, and no elliptic keys in it. */
final class Gpgsm extends Program {
    Gpgsm(Path home, Openssl openssl, Cards cards) throws IOException, InterruptedException {
        super(
                home,
                Map.of("GNUPGHOME", home.toString()),
                home.resolve("password").toFile());
        Files.createDirectories(
                home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(home.resolve("gpgsm.conf"), "disable-crl-checks\ndisable-dirmngr\n");
        Files.writeString(home.resolve("gpg-agent.conf"), "allow-loopback-pinentry\n");
        Files.writeString(home.resolve("trustlist.txt"), cards.rootSha1() + " S relax\n");
        Files.writeString(home.resolve("password"), "secret");
        Files.write(home.resolve("root.pem"), cards.rootPem());
        must("gpgsm", "--batch", "--import", "root.pem");
        for (String file : List.of("RSA", "sign-RSA")) {
            must(gpgsm("--import", openssl.pkcs12(file).toString()));
        }
        for (Keys keys : Keys.values()) {
            must(
                    "gpgsm",
                    "--batch",
                    "--import",
                    cards.reader(keys).write(home, keys + ".pem").toString());
            must(
                    "gpgsm",
                    "--batch",
                    "--import",
                    cards.signer(keys).write(home, "sign-" + keys + ".pem").toString());
        }
    }

    void close() throws IOException, InterruptedException {
        run("gpgconf", "--kill", "gpg-agent");
    }

    @Override
    String name() {
        return "gpgsm";
    }

    private static String[] gpgsm(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("gpgsm", "--batch", "--yes", "--pinentry-mode", "loopback", "--passphrase-fd", "0"));
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }

    @Override
    Optional<byte[]> decrypted(Path mail, Keys keys) throws IOException, InterruptedException {
        if (keys != Keys.RSA) {
            return Optional.empty();
        }
        Path out = home.resolve("plain");
        Files.deleteIfExists(out);
        Files.write(home.resolve("in.der"), MailParts.der(mail));
        boolean done = run(gpgsm("--output", "plain", "--decrypt", "in.der"));
        return done ? Optional.of(Files.readAllBytes(out)) : Optional.empty();
    }

    @Override
    boolean verifies(Path mail) throws IOException, InterruptedException {
        MailParts.Signed signed = MailParts.signed(mail);
        Files.write(home.resolve("content"), signed.content());
        Files.write(home.resolve("content.p7s"), signed.signature());
        return run("gpgsm", "--batch", "--verify", "content.p7s", "content");
    }

    byte[] encrypt(Path entity, String cipher) throws IOException, InterruptedException {
        must(gpgsm(
                "--output",
                "out.der",
                "--cipher-algo",
                cipher,
                "--recipient",
                "<" + Cards.address(Keys.RSA) + ">",
                "--encrypt",
                entity.toString()));
        return Files.readAllBytes(home.resolve("out.der"));
    }

    byte[] sign(Path entity, boolean detached) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(gpgsm("--output", "out.der", "--local-user", "<sign-" + Cards.address(Keys.RSA) + ">")));
        command.add(detached ? "--detach-sign" : "--sign");
        command.add(entity.toString());
        must(command.toArray(String[]::new));
        return Files.readAllBytes(home.resolve("out.der"));
    }
}
