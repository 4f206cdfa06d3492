package org.postern.school;

import java.time.LocalDate;
import java.util.Optional;
import org.postern.message.Address;

/** Permission to send as a mailbox that is not one's own; {@code until} is the last day it holds. */
public record Delegation(Address mailbox, Address delegate, Optional<LocalDate> until) {
    public boolean holdsOn(LocalDate day) {
        return until.map(last -> !day.isAfter(last)).orElse(true);
    }
}
