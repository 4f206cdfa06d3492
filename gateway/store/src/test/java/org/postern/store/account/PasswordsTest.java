package org.postern.store.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.postern.store.TestClock;

class PasswordsTest {
    private final Passwords passwords = new Passwords(new SecureRandom());

    @Test
    void aHashFitsItsPasswordOnlyAndIsNeverTheSameTwice() {
        String hash = passwords.hash("pässword \uD83D\uDE00");
        assertThat(passwords.matches("pässword \uD83D\uDE00", hash)).isTrue();
        assertThat(passwords.matches("passwort", hash)).isFalse();
        assertThat(passwords.hash("pässword \uD83D\uDE00")).isNotEqualTo(hash);
    }

    @Test
    void readsTheCostFromTheHash() {
        // from the reference implementation (phc-winner-argon2, src/test.c)
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(passwords.matches("password", reference)).isTrue();
        assertThat(passwords.matches("Password", reference)).isFalse();
    }

    @Test
    void whatIsNoHashFitsNothing() {
        assertThat(passwords.matches("", "")).isFalse();
        assertThat(passwords.matches("x", "$argon2i$v=19$m=1,t=1,p=1$c29tc2FsdA$c29tc2FsdA"))
                .isFalse();
    }

    @Test
    void aVerifiedLoginIsRememberedForFiveMinutes() {
        TestClock clock = new TestClock();
        VerifiedLogins verified = new VerifiedLogins(new SecureRandom(), clock);
        verified.remember("hash", "password");
        assertThat(verified.knows("hash", "password")).isTrue();
        assertThat(verified.knows("hash", "Password")).isFalse();
        assertThat(verified.knows("other hash", "password")).isFalse();
        clock.pass(Duration.ofMinutes(5));
        assertThat(verified.knows("hash", "password")).isFalse();
    }

    @Test
    void theDelayGrowsToAQuarterOfAnHour() {
        assertThat(Lockout.after(4)).isZero();
        assertThat(Lockout.after(5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Lockout.after(8)).isEqualTo(Duration.ofSeconds(8));
        assertThat(Lockout.after(1_000_000)).isEqualTo(Duration.ofMinutes(15));
    }
}
