package org.postern.school;

import java.util.Set;
import org.postern.message.Address;

/** An address that the school's mail system delivers to several people; {@code members} are people, never groups. */
public record MailGroup(Address address, String name, Set<Address> members) {
    public MailGroup {
        members = Set.copyOf(members);
    }
}
