package org.postern.model;

import java.util.Set;
import org.postern.message.Address;
import org.postern.message.PartPath;
import org.postern.message.Span;

/**
 * A person of the directory whom a text names. It decides, and is not kept: no log, report or stored item holds it.
 *
 * @param marks as of a {@link Finding}
 */
public record Mention(Address who, Form form, PartPath part, Span span, Set<String> marks) {
    public Mention {
        marks = Set.copyOf(marks);
    }

    /** How somebody is named, in the order of how sure it is who is meant. */
    public enum Form {
        /** A first name that one person of the school, or of a class named beside it, has. */
        FIRST_NAME,
        /** Initials with a class or year. */
        INITIALS,
        /** First and family name, in any order, or a nickname with the family name. */
        FULL_NAME,
        /** A number that is theirs, or their school address. */
        IDENTIFIER
    }

    @Override
    public String toString() {
        return "Mention[" + form + " at " + part + " " + span + "]";
    }
}
