package org.postern.scan.topic;

import java.util.List;

/** Words and phrases that stand for one another. */
record WordClass(String name, List<List<Element>> alternatives) {
    WordClass {
        alternatives = alternatives.stream().map(List::copyOf).toList();
    }
}
