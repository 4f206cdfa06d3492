package org.postern.certs.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** OpenSSL: certificates and keys as PEM files in its folder. */
final class Openssl extends Program {

    Openssl(Path home, Cards cards) throws IOException {
        super(home, Map.of());
        for (Keys keys : Keys.values()) {
            cards.reader(keys).write(home, keys + ".pem");
            cards.reader(keys).writeKey(home, keys + ".key");
            cards.signer(keys).write(home, "sign-" + keys + ".pem");
            cards.signer(keys).writeKey(home, "sign-" + keys + ".key");
        }
        Files.write(home.resolve("root.pem"), cards.rootPem());
    }

    @Override
    String name() {
        return "OpenSSL";
    }

    @Override
    Optional<byte[]> decrypted(Path mail, Keys keys) throws IOException, InterruptedException {
        Path out = home.resolve("plain");
        Files.deleteIfExists(out);
        boolean done = run(
                "openssl",
                "cms",
                "-decrypt",
                "-in",
                mail.toString(),
                "-recip",
                keys + ".pem",
                "-inkey",
                keys + ".key",
                "-out",
                "plain");
        return done ? Optional.of(Files.readAllBytes(out)) : Optional.empty();
    }

    @Override
    boolean verifies(Path mail) throws IOException, InterruptedException {
        return run("openssl", "cms", "-verify", "-in", mail.toString(), "-CAfile", "root.pem", "-out", "/dev/null");
    }

    Path encrypt(Path entity, Keys keys, String... options) throws IOException, InterruptedException {
        Path out = home.resolve("theirs.eml");
        List<String> command =
                new ArrayList<>(List.of("openssl", "cms", "-encrypt", "-in", entity.toString(), "-out", "theirs.eml"));
        command.addAll(List.of("-binary", "-recip", keys + ".pem"));
        command.addAll(List.of(options));
        must(command.toArray(String[]::new));
        return out;
    }

    Path sign(Path entity, Keys keys, String... options) throws IOException, InterruptedException {
        Path out = home.resolve("signed.eml");
        List<String> command =
                new ArrayList<>(List.of("openssl", "cms", "-sign", "-in", entity.toString(), "-out", "signed.eml"));
        command.addAll(List.of(
                "-crlfeol", "-signer", "sign-" + keys + ".pem", "-inkey", "sign-" + keys + ".key", "-md", "sha256"));
        command.addAll(List.of(options));
        must(command.toArray(String[]::new));
        return out;
    }

    /** The key of these cards as PKCS #12 in the old form that gpgsm reads. */
    Path pkcs12(String file) throws IOException, InterruptedException {
        must(
                "openssl",
                "pkcs12",
                "-export",
                "-in",
                file + ".pem",
                "-inkey",
                file + ".key",
                "-name",
                file,
                "-certfile",
                "root.pem",
                "-keypbe",
                "PBE-SHA1-3DES",
                "-certpbe",
                "PBE-SHA1-3DES",
                "-macalg",
                "sha1",
                "-passout",
                "pass:secret",
                "-out",
                file + ".p12");
        return home.resolve(file + ".p12");
    }
}
