package org.postern.scan.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.model.Confidence;
import org.postern.model.Finding;
import org.postern.scan.Rows;
import org.postern.scan.WordLists;

/**
 * Tables of sentences beside this test: {@code + | text} must be found, {@code +mark mark | text} with those marks,
 * {@code - | text} must not.
 */
class TopicRowsTest {
    private static final int ENOUGH = 40;
    /** A single sign of grooming is none, and schoolwork is no harm. */
    private static final Set<String> HARM =
            Set.of("call-for-help", "staff-allegation", "sexual", "threat", "drugs", "hoax", "report", "extremism");

    private record Row(String wanted, String text) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call-for-help",
                "staff-allegation",
                "grooming",
                "sexual",
                "threat",
                "drugs",
                "hoax",
                "report",
                "extremism",
                "schoolwork",
                "access-request",
                "foi-request",
                "data-complaint",
                "breach-report",
                "complaint",
                "personal-mail"
            })
    void findsWhatIsMeantAndNothingElse(String topic) {
        List<Row> rows = rows(topic);
        List<Row> wrong = new ArrayList<>(rows);
        wrong.removeIf(row -> agrees(row, topic));
        assertThat(wrong).isEmpty();
        assertThat(rows.stream().filter(r -> r.wanted().startsWith("+"))).hasSizeGreaterThanOrEqualTo(ENOUGH / 2);
        assertThat(rows).hasSizeGreaterThanOrEqualTo(ENOUGH);
    }

    @Test
    void findsNoHarmInOrdinaryTalk() {
        List<String> wrong = new ArrayList<>();
        for (Row row : rows("ordinary")) {
            found(row)
                    .filter(f -> HARM.contains(f.category().label()))
                    .forEach(f -> wrong.add(f.category() + ": " + row.text()));
        }
        assertThat(wrong).isEmpty();
    }

    private static List<Row> rows(String table) {
        return WordLists.read(TopicRowsTest.class, table + ".rows")
                .lines()
                .filter(l -> !l.isBlank() && !l.startsWith("#"))
                .map(l -> new Row(
                        l.substring(0, l.indexOf(" | ")).strip(),
                        l.substring(l.indexOf(" | ") + 3).replace("\\n", "\n")))
                .toList();
    }

    private static Stream<Finding> found(Row row) {
        return Rows.findings(TopicTables.SCHOOL, row.text()).stream()
                .filter(f -> f.confidence() != Confidence.POSSIBLE);
    }

    private static boolean agrees(Row row, String topic) {
        Stream<Finding> found = found(row).filter(f -> f.category().label().equals(topic));
        if (row.wanted().equals("-")) {
            return found.findAny().isEmpty();
        }
        List<String> marks = Arrays.stream(row.wanted().substring(1).split(" ", -1))
                .filter(m -> !m.isEmpty())
                .toList();
        return found.anyMatch(f -> f.marks().containsAll(marks));
    }
}
