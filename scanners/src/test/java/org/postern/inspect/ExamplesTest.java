package org.postern.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.model.Confidence;
import org.postern.model.Finding;
import org.postern.policy.Larkfield;
import org.postern.scan.ScanOutcome;
import org.postern.scan.Scanners;

/**
 * How much the scanners hear of what people say in words of their own: short texts in src/test/resources/examples,
 * {@code label;label<TAB>text}, written without looking at any phrase; {@code none} are harmless ones that come close.
 * Every second line of a file may be looked at when phrases are written; the others only count, so that what is learnt
 * by heart shows. Prints the table; the floors below are what was reached, to be raised with it.
 */
@Execution(ExecutionMode.CONCURRENT)
class ExamplesTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "examples");
    private static final double MOST_FALSE = 0.02;

    /** What stops or reports a mail by itself; the others ask for a person in the same mail, or for a recipient. */
    private static final Set<String> TOLD = Set.of(
            "call-for-help",
            "threat",
            "hoax",
            "drugs",
            "extremism",
            "gambling",
            "proxy-advice",
            "chain-letter",
            "unkindness",
            "hate",
            "abuse-of-staff",
            "derogatory",
            "staff-allegation",
            "phishing");

    /** What may be found for a label: several where a text is rightly read as either. */
    private static final Map<String, Set<String>> WANTED = new HashMap<>();

    private static final Map<String, Count> LOOKED_AT = new TreeMap<>();
    private static final Map<String, Count> HELD_BACK = new TreeMap<>();
    private static final Count HARMLESS = new Count();

    static {
        wanted("call-for-help", "help-self", "help-other");
        wanted("call-for-help", "drugs-self", "staff-allegation");
        wanted("drugs", "drugs", "drugs-self");
        wanted("threat", "threat", "abuse-of-staff");
        wanted("unkindness", "unkind-you", "unkind-other");
        wanted("derogatory", "unkind-you", "derogatory");
        wanted("hate", "hate", "derogatory", "extremism");
        wanted("meeting", "meeting", "grooming-meet");
        wanted("grooming", "meeting");
        for (String sign : List.of("secrecy", "isolation", "flattery", "gift", "age", "move", "image", "meet")) {
            wanted("grooming", "grooming-" + sign);
        }
        wanted("special-category", "special");
        wanted("staff-data", "special");
        wanted("safeguarding-term", "safeguarding");
        wanted("postal-address", "home");
        wanted("map-location", "home");
        wanted("routine", "home", "routine");
        wanted("social-handle", "handle");
        wanted("birth-date", "birthday");
        wanted("staff-allegation", "complaint");
        for (String same : List.of(
                "hoax",
                "extremism",
                "gambling",
                "proxy-advice",
                "chain-letter",
                "abuse-of-staff",
                "password",
                "phone",
                "parent-work",
                "full-name",
                "data-complaint",
                "breach-report",
                "access-request",
                "foi-request",
                "complaint",
                "staff-allegation",
                "personal-mail",
                "advertising",
                "party-political",
                "phishing",
                "chat-invite")) {
            wanted(same, same);
        }
    }

    private static void wanted(String category, String... labels) {
        for (String label : labels) {
            WANTED.computeIfAbsent(label, l -> new HashSet<>()).add(category);
        }
    }

    private static final class Count {
        private int all;
        private int found;

        private void add(boolean hit) {
            all++;
            found += hit ? 1 : 0;
        }

        private double share() {
            return (double) found / all;
        }

        @Override
        public String toString() {
            return found + " of " + all;
        }
    }

    /** A text with what was heard in it; {@code back} if it is one of those held back. */
    private record Heard(List<String> labels, boolean back, Set<String> found) {}

    @BeforeAll
    static void hear() throws IOException {
        Scanners scanners = AllScanners.of(Larkfield.rulebook(), LocalDate.ofInstant(Larkfield.NOW, ZoneOffset.UTC));
        try (Stream<Path> files = Files.list(FOLDER)) {
            files.toList().parallelStream()
                    .map(file -> heard(scanners, file))
                    .toList()
                    .forEach(list -> list.forEach(ExamplesTest::count));
        }
        LOOKED_AT.forEach((label, count) ->
                System.out.printf("%-20s %13s, held back %13s%n", label, count, HELD_BACK.get(label)));
        System.out.println("harmless " + HARMLESS);
    }

    private static List<Heard> heard(Scanners scanners, Path file) {
        List<Heard> all = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int tab = line.indexOf('\t');
                List<String> labels = List.of(line.substring(0, tab).split(";", -1));
                all.add(new Heard(labels, all.size() % 2 == 1, heard(scanners, line.substring(tab + 1))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static void count(Heard heard) {
        for (String label : heard.labels) {
            if (label.equals("none")) {
                HARMLESS.add(heard.found.stream().anyMatch(TOLD::contains));
            } else {
                (heard.back ? HELD_BACK : LOOKED_AT)
                        .computeIfAbsent(label, l -> new Count())
                        .add(WANTED.getOrDefault(label, Set.of()).stream().anyMatch(heard.found::contains));
            }
        }
    }

    private static Set<String> heard(Scanners scanners, String text) {
        return switch (scanners.scan(PartText.of(PartPath.ROOT, text))) {
            case ScanOutcome.Scanned(List<Finding> findings) ->
                findings.stream()
                        .filter(f -> f.confidence() != Confidence.POSSIBLE)
                        .filter(f -> !f.marks().contains("schoolwork"))
                        .map(f -> f.category().label())
                        .collect(Collectors.toSet());
            case ScanOutcome.Unreadable unread -> throw new AssertionError(unread.reason());
        };
    }

    @Test
    void knowsEveryLabel() {
        List<String> unknown = new ArrayList<>(LOOKED_AT.keySet());
        unknown.removeAll(WANTED.keySet());
        assertThat(unknown).isEmpty();
        assertThat(HELD_BACK.keySet()).isEqualTo(LOOKED_AT.keySet());
    }

    @Test
    void harmlessTextsThatComeCloseAreSeldomMistaken() {
        assertThat(HARMLESS.share()).isLessThanOrEqualTo(MOST_FALSE);
    }

    @Test
    void whatIsSaidInOtherWordsIsHeardAtLeastAsOftenAsBefore() {
        assertThat(share("help-self", "help-other")).isGreaterThanOrEqualTo(0.14);
        assertThat(share("threat", "hoax")).isGreaterThanOrEqualTo(0.16);
        assertThat(share("unkind-you", "unkind-other", "hate")).isGreaterThanOrEqualTo(0.09);
        assertThat(share("meeting")).isGreaterThanOrEqualTo(0.34);
        assertThat(share("special", "safeguarding")).isGreaterThanOrEqualTo(0.36);
    }

    /** Of those held back. */
    private static double share(String... labels) {
        Count sum = new Count();
        Arrays.stream(labels).map(HELD_BACK::get).forEach(count -> {
            sum.all += count.all;
            sum.found += count.found;
        });
        return sum.share();
    }
}
