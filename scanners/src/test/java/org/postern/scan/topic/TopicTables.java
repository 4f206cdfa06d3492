package org.postern.scan.topic;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.postern.model.Finding;
import org.postern.scan.Rows;
import org.postern.scan.WordLists;

/** Topics for tests: the school's own, or a few phrases written in the test. */
final class TopicTables {
    static final TopicScanner SCHOOL = new TopicScanner(List.of());

    private TopicTables() {}

    static TopicScanner scanner(String phrases) {
        return new TopicScanner(topics(phrases, List.of()));
    }

    static Topics topics(String phrases, List<ListedPhrase> listed) {
        English english = English.shared();
        Slang slang = Slang.load(english);
        TopicReader reader = new TopicReader(slang, Topics.MARKS);
        reader.read("classes.words", WordLists.read(Topics.class, "classes.words"));
        reader.read("t.phrases", phrases);
        return Topics.of(english, slang, reader, listed);
    }

    /** What was found: category, confidence unless likely, marks; each kind once. */
    static String found(TopicScanner scanner, String text) {
        Set<String> kinds = new TreeSet<>();
        Rows.findings(scanner, text).forEach(f -> kinds.add(kind(f)));
        return String.join("; ", kinds);
    }

    private static String kind(Finding finding) {
        String confidence = finding.confidence().name().toLowerCase(java.util.Locale.ROOT);
        String marks = finding.marks().stream().sorted().collect(Collectors.joining(" "));
        return (finding.category().label() + (confidence.equals("likely") ? "" : " " + confidence) + " " + marks)
                .strip();
    }
}
