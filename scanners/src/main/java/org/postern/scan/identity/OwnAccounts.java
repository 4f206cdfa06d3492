package org.postern.scan.identity;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The school's own accounts, which anybody may write: sort code with account number, or IBAN. */
public final class OwnAccounts {
    private static final int ACCOUNT = 8;

    private final Set<String> codes;

    private OwnAccounts(Set<String> codes) {
        this.codes = codes;
    }

    public static OwnAccounts of(Collection<String> asWritten) {
        return new OwnAccounts(asWritten.stream()
                .map(written -> written.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** A whole IBAN, or sort code and account in one. */
    boolean contains(String code) {
        return codes.contains(code);
    }

    /** The account alone, without its sort code. */
    boolean endsWith(String account) {
        return account.length() == ACCOUNT && codes.stream().anyMatch(code -> code.endsWith(account));
    }
}
