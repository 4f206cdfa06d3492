package org.postern.certs.expiry;

import java.time.Instant;

/**
 * Something that ends.
 *
 * @param whose an address, or the name of an authority or a list
 */
public record Ending(Kind kind, String whose, Instant until) {
    /** What ends, and what to do about it. */
    public enum Kind {
        ROOT(
                "The root of the school's authority",
                "make a new authority; its certificates must all be issued anew",
                60),
        ISSUING("The issuing authority's certificate", "renew it with `postern cert ca renew`", 60),
        LIST(
                "The revocation list",
                "look into the log why it was not renewed",
                7), // renewed by itself with 15 days left
        ROOT_LIST("The root's revocation list", "renew it with `postern cert ca renew`", 60),
        OWN(
                "The certificate of the school's mailbox",
                "renew it with `postern cert renew`, or import the next one",
                60),
        RECIPIENT("The certificate of", "ask its owner for the next one", 60);

        private final String what;
        private final String next;
        private final int first;

        Kind(String what, String next, int first) {
            this.what = what;
            this.next = next;
            this.first = first;
        }

        int first() {
            return first;
        }
    }

    String subject() {
        return (kind.what + " " + whose).strip();
    }

    String next() {
        return kind.next;
    }
}
