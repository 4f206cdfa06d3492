package org.postern.model;

import java.util.Locale;

/** What kind of thing a finding is; the name in lower case with dashes is the one used in policy.yaml and JSON. */
public enum Category {
    PHONE,
    POSTAL_ADDRESS,
    MAP_LOCATION,
    EXECUTABLE,
    SCRIPT;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
