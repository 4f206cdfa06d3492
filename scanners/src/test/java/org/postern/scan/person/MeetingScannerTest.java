package org.postern.scan.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.Rows;

class MeetingScannerTest {
    private static final MeetingScanner SCANNER = new MeetingScanner(List.of("Beech Woods"));

    static List<String> must() {
        return Rows.texts(MeetingScannerTest.class, "meeting-must.tsv");
    }

    static List<String> mustNot() {
        return Rows.texts(MeetingScannerTest.class, "meeting-must-not.tsv");
    }

    @ParameterizedTest
    @MethodSource("must")
    void findsPlans(String text) {
        Expected.finds(SCANNER, Category.MEETING, text);
    }

    @ParameterizedTest
    @MethodSource("mustNot")
    void passesOver(String text) {
        Expected.passesOver(SCANNER, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        meet me at the park at 4 and dont tell mum | CERTAIN | [outside, secret]
        wanna meet up saturday | LIKELY | []
        can u come to mine after school | LIKELY | [outside]
        """)
    void saysHowSure(String text, Confidence confidence, String marks) {
        assertThat(Rows.findings(SCANNER, text)).singleElement().satisfies(f -> {
            assertThat(f.confidence()).isEqualTo(confidence);
            assertThat(f.marks().stream().sorted().toList()).hasToString(marks);
        });
    }

    @Test
    void takesPlacesOfTheSchoolForPlacesInSchool() {
        Expected.passesOver(SCANNER, "meet me in Beech Woods at 3 for the minibeast hunt");
        Expected.passesOver(SCANNER, "shall we go to beech woods after school? wildlife group is on");
        Expected.finds(SCANNER, Category.MEETING, "shall we go to the woods after school on saturday");
        Expected.finds(SCANNER, Category.MEETING, "meet in beech woods at 3 and dont tell miss");
    }
}
