package org.postern.scan.topic;

import java.util.List;

/** One element of a phrase. */
sealed interface Element {
    /** A word in any of its forms, or exactly as it is written. */
    record Word(String text, boolean exact) implements Element {}

    /** A class of words and phrases with a name. */
    record ClassOf(String name) implements Element {}

    /** One of several sequences. */
    record Choice(List<List<Element>> alternatives) implements Element {
        public Choice {
            alternatives = alternatives.stream().map(List::copyOf).toList();
        }
    }

    /** Up to so many words of the same sentence, none of them of those. */
    record Gap(int words, List<Element> without) implements Element {
        public Gap {
            without = List.copyOf(without);
        }
    }

    record Maybe(Element element) implements Element {}
}
