package org.postern.read;

import java.util.Optional;

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

    /** How people would call such a file in a sentence: its name, or what it is. */
    public String called(Optional<String> fileName) {
        String what = switch (name) {
            case "unknown" -> "file";
            case "p7s", "p7m" -> "signed or encrypted file";
            case "applefile" -> "Mac file";
            case "owner" -> "lock file";
            case "wordml" -> "Word file";
            case "excelml" -> "Excel file";
            case "flatopc" -> "Office file";
            case "one" -> "OneNote file";
            case "tnef" -> "Outlook file"; // such as winmail.dat
            default -> name + " file";
        };
        return fileName.map(n -> "The " + what + " " + n).orElse("A " + what);
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
