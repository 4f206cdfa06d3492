package org.postern.reader.picture;

import java.util.List;

/** Words that stand in one line, in reading order. */
record Line(List<Word> words) {
    Line {
        words = List.copyOf(words);
    }

    /** The mean of its letters. */
    int confidence() {
        int letters = words.stream().mapToInt(word -> word.text().length()).sum();
        int sum = words.stream()
                .mapToInt(word -> word.text().length() * word.confidence())
                .sum();
        return letters == 0 ? 0 : sum / letters;
    }
}
