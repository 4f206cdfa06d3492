package org.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.message.Address;
import org.postern.policy.Notices.Band;
import org.postern.school.Person;

class NoticesTest {
    private static final Notices NOTICES = Larkfield.rulebook().policy().notices();
    private static final Map<String, String> VALUES =
            Map.of("first_name", "Jake", "recipient", "Tom", "school", "Larkfield", "class_teacher", "Mrs Whitlock");

    static Stream<String> keys() {
        return NOTICES.keys().stream();
    }

    private static Notices.Text text(String key, Band band) {
        return NOTICES.compose(key, band, VALUES).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void saysWhatToDoNextAndNeverAccuses(String key) {
        for (Band band : Band.values()) {
            Notices.Text text = text(key, band);
            String all = (text.subject() + " " + text.body()).toLowerCase(Locale.ROOT);
            assertThat(all).doesNotContain("blocked", "violation", "monitor", "$", "{", "rule");
            assertThat(text.body()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aNineYearOldCanReadTheTextForJuniors(String key) {
        // a grade of 4 is the American school year of nine- and ten-year-olds: grade + 5 is the age
        assertThat(grade(text(key, Band.KS2).body())).isLessThanOrEqualTo(4.0);
    }

    /** Flesch-Kincaid grade level (Kincaid et al. 1975): 0.39 words/sentence + 11.8 syllables/word - 15.59. */
    private static double grade(String text) {
        long sentences = Math.max(
                1, text.chars().filter(c -> c == '.' || c == '!' || c == '?').count());
        List<String> words = Arrays.stream(text.split("[^A-Za-z']+", -1))
                .filter(w -> !w.isEmpty())
                .toList();
        long syllables = words.stream().mapToLong(NoticesTest::syllables).sum();
        return 0.39 * words.size() / sentences + 11.8 * syllables / words.size() - 15.59;
    }

    /** Groups of vowels, a silent e at the end apart. */
    private static long syllables(String word) {
        String bare = word.toLowerCase(Locale.ROOT).replaceAll("(?<=[^aeiouyl])e$", "");
        long groups = bare.replaceAll("[^aeiouy]+", " ").strip().split(" ", -1).length;
        return Math.max(1, groups);
    }

    @Test
    void everyRuleThatStopsAPupilOrStaffHasAText() {
        for (Rule rule : Larkfield.rulebook().policy().rules()) {
            for (Rule.Part part : rule.parts()) {
                boolean returns =
                        part.does().containsValue(Action.REJECT) && !rule.id().equals("AUTH-01");
                assertThat(part.notice().isPresent() || !returns).as(rule.id()).isTrue();
            }
        }
    }

    @Test
    void aValueIsInsertedAsItIs() {
        Notices.Text text = NOTICES.compose(
                        "phone-number", Band.KS2, Map.of("first_name", "${sys:user.home}\r\nBcc: x"))
                .orElseThrow();
        assertThat(text.body()).startsWith("Hi ${sys:user.home} Bcc: x. Your message");
        assertThat(NOTICES.compose("absent", Band.KS2, Map.of())).isEmpty();
    }

    @Test
    void leavesNoGapWhereNothingMayBeRepeated() {
        Notices.Text bare = NOTICES.compose("waiting", Band.STAFF, VALUES).orElseThrow();
        assertThat(bare.body()).startsWith("Your message to Tom is waiting");
        Notices.Text named = NOTICES.compose("waiting", Band.STAFF, Map.of("subject", "\"Trip\"", "recipient", "Tom"))
                .orElseThrow();
        assertThat(named.body()).startsWith("Your message \"Trip\" to Tom is waiting");
    }

    @Test
    void parentsHaveWordsOfTheirOwn() {
        assertThat(NOTICES.compose("not-released", Band.PARENT, VALUES)
                        .orElseThrow()
                        .body())
                .contains("Larkfield")
                .doesNotContain("Jake");
        assertThat(NOTICES.compose("phone-number", Band.PARENT, VALUES))
                .as("where there are none, they read that somebody looks first")
                .isEqualTo(NOTICES.compose("waiting", Band.PARENT, VALUES));
    }

    @Test
    void theBandFollowsTheSchoolYear() {
        assertThat(band("poppy.lane")).isEqualTo(Band.KS1);
        assertThat(band("jake.tilley")).isEqualTo(Band.KS2);
        assertThat(band("hannah.price")).isEqualTo(Band.SECONDARY);
        assertThat(band("noah.sykes")).isEqualTo(Band.KS2);
        assertThat(band("k.whitlock")).isEqualTo(Band.STAFF);
        assertThat(Band.of(Optional.empty())).isEqualTo(Band.STAFF);
        assertThat(band("n.okafor@freemail.example")).isEqualTo(Band.PARENT);
    }

    private static Band band(String name) {
        Address address = Mails.address(name);
        Optional<Person> person = Larkfield.rulebook().directory().find(address);
        assertThat(person).isPresent();
        return Band.of(person);
    }
}
