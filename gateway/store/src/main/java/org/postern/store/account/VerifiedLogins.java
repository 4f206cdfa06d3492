package org.postern.store.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Logins that were found right a short while ago, so that a mail program that connects for every mail pays for Argon2
 * once. Holds no password: an HMAC under a key that lives as long as this process. The stored hash is part of it, so a
 * changed password ends it at once.
 */
final class VerifiedLogins {
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private final Map<String, Instant> until = new ConcurrentHashMap<>();
    private final SecretKeySpec key;
    private final InstantSource clock;

    VerifiedLogins(SecureRandom random, InstantSource clock) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
        this.clock = clock;
    }

    boolean knows(String storedHash, String password) {
        Instant end = until.get(mac(storedHash, password));
        return end != null && clock.instant().isBefore(end);
    }

    void remember(String storedHash, String password) {
        Instant now = clock.instant();
        if (until.size() >= MOST) {
            until.values().removeIf(end -> !now.isBefore(end));
        }
        if (until.size() < MOST) {
            until.put(mac(storedHash, password), now.plus(KEPT));
        }
    }

    /** The stored hash has a salt of its own, so it stands for the login as well. */
    private String mac(String storedHash, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(storedHash.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
