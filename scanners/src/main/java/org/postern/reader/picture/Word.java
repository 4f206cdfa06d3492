package org.postern.reader.picture;

import org.postern.message.Box;

/**
 * A word as a program reads it off a picture.
 *
 * @param confidence in percent
 */
record Word(String text, Box box, int confidence) {
    boolean hasLetters() {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    Word at(Box other) {
        return new Word(text, other, confidence);
    }
}
