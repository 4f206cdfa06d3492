package org.postern.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.postern.message.Address;
import org.postern.message.Message;
import org.postern.school.Person;

/** Families among the recipients: two guardians of the same child are one household. */
final class Households {
    private final Scope scope;
    private final Message message;

    Households(Scope scope, Message message) {
        this.scope = scope;
        this.message = message;
    }

    /** Outside households whose addresses all recipients see (To and Cc), partners of the school apart. */
    long visible() {
        Set<Address> reached = Set.copyOf(message.envelope().recipients());
        return count(message.to().stream()
                .filter(reached::contains)
                .filter(a -> !scope.ours(a) && !scope.listed(a, Lists.PARTNERS))
                .distinct()
                .toList());
    }

    /** All families it goes to, seen or not. */
    long families() {
        return count(message.envelope().recipients().stream()
                .filter(a -> scope.directory().find(a).filter(Person::guardian).isPresent())
                .distinct()
                .toList());
    }

    private long count(List<Address> addresses) {
        Set<Set<Address>> seen = new HashSet<>();
        long alone = 0;
        for (Address address : addresses) {
            Set<Address> children = childrenOf(address);
            if (children.isEmpty()) {
                alone++;
            } else {
                seen.add(children);
            }
        }
        return alone + seen.size();
    }

    private Set<Address> childrenOf(Address guardian) {
        return scope.directory().childrenOf(guardian).stream()
                .map(Person::address)
                .collect(Collectors.toSet());
    }
}
