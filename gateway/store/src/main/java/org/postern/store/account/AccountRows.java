package org.postern.store.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.postern.message.Address;

/** The account table. */
final class AccountRows {
    /** An account with what only the check of a password needs. */
    record Stored(Account account, String passwordHash, int failures, Instant lockedUntil) {}

    private AccountRows() {}

    /** False if there is one already. */
    static boolean insert(Handle handle, Address login, String hash, Instant now) {
        return handle.createUpdate("""
            insert into account (login, password_hash, enabled, created_at, password_at)
            values (:login, :hash, 1, :now, :now) on conflict do nothing\
            """)
                        .bind("login", login.toString())
                        .bind("hash", hash)
                        .bind("now", now.toEpochMilli())
                        .execute()
                == 1;
    }

    static boolean setPassword(Handle handle, Address login, String hash, Instant now) {
        return handle.createUpdate("""
            update account set password_hash = :hash, password_at = :now, failures = 0, locked_until = 0
            where login = :login\
            """)
                        .bind("login", login.toString())
                        .bind("hash", hash)
                        .bind("now", now.toEpochMilli())
                        .execute()
                == 1;
    }

    static boolean setEnabled(Handle handle, Address login, boolean enabled) {
        return handle.createUpdate("update account set enabled = :enabled where login = :login")
                        .bind("login", login.toString())
                        .bind("enabled", enabled ? 1 : 0)
                        .execute()
                == 1;
    }

    static void setDelegated(Handle handle, Address login, Set<Address> addresses) {
        handle.createUpdate("delete from account_address where login = :login")
                .bind("login", login.toString())
                .execute();
        for (Address address : addresses) {
            handle.createUpdate("insert into account_address (login, address) values (:login, :address)")
                    .bind("login", login.toString())
                    .bind("address", address.toString())
                    .execute();
        }
    }

    static boolean remove(Handle handle, Address login) {
        setDelegated(handle, login, Set.of());
        return handle.createUpdate("delete from account where login = :login")
                        .bind("login", login.toString())
                        .execute()
                == 1;
    }

    /** Counts in the database, as several nodes may see failures at once. */
    static int countFailure(Handle handle, Address login) {
        return handle.createQuery("update account set failures = failures + 1 where login = :login returning failures")
                .bind("login", login.toString())
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }

    static void lock(Handle handle, Address login, Instant until) {
        handle.createUpdate("update account set locked_until = :until where login = :login and locked_until < :until")
                .bind("login", login.toString())
                .bind("until", until.toEpochMilli())
                .execute();
    }

    static int clearFailures(Handle handle, Address login) {
        return handle.createUpdate("update account set failures = 0, locked_until = 0 where login = :login")
                .bind("login", login.toString())
                .execute();
    }

    static Optional<Stored> find(Handle handle, Address login) {
        return handle.createQuery("select * from account where login = :login")
                .bind("login", login.toString())
                .map((row, context) -> stored(row, delegated(handle, login)))
                .findOne();
    }

    static boolean exists(Handle handle, Address login) {
        return find(handle, login).isPresent();
    }

    static List<Account> list(Handle handle) {
        return handle.createQuery("select * from account order by login")
                .map((row, context) -> stored(row, delegated(handle, Address.of(row.getString("login"))))
                        .account())
                .list();
    }

    private static Set<Address> delegated(Handle handle, Address login) {
        return handle
                .createQuery("select address from account_address where login = :login")
                .bind("login", login.toString())
                .mapTo(String.class)
                .stream()
                .map(Address::of)
                .collect(Collectors.toSet());
    }

    private static Stored stored(ResultSet row, Set<Address> delegated) throws SQLException {
        return new Stored(
                new Account(
                        Address.of(row.getString("login")),
                        row.getInt("enabled") == 1,
                        delegated,
                        Instant.ofEpochMilli(row.getLong("password_at"))),
                row.getString("password_hash"),
                row.getInt("failures"),
                Instant.ofEpochMilli(row.getLong("locked_until")));
    }
}
