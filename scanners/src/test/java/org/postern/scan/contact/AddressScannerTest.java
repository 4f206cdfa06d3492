package org.postern.scan.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.model.Finding;
import org.postern.scan.Rows;

class AddressScannerTest {
    static List<String> must() {
        return Rows.texts(AddressScannerTest.class, "address-must.tsv");
    }

    static List<String> mustNot() {
        return Rows.texts(AddressScannerTest.class, "address-must-not.tsv");
    }

    @ParameterizedTest
    @MethodSource("must")
    void findsWhereSomebodyLives(String text) {
        assertThat(Contacts.addresses(text)).anyMatch(AddressScannerTest::tellsWhereSomebodyLives);
    }

    @ParameterizedTest
    @MethodSource("mustNot")
    void leavesPlacesAloneWhereNobodyLives(String text) {
        assertThat(Contacts.addresses(text)).noneMatch(AddressScannerTest::tellsWhereSomebodyLives);
    }

    /** As the policy asks: somebody's own or beyond doubt, and neither famous nor the school's. */
    private static boolean tellsWhereSomebodyLives(Finding finding) {
        boolean known = finding.marks().contains("famous") || finding.marks().contains("public");
        return !known && (finding.marks().contains("own") || finding.confidence() == Confidence.CERTAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "i live at 14 Larkspur Close ok,14 Larkspur Close,LIKELY",
        "'we moved to flat 3, 31 Foundry Lane, Larkfield LF4 6TT yes','flat 3, 31 Foundry Lane, Larkfield LF4"
                + " 6TT',CERTAIN",
        "number 9 and the postcode is LF4 7QZ,LF4 7QZ,CERTAIN",
        "my postcode is l f 4 7 q z,l f 4 7 q z,LIKELY",
        "my postcode is lf4 oqz,lf4 oqz,LIKELY",
        "we saw 4 Mill Row today,4 Mill Row,POSSIBLE",
        "it says lf4 7qz on the box,lf4 7qz,POSSIBLE",
        "'the Mill Museum, Larkfield LF1 3AB',LF1 3AB,LIKELY",
        "GIR 0AA is an old one,GIR 0AA,CERTAIN",
        "'my house is on Willow Court, flat 6','Willow Court, flat 6',LIKELY",
        "i live at fourteen larkspur close,fourteen larkspur close,LIKELY",
        "i live at twenty two larkspur close,twenty two larkspur close,LIKELY",
    })
    void saysWhereAndHowSure(String text, String matched, Confidence confidence) {
        List<Finding> found = Contacts.addresses(text);
        assertThat(found).hasSize(1);
        assertThat(Rows.matched(text, found.getFirst())).isEqualTo(matched);
        assertThat(found.getFirst().confidence()).isEqualTo(confidence);
        assertThat(found.getFirst().category()).isEqualTo(Category.POSTAL_ADDRESS);
    }

    @Test
    void marksTheSchoolsOwnAndFamousPlaces() {
        assertThat(marks("Church Lane, Larkfield LF4 2AB")).contains("public");
        assertThat(marks("i live at 12 Church Lane")).containsExactly("own");
        assertThat(marks("she lives at 10 Downing Street")).containsExactly("famous");
        assertThat(marks("i live at 14 Baker Street")).containsExactly("own");
        assertThat(marks("ring SW1A 1AA")).contains("famous");
    }

    @Test
    void marksDisguises() {
        assertThat(marks("i live at 14 L\u0430rkspur Close")).contains("disguised", "own");
        assertThat(marks("my postcode is L F 4 7 Q Z")).contains("disguised", "own");
    }

    @ParameterizedTest
    @CsvSource({
        "my house is ///filled.count.soap ok,///filled.count.soap,LIKELY",
        "///daring.lion.race is an example,///daring.lion.race,POSSIBLE",
        "my house https://maps.app.goo.gl/Xy1 ok,https://maps.app.goo.gl/Xy1,LIKELY",
        "see https://www.google.co.uk/maps/place/River,https://www.google.co.uk/maps/place/River,POSSIBLE",
        "maps.google.com/?q=1 my house,maps.google.com/?q=1,LIKELY",
        "goo.gl/maps/abc,goo.gl/maps/abc,POSSIBLE",
        "'geo:51.6,-0.3 my house','geo:51.6,-0.3',LIKELY",
        "'we measured 51.5074, -0.1278 there','51.5074, -0.1278',POSSIBLE",
        "code 9C3XGV2M+2X here,9C3XGV2M+2X,POSSIBLE",
        "what3words filled.count.soap,filled.count.soap,POSSIBLE",
    })
    void findsPlacesOnAMap(String text, String matched, Confidence confidence) {
        List<Finding> found = Contacts.addresses(text);
        assertThat(found).hasSize(1);
        assertThat(Rows.matched(text, found.getFirst())).isEqualTo(matched);
        assertThat(found.getFirst().confidence()).isEqualTo(confidence);
        assertThat(found.getFirst().category()).isEqualTo(Category.MAP_LOCATION);
    }

    @ParameterizedTest
    @CsvSource({
        "file:///usr.local.bin",
        "///two.words",
        "///a.b.c",
        "'12.3456'",
        "'95.1234, 10.1234'",
        "'12.34, 56.78'",
        "2345+67",
        "2X3X+4X",
        "https://www.example.org/page",
        "lf4 7qz-99",
        "ab_LF4 7QZ",
        "Q4 7QZ",
        "LF4 7CI",
    })
    void leavesWhatOnlyLooksLikeAPlace(String text) {
        assertThat(Contacts.addresses(text)).isEmpty();
    }

    private static Set<String> marks(String text) {
        List<Finding> found = Contacts.addresses(text);
        assertThat(found).hasSize(1);
        return found.getFirst().marks();
    }
}
