package org.postern.scan.sensitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.postern.model.Confidence;
import org.postern.policy.Larkfield;
import org.postern.policy.Lists;
import org.postern.scan.Rows;
import org.postern.scan.WordLists;

/**
 * Mails of staff with the list as it is shipped: what counts of the three categories is exactly what stands before the
 * bar (a special-category, s safeguarding-term, h staff-data), or nothing after a dash.
 */
class SensitiveTermScannerTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final SensitiveTermScanner SCHOOL = new SensitiveTermScanner(Larkfield.rulebook()
            .policy()
            .lists()
            .entries(Lists.SENSITIVE_TERMS, DAY)
            .map(e -> SensitiveTerm.of(e.value(), e.more("category"), e.more("needs")))
            .toList());
    private static final int ENOUGH = 50;

    @Test
    void findsWhatIsSaidOfSomebodyAndNothingElse() {
        List<String> rows = WordLists.read(SensitiveTermScannerTest.class, "sensitive-terms.rows")
                .lines()
                .filter(l -> !l.isBlank() && !l.startsWith("#"))
                .toList();
        List<String> wrong = new ArrayList<>();
        for (String row : rows) {
            int bar = row.indexOf(" | ");
            String found = found(row.substring(bar + 3).replace("\\n", "\n"));
            if (!found.equals(row.substring(0, bar).strip())) {
                wrong.add(found + " instead of " + row);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rows.stream().filter(r -> !r.startsWith("-"))).hasSizeGreaterThan(ENOUGH);
        assertThat(rows.stream().filter(r -> r.startsWith("-"))).hasSizeGreaterThan(ENOUGH);
    }

    @Test
    void saysThatAWordAloneIsOnlyPossible() {
        assertThat(Rows.findings(SCHOOL, "The LAC list is on the desk."))
                .singleElement()
                .satisfies(f -> assertThat(f.confidence()).isEqualTo(Confidence.POSSIBLE));
        assertThat(Rows.findings(SCHOOL, "He had a lac of food and a pep in his step, cin cin!"))
                .isEmpty();
    }

    @Test
    void readsTheListAsItIsWritten() {
        SensitiveTermScanner own = new SensitiveTermScanner(List.of(
                SensitiveTerm.of("zogg* ... clinic|ward", "special-category", ""),
                SensitiveTerm.of("XYZ", "staff-data", "hr leave*")));
        assertThat(found(own, "Zogginess brought him to clinic")).isEqualTo("a");
        assertThat(found(own, "Zogginess brought the whole of her to the clinic"))
                .isEqualTo("-");
        assertThat(found(own, "Zoggs. Her clinic")).isEqualTo("-");
        assertThat(found(own, "his XYZs are with HR")).isEqualTo("h");
        assertThat(found(own, "his xyz are with HR")).isEqualTo("-");
        assertThat(found(own, "his XYZ" + " bla".repeat(100) + " leave")).isEqualTo("-");
    }

    @Test
    void marksStaffDataOfSomebodyWithAFamilyName() {
        assertThat(Rows.findings(SCHOOL, "Miss Finlay is on half pay"))
                .allMatch(f -> f.marks().contains("person"));
        assertThat(Rows.findings(SCHOOL, "Dear Miss Finlay, what is half pay? Yours, Mrs Lowe"))
                .noneMatch(f -> f.marks().contains("person"));
    }

    @Test
    void staysLinear() {
        String text = "PEP suspended in the s 47 dad he is ... in to LAC 12 ".repeat(40_000);
        long start = System.nanoTime();
        Rows.findings(SCHOOL, text);
        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    }

    private static String found(String text) {
        return found(SCHOOL, text);
    }

    private static String found(SensitiveTermScanner scanner, String text) {
        Set<String> kinds = new TreeSet<>();
        Rows.findings(scanner, text).stream()
                .filter(f -> f.confidence() != Confidence.POSSIBLE)
                .forEach(f -> kinds.add(
                        switch (f.category()) {
                            case SPECIAL_CATEGORY -> "a";
                            case SAFEGUARDING_TERM -> "s";
                            case STAFF_DATA -> "h";
                            default -> "?";
                        }));
        return kinds.isEmpty() ? "-" : String.join("", kinds);
    }
}
