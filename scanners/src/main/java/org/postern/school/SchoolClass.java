package org.postern.school;

import java.util.Set;
import org.postern.message.Address;

/** A form or teaching group: who learns and who teaches in it. */
public record SchoolClass(String title, Set<Address> pupils, Set<Address> teachers) {
    public SchoolClass {
        pupils = Set.copyOf(pupils);
        teachers = Set.copyOf(teachers);
    }
}
