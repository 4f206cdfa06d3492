package org.postern.relay;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.postern.message.Address;
import org.postern.relay.smtp.Logins;
import org.postern.school.Directory;
import org.postern.store.StoreException;
import org.postern.store.account.Account;
import org.postern.store.account.Accounts;
import org.postern.store.account.SignIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logins by the accounts of the store; addresses lent by an account or by the directory. With the store away: nobody.
 */
record StoreLogins(Accounts accounts, Supplier<Directory> directory, InstantSource clock) implements Logins {
    private static final Logger LOG = LoggerFactory.getLogger(StoreLogins.class);

    @Override
    public boolean verify(String login, String password) {
        Optional<Address> address = Address.parse(login);
        if (address.isEmpty()) {
            return false;
        }
        try {
            return switch (accounts.signIn(address.get(), password)) {
                case SignIn.Accepted accepted -> true;
                case SignIn.Refused refused -> false;
                case SignIn.LockedUntil locked -> false;
            };
        } catch (StoreException e) {
            LOG.warn("nobody can sign in: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public boolean maySendAs(String login, Address address) {
        Optional<Address> own = Address.parse(login);
        if (own.isEmpty()) {
            return false;
        }
        try {
            return own.get().equals(address)
                    || accounts.find(own.get()).filter(a -> lent(a, address)).isPresent()
                    || lentByDirectory(own.get(), address);
        } catch (StoreException e) {
            LOG.warn("delegated addresses are not known: {}", e.getMessage());
            return false;
        }
    }

    private static boolean lent(Account account, Address address) {
        return account.enabled() && account.maySendAs(address);
    }

    private boolean lentByDirectory(Address login, Address address) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/London"));
        Directory people = directory.get();
        return people.find(login)
                .filter(person -> people.maySendAs(person, address, today))
                .isPresent();
    }
}
