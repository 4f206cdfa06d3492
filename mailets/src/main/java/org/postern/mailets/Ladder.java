package org.postern.mailets;

import org.postern.message.Address;

/** What is left for somebody who has no certificate that can be used. */
@FunctionalInterface
public interface Ladder {
    /** Never {@link Rung#CERTIFICATE}: that rung is tried before. */
    Rung without(Address address);
}
