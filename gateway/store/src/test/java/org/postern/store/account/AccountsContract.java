package org.postern.store.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postern.message.Address;
import org.postern.store.StoreContract;
import org.postern.store.audit.AuditRow;

abstract class AccountsContract extends StoreContract {
    private static final Address OFFICE = Address.of("office@hillside.example");
    private static final Address HEAD = Address.of("head@hillside.example");
    private static final String RIGHT = "correct horse battery";

    private Accounts accounts;

    @BeforeEach
    void addOffice() throws Exception {
        accounts = new Accounts(database, audit, clock, new SecureRandom());
        assertThat(accounts.add(OFFICE, RIGHT, Set.of(HEAD), "admin")).isTrue();
    }

    private SignIn signIn(String password) throws Exception {
        return accounts.signIn(OFFICE, password);
    }

    @Test
    void acceptsTheRightPasswordOnly() throws Exception {
        assertThat(signIn(RIGHT)).isInstanceOfSatisfying(SignIn.Accepted.class, accepted -> {
            assertThat(accepted.account().maySendAs(OFFICE)).isTrue();
            assertThat(accepted.account().maySendAs(HEAD)).isTrue();
            assertThat(accepted.account().maySendAs(Address.of("bursar@hillside.example")))
                    .isFalse();
        });
        assertThat(signIn(RIGHT)).isInstanceOf(SignIn.Accepted.class);
        assertThat(signIn(RIGHT + " ")).isInstanceOf(SignIn.Refused.class);
        assertThat(signIn("")).isInstanceOf(SignIn.Refused.class);
        assertThat(accounts.signIn(HEAD, RIGHT)).isInstanceOf(SignIn.Refused.class);
    }

    @Test
    void takesALoginOnce() throws Exception {
        assertThat(accounts.add(OFFICE, "another", Set.of(), "admin")).isFalse();
        assertThat(signIn(RIGHT)).isInstanceOf(SignIn.Accepted.class);
        assertThat(accounts.list()).extracting(Account::login).containsExactly(OFFICE);
    }

    @Test
    void aChangedPasswordEndsTheOldOneAtOnce() throws Exception {
        assertThat(signIn(RIGHT)).isInstanceOf(SignIn.Accepted.class);
        assertThat(accounts.setPassword(OFFICE, "new words", "admin")).isTrue();
        assertThat(signIn(RIGHT)).isInstanceOf(SignIn.Refused.class);
        assertThat(signIn("new words")).isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void aDisabledAccountIsRefusedAtOnce() throws Exception {
        assertThat(signIn(RIGHT)).isInstanceOf(SignIn.Accepted.class);
        assertThat(accounts.setEnabled(OFFICE, false, "admin")).isTrue();
        assertThat(signIn(RIGHT)).isInstanceOf(SignIn.Refused.class);
        assertThat(accounts.setEnabled(OFFICE, true, "admin")).isTrue();
        assertThat(signIn(RIGHT)).isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void locksForLongerAndLonger() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(signIn("wrong")).isInstanceOf(SignIn.Refused.class);
        }
        assertThat(signIn(RIGHT))
                .isEqualTo(new SignIn.LockedUntil(clock.instant().plusSeconds(1)));
        clock.pass(Duration.ofSeconds(1));
        assertThat(signIn("wrong")).isInstanceOf(SignIn.Refused.class);
        assertThat(signIn(RIGHT))
                .isEqualTo(new SignIn.LockedUntil(clock.instant().plusSeconds(2)));
        clock.pass(Duration.ofSeconds(2));
        assertThat(signIn(RIGHT)).isInstanceOf(SignIn.Accepted.class);
        assertThat(signIn("wrong")).isInstanceOf(SignIn.Refused.class);
        assertThat(signIn(RIGHT)).as("a success starts the count anew").isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void manyGuessesAtOnceDoNotSlipPastTheLock() throws Exception {
        List<SignIn> answers = atOnce(20, () -> signIn("wrong"));
        assertThat(answers.stream().filter(SignIn.Refused.class::isInstance)).hasSize(5);
        assertThat(answers.stream().filter(SignIn.LockedUntil.class::isInstance))
                .hasSize(15);
    }

    @Test
    void manyRightLoginsAtOnceAreAllAccepted() throws Exception {
        assertThat(atOnce(20, () -> signIn(RIGHT))).allMatch(SignIn.Accepted.class::isInstance);
    }

    @Test
    void changesOfNobodyAnswerFalse() throws Exception {
        assertThat(accounts.setPassword(HEAD, RIGHT, "admin")).isFalse();
        assertThat(accounts.setEnabled(HEAD, false, "admin")).isFalse();
        assertThat(accounts.setDelegated(HEAD, Set.of(OFFICE), "admin")).isFalse();
        assertThat(accounts.remove(HEAD, "admin")).isFalse();
        assertThat(audit.about(HEAD.toString())).isEmpty();
    }

    @Test
    void delegatesAndRemovesWithAnAuditRowEach() throws Exception {
        assertThat(accounts.setDelegated(OFFICE, Set.of(), "admin")).isTrue();
        assertThat(accounts.find(OFFICE).orElseThrow().delegated()).isEmpty();
        assertThat(accounts.remove(OFFICE, "admin")).isTrue();
        assertThat(accounts.find(OFFICE)).isEmpty();
        assertThat(audit.about(OFFICE.toString()))
                .extracting(AuditRow::action)
                .containsExactly("account-added", "account-delegated", "account-removed");
    }

    @Test
    void noPasswordIsStored() throws Exception {
        String stored = database.read(handle -> handle.createQuery("select password_hash from account")
                .mapTo(String.class)
                .one());
        assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain(RIGHT);
    }
}
