package org.postern.policy;

import java.util.Set;
import org.postern.message.Address;
import org.postern.model.Finding;

/** What a mail says where something was found; findings themselves never hold its words. */
public interface Words {
    /** No text is at hand. */
    Words NONE = new Words() {
        @Override
        public String of(Finding finding) {
            return "";
        }

        @Override
        public Set<Address> quotedPeople() {
            return Set.of();
        }
    };

    /** The words the finding stands on. */
    String of(Finding finding);

    /** Whom the repeated earlier mails are from and to, as far as they say so. */
    Set<Address> quotedPeople();
}
