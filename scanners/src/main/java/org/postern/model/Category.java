package org.postern.model;

import java.util.Locale;

/** What kind of thing a finding is; the name in lower case with dashes is the one used in policy.yaml and JSON. */
public enum Category {
    PHONE,
    POSTAL_ADDRESS,
    MAP_LOCATION,
    EXECUTABLE,
    SCRIPT,
    /** A picture that a camera took. */
    PHOTOGRAPH,
    FACE,
    /** Where a camera was, in a picture's metadata. */
    PICTURE_LOCATION,
    /** Whose camera it was, in a picture's metadata. */
    PICTURE_OWNER,
    SOUND,
    FILM,
    /** Program code inside a document. */
    MACRO,
    /** A file whose ending promises another kind than it is. */
    DISGUISED_KIND,
    /** A second file behind the end of a file. */
    SECOND_FILE,
    /** A picture that an image classifier suspects. */
    INDECENT,
    /** What a virus scanner knows by name. */
    MALWARE;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
