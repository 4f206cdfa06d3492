package org.postern.scan.topic;

import org.postern.scan.WordLists;

/** Which words are English and which are names only, by SCOWL (english.licence.txt). */
final class English {
    private static final English SHARED = load();

    private final HashedWords words;
    private final HashedWords names;

    private English(HashedWords words, HashedWords names) {
        this.words = words;
        this.names = names;
    }

    /** Read once: it is the same for all who ask. */
    static English shared() {
        return SHARED;
    }

    private static English load() {
        HashedWords words = new HashedWords(1 << 17);
        HashedWords names = new HashedWords(1 << 15);
        WordLists.read(English.class, "english.words").lines().forEach(line -> {
            if (Character.isUpperCase(line.charAt(0))) {
                names.add(Character.toLowerCase(line.charAt(0)) + line.substring(1));
            } else {
                words.add(line);
            }
        });
        return new English(words, names);
    }

    boolean has(String word) {
        return words.has(word) || names.has(word);
    }

    /** Whether it is a word that is not only a name. */
    boolean isWord(String word) {
        return words.has(word);
    }

    boolean isName(String word) {
        return names.has(word);
    }
}
