package org.postern.certs.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Mozilla's NSS, the S/MIME of Thunderbird and Evolution, through its cmsutil. */
final class Nss extends Program {
    private static final String STORE = "sql:.";

    Nss(Path home, Openssl openssl, Cards cards) throws IOException, InterruptedException {
        super(home, Map.of());
        must("certutil", "-N", "-d", STORE, "--empty-password");
        Files.write(home.resolve("root.pem"), cards.rootPem());
        must("certutil", "-A", "-d", STORE, "-n", "root", "-t", ",CT,", "-a", "-i", "root.pem");
        for (Keys keys : Keys.values()) {
            must("pk12util", "-d", STORE, "-i", openssl.pkcs12(keys.name()).toString(), "-W", "secret");
            must("pk12util", "-d", STORE, "-i", openssl.pkcs12("sign-" + keys).toString(), "-W", "secret");
        }
    }

    @Override
    String name() {
        return "NSS";
    }

    @Override
    Optional<byte[]> decrypted(Path mail, Keys keys) throws IOException, InterruptedException {
        Path out = home.resolve("plain");
        Files.deleteIfExists(out);
        Files.write(home.resolve("in.der"), MailParts.der(mail));
        boolean done = run("cmsutil", "-D", "-d", STORE, "-i", "in.der", "-o", "plain");
        return done ? Optional.of(Files.readAllBytes(out)) : Optional.empty();
    }

    @Override
    boolean verifies(Path mail) throws IOException, InterruptedException {
        MailParts.Signed signed = MailParts.signed(mail);
        Files.write(home.resolve("content"), signed.content());
        Files.write(home.resolve("content.p7s"), signed.signature());
        return run("cmsutil", "-D", "-d", STORE, "-c", "content", "-i", "content.p7s", "-h", "1", "-u", "4")
                && log().contains("GoodSignature");
    }

    byte[] encrypt(Path entity) throws IOException, InterruptedException {
        must("cmsutil", "-E", "-d", STORE, "-r", Cards.address(Keys.RSA), "-i", entity.toString(), "-o", "out.der");
        return Files.readAllBytes(home.resolve("out.der"));
    }

    byte[] sign(Path entity, Keys keys, boolean detached) throws IOException, InterruptedException {
        if (detached) {
            must(
                    "cmsutil",
                    "-S",
                    "-d",
                    STORE,
                    "-N",
                    "sign-" + keys,
                    "-G",
                    "-P",
                    "-Y",
                    "RSA",
                    "-T",
                    "-H",
                    "SHA256",
                    "-i",
                    entity.toString(),
                    "-o",
                    "out.der");
        } else {
            must(
                    "cmsutil",
                    "-S",
                    "-d",
                    STORE,
                    "-N",
                    "sign-" + keys,
                    "-G",
                    "-P",
                    "-Y",
                    "RSA",
                    "-H",
                    "SHA256",
                    "-i",
                    entity.toString(),
                    "-o",
                    "out.der");
        }
        return Files.readAllBytes(home.resolve("out.der"));
    }
}
