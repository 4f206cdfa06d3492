package org.postern.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.postern.message.Address;
import org.postern.school.Person;

/**
 * Whose private account an outside address is: by the list that the school keeps, or because a personal mail address is
 * made of somebody's name, such as {@code c.lowe88@freemail.example}.
 */
final class PrivateAccounts {
    private static final int SHORTEST_FAMILY_NAME = 3;

    private final Scope scope;

    PrivateAccounts(Scope scope) {
        this.scope = scope;
    }

    boolean belongsTo(Address account, Person person) {
        return owner(account, person::equals);
    }

    /** Whether it is the account of anybody of that kind. */
    boolean owner(Address account, Predicate<Person> kind) {
        if (scope.ours(account) || scope.directory().find(account).isPresent()) {
            return false;
        }
        Optional<String> listed = scope.lists()
                .entries(Lists.PRIVATE_ACCOUNTS, scope.day())
                .filter(e -> e.value().equalsIgnoreCase(account.toString()))
                .map(e -> e.more("of"))
                .findFirst();
        if (listed.isPresent()) {
            return listed.flatMap(Address::parse)
                    .flatMap(scope.directory()::find)
                    .filter(kind)
                    .isPresent();
        }
        return scope.listed(account, Lists.PERSONAL_DOMAINS) && madeOfName(account, kind);
    }

    private boolean madeOfName(Address account, Predicate<Person> kind) {
        String letters = account.local().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+", "");
        for (int cut = 0; cut <= letters.length(); cut++) {
            String head = letters.substring(0, cut);
            String tail = letters.substring(cut);
            if (fits(head, tail, kind) || fits(tail, head, kind)) {
                return true;
            }
        }
        return false;
    }

    private boolean fits(String given, String family, Predicate<Person> kind) {
        return family.length() >= SHORTEST_FAMILY_NAME
                && !given.isEmpty()
                && scope.directory().ofFamily(family).stream()
                        .filter(kind)
                        .anyMatch(person -> person.givenNames().stream().anyMatch(name -> alike(name, given)));
    }

    /** The given name, or one of the same first letter where only a letter is known or used. */
    private static boolean alike(String name, String written) {
        boolean letterOnly = name.length() == 1 || written.length() == 1;
        return letterOnly ? name.charAt(0) == written.charAt(0) : written.startsWith(name);
    }
}
