package org.postern.certs.interop;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.postern.certs.Leaf;
import org.postern.certs.TestCa;

/** Certificates that are valid today, for programs that have no clock of ours. */
final class Cards {
    private final TestCa ca = new TestCa("Interop Root");
    private final Map<Program.Keys, TestCa.Issued> readers = new EnumMap<>(Program.Keys.class);
    private final Map<Program.Keys, TestCa.Issued> signers = new EnumMap<>(Program.Keys.class);

    Cards() {
        for (Program.Keys keys : Program.Keys.values()) {
            boolean rsa = keys == Program.Keys.RSA;
            int usage = rsa ? KeyUsage.keyEncipherment : KeyUsage.keyAgreement;
            readers.put(keys, ca.issue(leaf(address(keys), kind(keys)).usage(usage)));
            signers.put(
                    keys,
                    ca.issue(leaf("sign-" + address(keys), kind(keys) + " sign").usage(KeyUsage.digitalSignature)));
        }
    }

    static String address(Program.Keys keys) {
        return keys.name().toLowerCase(java.util.Locale.ROOT) + "@oakfield.example";
    }

    private static String kind(Program.Keys keys) {
        return switch (keys) {
            case RSA -> "RSA2048 interop";
            case P256 -> "EC interop";
            case P384 -> "EC384 interop";
        };
    }

    private static Leaf leaf(String address, String kind) {
        Instant now = Instant.now();
        return Leaf.good(address)
                .key(kind)
                .valid(
                        now.minus(Duration.ofDays(1)).toString(),
                        now.plus(Duration.ofDays(30)).toString());
    }

    TestCa.Issued reader(Program.Keys keys) {
        return readers.get(keys);
    }

    TestCa.Issued signer(Program.Keys keys) {
        return signers.get(keys);
    }

    TestCa.Issued root() {
        return new TestCa.Issued(ca.root(), reader(Program.Keys.RSA).key());
    }

    String rootSha1() {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-1").digest(ca.root().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] rootPem() {
        return root().pem();
    }
}
