package org.postern.mailets;

import java.util.Optional;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/** The one id under which a mail is judged, held and audited, however often James splits it. */
public final class MailIds {
    /**
     * The id. A released mail must come without it and under a new name, else holding it again would change nothing.
     */
    public static final AttributeName ID = AttributeName.of("postern.id");

    private static final AttributeName RELEASED = AttributeName.of("postern.released");

    private MailIds() {}

    /** Marks a mail as that of a held item which a person let go. */
    public static void release(Mail mail, String item) {
        mail.setAttribute(new Attribute(RELEASED, AttributeValue.of(item)));
    }

    /** The held item that a mail was released from. */
    public static Optional<String> released(Mail mail) {
        return text(mail, RELEASED);
    }

    /** The id; the first one to ask sets it to the mail's name, before James adds a suffix for each split. */
    public static String of(Mail mail) {
        return text(mail, ID).orElseGet(() -> {
            String name = mail.getName();
            int split = name.indexOf("-!");
            String id = split > 0 ? name.substring(0, split) : name;
            mail.setAttribute(new Attribute(ID, AttributeValue.of(id)));
            return id;
        });
    }

    static Optional<String> text(Mail mail, AttributeName name) {
        return mail.getAttribute(name).map(Attribute::getValue).flatMap(value -> value.valueAs(String.class));
    }
}
