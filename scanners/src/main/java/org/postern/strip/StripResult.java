package org.postern.strip;

import org.postern.message.Content;

/** A picture or film without its metadata, or why there is none. */
public sealed interface StripResult {
    /** The same picture, and nothing in it but what is seen. */
    record Stripped(Content content) implements StripResult {}

    /** There is nothing in it to take out. */
    record Unchanged() implements StripResult {}

    /**
     * It cannot be done without risk; the file must not go on as it is.
     *
     * @param reason completes a sentence that begins with the file's name, such as {@code is damaged}
     */
    record Impossible(String reason) implements StripResult {}
}
