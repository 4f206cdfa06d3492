package org.postern.model;

import java.util.Locale;

/** What is done to a mail before it goes on to somebody; the name in lower case is the one used in policy.yaml. */
public enum Change {
    /** Pictures and films go on without what tells where and by whom they were taken. */
    STRIP_METADATA,

    /** Everybody of these recipients gets a copy that names nobody else. */
    SEPARATE_COPIES,

    /** A line of the school's stands above the text. */
    BANNER,

    /** The mark that asked for encryption is taken out of the subject. */
    STRIP_TAG;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Change of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
