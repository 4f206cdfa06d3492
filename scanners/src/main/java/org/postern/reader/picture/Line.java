package org.postern.reader.picture;

import java.util.List;
import java.util.function.UnaryOperator;
import org.postern.message.Box;

/**
 * Words that stand in one line, in reading order.
 *
 * @param confidence in percent, of all that was read there
 */
record Line(List<Word> words, int confidence) {
    Line {
        words = List.copyOf(words);
    }

    /** As confident as its letters in the mean. */
    static Line of(List<Word> words) {
        int letters = words.stream().mapToInt(word -> word.text().length()).sum();
        int sum = words.stream()
                .mapToInt(word -> word.text().length() * word.confidence())
                .sum();
        return new Line(words, letters == 0 ? 0 : sum / letters);
    }

    /** The same line with its words elsewhere. */
    Line placed(UnaryOperator<Box> place) {
        return new Line(
                words.stream().map(word -> word.at(place.apply(word.box()))).toList(), confidence);
    }

    Line moved(int x, int y) {
        return placed(box -> new Box(box.x() + x, box.y() + y, box.width(), box.height()));
    }

    /** Around its words, of which there is at least one. */
    Box box() {
        return words.stream().map(Word::box).reduce(Box::around).orElseThrow();
    }
}
