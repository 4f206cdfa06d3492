package org.postern.scan.topic;

/** Whether something is an English word or a name, by SCOWL (english.licence.txt). */
public final class EnglishWords {
    private EnglishWords() {}

    /** In lower case. */
    public static boolean has(String word) {
        return English.shared().has(word);
    }

    /** A name that means nothing else. */
    public static boolean isNameOnly(String word) {
        return English.shared().isName(word) && !English.shared().isWord(word);
    }
}
