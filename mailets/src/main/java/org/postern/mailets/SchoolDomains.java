package org.postern.mailets;

import org.postern.message.Address;

/** Which addresses are the school's own. */
@FunctionalInterface
public interface SchoolDomains {
    boolean owns(Address address);
}
