package org.postern.read;

/**
 * What a file is by its content.
 *
 * @param name short name as conf/lists/file-kinds.csv uses it, such as {@code pdf}, {@code exe}, {@code png};
 *     {@code unknown} if nothing fits
 * @param mediaType detected media type
 * @param group text, document, picture, audio, video, archive, mail, executable, script, encrypted or other
 */
public record FileKind(String name, String mediaType, Group group) {
    /** What is text by its declared type. */
    public static FileKind text(String type) {
        return new FileKind("text", type, Group.TEXT);
    }

    public enum Group {
        TEXT,
        DOCUMENT,
        PICTURE,
        AUDIO,
        VIDEO,
        ARCHIVE,
        MAIL,
        EXECUTABLE,
        SCRIPT,
        ENCRYPTED,
        OTHER
    }
}
