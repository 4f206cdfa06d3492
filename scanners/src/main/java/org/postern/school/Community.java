package org.postern.school;

import java.util.Set;
import org.postern.message.Address;

/** A club, council or team across classes, such as the Eco Council. */
public record Community(String title, Set<Address> members) {
    public Community {
        members = Set.copyOf(members);
    }
}
