package org.postern.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.model.Confidence;
import org.postern.model.Finding;
import org.postern.policy.Larkfield;
import org.postern.scan.ScanOutcome;
import org.postern.scan.Scanners;
import org.postern.scan.WordLists;

/**
 * What people may not do to one another or with the school's mail, in rows of conduct/TOPIC.rows: {@code + marks |
 * text} is to be found, {@code - | text} is not.
 */
class ConductTest {
    private static final Scanners SCANNERS =
            AllScanners.of(Larkfield.rulebook(), LocalDate.ofInstant(Larkfield.NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rude-word",
                "unkindness",
                "hate",
                "proxy-advice",
                "chain-letter",
                "advertising",
                "gambling",
                "party-political",
                "chat-invite",
                "phishing",
                "derogatory",
                "abuse-of-staff"
            })
    void findsWhatIsMeantAndNothingElse(String topic) {
        List<String> rows = rows(topic);
        assertThat(rows.stream().filter(row -> row.startsWith("+"))).hasSizeGreaterThanOrEqualTo(40);
        assertThat(rows.stream().filter(row -> row.startsWith("-"))).hasSizeGreaterThanOrEqualTo(40);
        assertThat(rows.stream().filter(row -> !isAsItSays(topic, row))).isEmpty();
    }

    private static List<String> rows(String topic) {
        return WordLists.read(ConductTest.class, "conduct/" + topic + ".rows")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static boolean isAsItSays(String topic, String row) {
        int bar = row.indexOf('|');
        List<Finding> found = found(topic, row.substring(bar + 1).strip());
        if (row.startsWith("-")) {
            return found.isEmpty();
        }
        Set<String> marks =
                new HashSet<>(Arrays.asList(row.substring(1, bar).strip().split(" ", -1)));
        marks.remove("");
        return found.stream().anyMatch(finding -> finding.marks().containsAll(marks));
    }

    private static List<Finding> found(String topic, String text) {
        return switch (SCANNERS.scan(PartText.of(PartPath.ROOT, text))) {
            case ScanOutcome.Scanned(List<Finding> findings) ->
                likely(topic, findings).toList();
            case ScanOutcome.Unreadable(PartPath part, String reason) ->
                throw new AssertionError(part + " is unreadable: " + reason);
        };
    }

    private static Stream<Finding> likely(String topic, List<Finding> findings) {
        return findings.stream()
                .filter(f -> f.category().label().equals(topic) && f.confidence() != Confidence.POSSIBLE);
    }
}
