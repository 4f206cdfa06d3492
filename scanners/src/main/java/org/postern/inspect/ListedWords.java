package org.postern.inspect;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.policy.Lists;
import org.postern.scan.topic.ListedPhrase;

/** Rude words, with the age up to which they are rude, and slurs, as a school lists them. */
final class ListedWords {
    private ListedWords() {}

    static List<ListedPhrase> of(Lists lists, LocalDate day) {
        Stream<ListedPhrase> rude = lists.entries(Lists.RUDE_WORDS, day)
                .map(e -> new ListedPhrase(e.value(), Category.RUDE_WORD, Confidence.LIKELY, Set.of(e.more("band"))));
        Stream<ListedPhrase> hateful = lists.entries(Lists.HATE_TERMS, day)
                .map(e -> new ListedPhrase(e.value(), Category.HATE, Confidence.LIKELY, Set.of()));
        return Stream.concat(rude, hateful).toList();
    }
}
