package org.postern.store.account;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.postern.message.Address;
import org.postern.store.Database;
import org.postern.store.StoreException;
import org.postern.store.account.AccountRows.Stored;
import org.postern.store.audit.AuditEntry;
import org.postern.store.audit.SqlAuditLog;

/** The accounts that may submit mail, and the check of their passwords. Every change is in the audit log. */
public final class Accounts {
    private static final int STRIPES = 64;

    private final Database database;
    private final SqlAuditLog audit;
    private final InstantSource clock;
    private final Passwords passwords;
    private final VerifiedLogins verified;

    /** One check of a login at a time: parallel guesses must not all slip in before the first failure is counted. */
    private final List<ReentrantLock> turns =
            IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toList();

    public Accounts(Database database, SqlAuditLog audit, InstantSource clock, SecureRandom random) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.passwords = new Passwords(random);
        this.verified = new VerifiedLogins(random, clock);
    }

    /** Adds an enabled account; false if the login is taken. */
    public boolean add(Address login, String password, Set<Address> delegated, String actor) throws StoreException {
        String hash = passwords.hash(password);
        return change(login, actor, "account-added", handle -> {
            boolean added = AccountRows.insert(handle, login, hash, clock.instant());
            if (added) {
                AccountRows.setDelegated(handle, login, delegated);
            }
            return added;
        });
    }

    /** Sets the password and ends any lock-out; false if there is no such account. */
    public boolean setPassword(Address login, String password, String actor) throws StoreException {
        String hash = passwords.hash(password);
        return change(
                login, actor, "password-set", handle -> AccountRows.setPassword(handle, login, hash, clock.instant()));
    }

    public boolean setEnabled(Address login, boolean enabled, String actor) throws StoreException {
        return change(
                login,
                actor,
                enabled ? "account-enabled" : "account-disabled",
                handle -> AccountRows.setEnabled(handle, login, enabled));
    }

    public boolean setDelegated(Address login, Set<Address> addresses, String actor) throws StoreException {
        return change(login, actor, "account-delegated", handle -> {
            boolean there = AccountRows.exists(handle, login);
            if (there) {
                AccountRows.setDelegated(handle, login, addresses);
            }
            return there;
        });
    }

    public boolean remove(Address login, String actor) throws StoreException {
        return change(login, actor, "account-removed", handle -> AccountRows.remove(handle, login));
    }

    private boolean change(Address login, String actor, String action, Database.Work<Boolean> work)
            throws StoreException {
        return database.write(handle -> {
            boolean done = work.in(handle);
            if (done) {
                audit.append(handle, AuditEntry.of(actor, action, login.toString()));
            }
            return done;
        });
    }

    public Optional<Account> find(Address login) throws StoreException {
        return database.read(handle -> AccountRows.find(handle, login).map(Stored::account));
    }

    public List<Account> list() throws StoreException {
        return database.read(AccountRows::list);
    }

    /**
     * Checks a login.
     *
     * @throws StoreException if the database does not answer; tell the client to try later (454), not that it is wrong
     */
    public SignIn signIn(Address login, String password) throws StoreException {
        ReentrantLock turn = turns.get(Math.floorMod(login.hashCode(), STRIPES));
        turn.lock();
        try {
            Optional<Stored> found = database.read(handle -> AccountRows.find(handle, login));
            if (found.isEmpty()) {
                passwords.matchesNobody(password);
                return new SignIn.Refused();
            }
            return check(found.get(), password);
        } finally {
            turn.unlock();
        }
    }

    private SignIn check(Stored stored, String password) throws StoreException {
        if (clock.instant().isBefore(stored.lockedUntil())) {
            return new SignIn.LockedUntil(stored.lockedUntil());
        }
        if (!isRight(stored, password)) {
            return refused(stored.account().login());
        }
        if (stored.failures() > 0) {
            forget(stored.account().login());
        }
        return stored.account().enabled() ? new SignIn.Accepted(stored.account()) : new SignIn.Refused();
    }

    private boolean isRight(Stored stored, String password) {
        if (verified.knows(stored.passwordHash(), password)) {
            return true;
        }
        boolean right = passwords.matches(password, stored.passwordHash());
        if (right) {
            verified.remember(stored.passwordHash(), password);
        }
        return right;
    }

    private SignIn refused(Address login) throws StoreException {
        return database.write(handle -> {
            int failures = AccountRows.countFailure(handle, login);
            Instant until = clock.instant().plus(Lockout.after(failures));
            if (until.isAfter(clock.instant())) {
                AccountRows.lock(handle, login, until);
                audit.append(handle, AuditEntry.of("relay", "account-locked", login.toString()));
            }
            return new SignIn.Refused();
        });
    }

    private void forget(Address login) throws StoreException {
        database.write(handle -> AccountRows.clearFailures(handle, login));
    }
}
